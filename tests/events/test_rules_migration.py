"""A festival's `reminder_days` become rules, and the other way round."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import berlin

BEFORE, AFTER = ("events", "0006_refused_letters"), ("events", "0008_reminder_days_are_rules")
TIMES = ("starts_at", "ends_at", "setup_from", "takedown_until", "registration_deadline")


def migrate_to(target):
    executor = MigrationExecutor(connection)
    others = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in {"events", "stations"}]
    executor.migrate([target, *others])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def back_to_the_last_version():
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.django_db(transaction=True)
def test_there_and_back(back_to_the_last_version):
    old = migrate_to(BEFORE)
    office = old.get_model("events", "Office").objects.create(slug="jena", name="Jena")
    day = {name: berlin(2027, 6, 12, 10 + hour) for hour, name in enumerate(TIMES)}
    day |= {"registration_deadline": berlin(2027, 5, 15), "setup_from": berlin(2027, 6, 12, 9)}
    festivals = old.get_model("events", "Festival").objects
    for slug, days in (("two", [3, 21]), ("none", [])):
        festivals.create(office=office, slug=slug, title=slug, places=3, reminder_days=days, **day)
    letters = old.get_model("events", "Letter").objects
    letters.create(
        office=office,
        kind="reminder",
        about_kind="invitation",
        about_id=1,
        details={"days": 21, "contact_id": 5},
        due_at=berlin(2027, 5, 1),
        message_id="<1@standfest>",
        language="de",
        recipient="a@example.org",
    )

    new = migrate_to(AFTER)

    rules = new.get_model("events", "LetterRule").objects.order_by("pk")
    assert list(rules.filter(festival__slug="two").values_list("kind", "days")) == [
        ("reminder", -21),
        ("reminder", -3),
        ("week_to_go", -7),
        ("thank_you", 1),
    ]
    assert list(rules.filter(festival__slug="none").values_list("kind", flat=True)) == ["week_to_go", "thank_you"]
    details = new.get_model("events", "Letter").objects.get().details
    assert details == {"days": 21, "contact_id": 5, "rule": "reminder:deadline-21:unanswered"}

    again = migrate_to(BEFORE)
    days = again.get_model("events", "Festival").objects.order_by("slug").values_list("reminder_days", flat=True)
    assert list(days) == [[], [21, 3]]

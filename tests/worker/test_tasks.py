"""The tasks look at the rows; one that fails does not stop the others."""

from datetime import timedelta

import pytest
import time_machine

from events.models import Festival, Heartbeat, Letter
from festival.doctor import HEARTBEAT_LIMIT
from stations.actions.invitations import invite_organisations
from tests.factories import FestivalFactory, berlin
from tests.letters import invited
from worker import tasks
from worker.delivery import PATIENCE, Report
from worker.tasks import deliver, tick


def test_deliver_takes_batch_after_batch(post_office, owed):
    owed(120)

    assert deliver() == 120
    assert len(post_office.accepted) == 120


def test_deliver_stops_when_the_server_is_away(owed, mail_to, monkeypatch):
    calls = []
    monkeypatch.setattr(tasks, "deliver_due", lambda **_: calls.append(1) or Report(later=50, away=True))

    deliver()

    assert calls == [1]


def test_a_long_delivery_makes_room_for_the_clock_and_asks_for_the_rest(db, monkeypatch):
    passed, asked = [0.0], []

    def ten_seconds(**_):
        passed[0] += 10
        return Report(sent=50)

    monkeypatch.setattr(tasks, "monotonic", lambda: passed[0])
    monkeypatch.setattr(tasks, "deliver_due", ten_seconds)
    monkeypatch.setattr(tasks, "_ask_for", lambda task: asked.append(task.name))

    assert deliver() == 150

    assert asked == ["worker.deliver"]
    assert 2 * (tasks.LONGEST + PATIENCE.total_seconds()) < HEARTBEAT_LIMIT.total_seconds()


def test_a_tick_does_all_that_is_owed(post_office, owed, now):
    over = FestivalFactory(
        state="published",
        starts_at=now - timedelta(hours=5),
        ends_at=now - timedelta(hours=1),
        setup_from=now - timedelta(hours=6),
        takedown_until=now,
        registration_deadline=now - timedelta(days=9),
    )
    owed("waiting@example.org")
    owed("left@example.org", state="sending", claimed_by="dead", claimed_until=now - timedelta(minutes=1))

    tick()

    assert Festival.objects.get(pk=over.pk).state == "over"
    assert sorted(post_office.recipients) == ["left@example.org", "waiting@example.org"]
    assert Heartbeat.objects.get(part="worker").age(now=now) < 5


def test_twice_does_everything_once(post_office, owed):
    owed(3)

    tick()
    tick()

    assert len(post_office.accepted) == 3


@pytest.mark.parametrize("part", ["end_festivals", "owe_timed_letters", "free_stale_claims"])
def test_a_part_that_fails_does_not_keep_the_letters_back(post_office, owed, monkeypatch, part):
    owed("a@example.org")

    def fail(**_):
        raise RuntimeError("one row that cannot be dealt with")

    fail.__name__ = part
    monkeypatch.setattr(tasks, part, fail)

    tick()

    assert post_office.recipients == ["a@example.org"]


def test_a_reminder_leaves_on_the_tick_of_its_hour_once(post_office, festival, actor):
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=berlin(2027, 4, 1, 9))
    Letter.objects.update(state="sent")

    for at in (berlin(2027, 5, 1, 8, 59), berlin(2027, 5, 1, 9), berlin(2027, 5, 1, 9, 1)):
        with time_machine.travel(at):
            tick()

    assert post_office.recipients == [invitation.organisation.contacts.get().email]
    assert Letter.objects.get(kind="reminder").state == "sent"


def test_the_clock_forgets_prints_of_last_month(festival, now):
    festival.kept_prints.create(digest="a" * 64, pdf=b"%PDF-", made_at=now - timedelta(days=31))
    young = festival.kept_prints.create(digest="b" * 64, pdf=b"%PDF-", made_at=now)

    tick()

    assert list(festival.kept_prints.all()) == [young]

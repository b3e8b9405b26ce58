"""Festivals: created, changed, moved, ended by the clock."""

import pytest
from django.core.exceptions import ValidationError

from events.actions import festivals
from events.actions.festivals import create_festival, end_festivals, free_slug, move_festival, update_festival
from events.errors import MoveNotAllowed
from events.models import Festival, LogEntry
from events.signals import festival_changed, festival_moved
from tests.factories import FestivalFactory, OfficeFactory, berlin

FIELDS = {
    "title": "Sommerfest im Grünen",
    "place": "Wiese",
    "starts_at": berlin(2027, 6, 12, 14),
    "ends_at": berlin(2027, 6, 12, 18),
    "setup_from": berlin(2027, 6, 12, 12),
    "takedown_until": berlin(2027, 6, 12, 20),
    "registration_deadline": berlin(2027, 5, 15, 23, 59),
    "places": 40,
    "languages": ["de", "ar"],
}


@pytest.fixture
def create(office, actor, now):
    return lambda **more: create_festival(office, actor=actor, now=now, **(FIELDS | more))


class TestCreating:
    """A draft with an address of its own."""

    def test_a_draft_with_reminders_at_14_and_3_days(self, create, office, coordinator):
        festival = create()

        assert (festival.state, festival.slug) == ("draft", "sommerfest-im-grunen-2027")
        assert (festival.reminder_days, festival.office) == ([14, 3], office)
        entry = LogEntry.objects.get()
        assert (entry.event, entry.actor, entry.festival) == ("festival_created", coordinator, festival)

    def test_the_same_title_gets_the_next_address(self, create):
        assert [create().slug for _ in range(3)] == [
            "sommerfest-im-grunen-2027",
            "sommerfest-im-grunen-2027-2",
            "sommerfest-im-grunen-2027-3",
        ]

    @pytest.mark.parametrize(
        ("title", "slug"),
        [
            ("Праздник", "festival-2027"),
            ("Fest 2027", "fest-2027"),
            ("!", "festival-2027"),
            ("x" * 100, "x" * 45 + "-2027"),
        ],
    )
    def test_an_address_from_any_title(self, db, title, slug):
        assert free_slug(title, 2027) == slug

    def test_the_year_of_the_address_is_that_of_the_place(self, create):
        new_year = berlin(2028, 1, 1, 0, 30)
        times = {
            "starts_at": new_year,
            "setup_from": new_year,
            "ends_at": berlin(2028, 1, 1, 4),
            "takedown_until": berlin(2028, 1, 1, 5),
        }

        assert create(title="Neujahr", **times).slug == "neujahr-2028"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("title", "x" * 121),
            ("place", ""),
            ("starts_at", None),
            ("ends_at", berlin(2027, 6, 12, 14)),
            ("setup_from", berlin(2027, 6, 12, 15)),
            ("takedown_until", berlin(2027, 6, 12, 17)),
            ("registration_deadline", berlin(2027, 6, 12, 15)),
            ("registration_deadline", berlin(1999, 1, 1)),
            ("places", 0),
            ("places", -1),
            ("places", "many"),
            ("languages", []),
            ("languages", ["xx"]),
            ("language", "xx"),
            ("reminder_days", [0]),
            ("reminder_days", [14, 14]),
            ("reminder_days", [1, 2, 3, 4, 5, 6]),
            ("reminder_days", [True]),
            ("slug", "not an address"),
        ],
    )
    def test_a_fault_names_its_field(self, create, field, value):
        with pytest.raises(ValidationError) as refusal:
            create(**{field: value})

        assert field in refusal.value.message_dict
        assert "Constraint" not in str(refusal.value)
        assert not Festival.objects.exists()

    def test_an_address_is_given_once_in_the_whole_installation(self, create):
        FestivalFactory(office=OfficeFactory(), slug="taken")

        with pytest.raises(ValidationError) as refusal:
            create(slug="taken")

        assert list(refusal.value.message_dict) == ["slug"]


class TestChanging:
    """Calendars move on when what they show changes, and only then."""

    @pytest.mark.parametrize(
        ("fields", "sequence"),
        [
            ({"title": "New"}, 1),
            ({"place": "New"}, 1),
            ({"starts_at": berlin(2027, 6, 12, 13)}, 1),
            ({"ends_at": berlin(2027, 6, 12, 19)}, 1),
            ({"setup_from": berlin(2027, 6, 12, 11)}, 1),
            ({"takedown_until": berlin(2027, 6, 12, 22)}, 1),
            ({"places": 50}, 0),
            ({"registration_deadline": berlin(2027, 5, 20)}, 1),
            ({"description": "New"}, 1),
            ({"travel_hint": "New"}, 1),
            ({"title": "Sommerfest"}, 0),
        ],
    )
    def test_the_sequence_of_its_calendar_entries(self, festival, actor, now, fields, sequence):
        assert update_festival(festival, actor=actor, now=now, **fields).sequence == sequence

    def test_nothing_changed_is_told_to_nobody(self, festival, actor, now):
        heard = []
        receiver = lambda **told: heard.append(told["changed"])  # noqa: E731
        festival_changed.connect(receiver)
        try:
            update_festival(festival, actor=actor, now=now, title=festival.title)
            update_festival(festival, actor=actor, now=now, title="New", places=3)
        finally:
            festival_changed.disconnect(receiver)

        assert heard == [["places", "title"]]
        assert LogEntry.objects.get().details == {"fields": ["places", "title"]}

    def test_a_fault_leaves_the_row_as_it_was(self, festival, actor, now):
        with pytest.raises(ValidationError):
            update_festival(festival, actor=actor, now=now, title="New", ends_at=festival.starts_at)

        assert Festival.objects.get().title == "Sommerfest"

    def test_a_stale_page_does_not_undo_what_another_changed(self, festival, actor, now):
        update_festival(Festival.objects.get(), actor=actor, now=now, title="New")

        update_festival(festival, actor=actor, now=now, places=12)

        assert (Festival.objects.get().title, Festival.objects.get().places) == ("New", 12)


class TestMoving:
    """By the table, and what each move leaves behind."""

    def test_published_and_taken_back(self, festival, actor, now):
        published = move_festival(festival, "published", actor=actor, now=now)
        assert (published.published_at, published.is_public) == (now, True)

        inviting = move_festival(festival, "inviting", actor=actor, now=now)
        assert (inviting.published_at, inviting.is_public) == (None, False)

    @pytest.mark.parametrize(("state", "public"), [("inviting", False), ("published", True)])
    def test_cancelled_it_stays_public_when_visitors_knew_of_it(self, office, actor, now, state, public):
        festival = FestivalFactory(office=office)
        if state == "published":
            move_festival(festival, state, actor=actor, now=now)

        cancelled = move_festival(festival, "cancelled", actor=actor, now=now)

        assert (cancelled.is_public, cancelled.sequence) == (public, 1 + (state == "published"))
        assert Festival.objects.public().filter(pk=festival.pk).exists() is public

    def test_a_move_that_is_not_in_the_table_changes_nothing(self, festival, actor, now):
        with pytest.raises(MoveNotAllowed):
            move_festival(festival, "archived", actor=actor, now=now)

        assert Festival.objects.get().state == "inviting"
        assert not LogEntry.objects.exists()

    def test_the_move_falls_with_what_follows_from_it(self, festival, actor, now):
        def fail(**_told):
            raise RuntimeError("a letter could not be owed")

        festival_moved.connect(fail)
        try:
            with pytest.raises(RuntimeError):
                move_festival(festival, "published", actor=actor, now=now)
        finally:
            festival_moved.disconnect(fail)

        assert Festival.objects.get().state == "inviting"

    def test_the_log_says_from_where_to_where(self, festival, actor, now):
        move_festival(festival, "published", actor=actor, now=now)

        assert LogEntry.objects.get().details == {"from": "inviting", "to": "published"}


class TestEnding:
    """The clock ends what has ended."""

    def test_only_published_ones_whose_last_hour_has_passed(self, office):
        due = FestivalFactory(office=office, state="published")
        for state in ("draft", "inviting", "cancelled", "archived"):
            FestivalFactory(office=office, state=state)

        assert end_festivals(now=berlin(2027, 6, 12, 17, 59)) == 0
        assert end_festivals(now=berlin(2027, 6, 12, 18)) == 1
        assert end_festivals(now=berlin(2027, 6, 12, 18)) == 0
        assert list(Festival.objects.filter(state="over")) == [due]
        assert LogEntry.objects.get().by == "clock"

    @pytest.mark.parametrize("meanwhile", [{"state": "cancelled"}, {"ends_at": berlin(2027, 6, 12, 19)}])
    def test_what_somebody_changed_in_the_same_second_stays(self, office, monkeypatch, meanwhile):
        """The clock has read the row; before it locks it, somebody cancels or prolongs the festival."""
        festival = FestivalFactory(office=office, state="published")
        lock = festivals.lock_festival

        def change_then_lock(row):
            Festival.objects.filter(pk=row.pk).update(**meanwhile)
            return lock(row)

        monkeypatch.setattr(festivals, "lock_festival", change_then_lock)

        assert end_festivals(now=berlin(2027, 6, 12, 18)) == 0
        festival.refresh_from_db()
        assert festival.state == meanwhile.get("state", "published")

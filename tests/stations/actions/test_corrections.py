"""What was said and has changed: one letter to who heard, whatever was edited; nothing to the others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions.festivals import move_festival, update_festival
from events.models import Letter
from stations.actions.corrections import AT_MOST, QUIET
from stations.actions.date_polls import answer_date_poll, close_date_poll, open_date_poll
from stations.actions.decisions import decide_station, place_station
from stations.actions.invitations import answer_invitation, invite_organisations
from tests.factories import FestivalFactory, StationFactory, berlin
from tests.letters import invited
from tests.polls import fits_of, poll_of

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def changes(**fields):
    return Letter.objects.filter(kind="festival_changed", **fields).order_by("pk")


def deliver(at):
    """The mail server takes everything that is due."""
    Letter.objects.filter(state="owed", due_at__lte=at).update(state="sent", sent_at=at)


@pytest.fixture
def heard(festival, actor, now):
    """An invitation whose letter has left."""
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    deliver(now)
    return invitation


@pytest.fixture
def edit(festival, actor):
    return lambda at, **fields: update_festival(festival, actor=actor, now=at, **fields)


def test_who_heard_is_told_old_values_ten_minutes_later(heard, edit, now):
    edit(now, place="Rathausplatz", starts_at=berlin(2027, 6, 12, 15))

    (letter,) = changes()
    assert (letter.about_id, letter.state, letter.due_at) == (heard.pk, "owed", now + QUIET)
    assert letter.details["changes"] == {
        "place": "Wiese am Salvador-Allende-Platz",
        "starts_at": "2027-06-12T12:00:00+00:00",
    }


def test_ten_edits_within_an_hour_are_one_letter_with_what_was_told(heard, edit, now):
    for minute in range(10):
        edit(now + 6 * minute * MINUTE, starts_at=berlin(2027, 6, 12, 14, 1 + minute))

    (letter,) = changes()
    assert letter.details["changes"] == {"starts_at": "2027-06-12T12:00:00+00:00"}
    assert letter.due_at == now + AT_MOST


def test_changed_and_changed_back_is_no_letter(heard, edit, festival, now):
    edit(now, starts_at=berlin(2027, 6, 12, 13), place="Rathausplatz")
    edit(now + MINUTE, starts_at=festival.starts_at)
    assert list(changes().get().details["changes"]) == ["place"]

    edit(now + 2 * MINUTE, place=festival.place)

    assert not changes().exists()


def test_after_the_letter_has_left_the_next_edit_begins_a_new_one(heard, edit, now):
    edit(now, place="Rathausplatz")
    deliver(now + QUIET)
    edit(now + QUIET, place="Markt")

    assert [(row.state, row.details["changes"]["place"]) for row in changes()] == [
        ("sent", "Wiese am Salvador-Allende-Platz"),
        ("owed", "Rathausplatz"),
    ]


@pytest.mark.parametrize("field", ["description", "travel_hint", "places", "languages"])
def test_what_no_letter_told_needs_no_correction(heard, edit, now, field):
    edit(now, **{field: {"places": 50, "languages": ["de"]}.get(field, "Anders.")})

    assert not changes().exists()


def test_an_invitation_that_has_not_left_carries_the_new_dates_itself(festival, actor, edit, now):
    invite_organisations(festival, [invited(festival)], actor=actor, now=now)

    edit(now, place="Rathausplatz")

    assert not changes().exists()


def test_only_the_contact_whose_letter_left_is_corrected(festival, actor, edit, now):
    invite_organisations(festival, [invited(festival, contacts=2)], actor=actor, now=now)
    reached = Letter.objects.order_by("pk").first()
    Letter.objects.filter(pk=reached.pk).update(state="sent")

    edit(now, place="Rathausplatz")

    assert [row.recipient for row in changes()] == [reached.recipient]


def test_who_said_yes_by_telephone_is_told_too(festival, edit, now):
    invitation = invited(festival, state="accepted")

    edit(now, place="Rathausplatz")

    assert changes().get().about_id == invitation.pk


def test_who_said_no_or_is_out_is_not(festival, heard, actor, edit, now):
    answer_invitation(heard, accept=False, actor=actor, now=now)
    StationFactory(festival=festival, state="withdrawn")

    edit(now, place="Rathausplatz")

    assert not changes().exists()


@pytest.mark.parametrize(("state", "told"), [("published", 1), ("over", 0), ("archived", 0), ("cancelled", 0)])
def test_only_while_people_wait_for_the_festival(festival, heard, edit, now, state, told):
    type(festival).objects.update(state=state)

    edit(now, place="Rathausplatz")

    assert changes().count() == told


def test_nobody_corrects_what_is_past(festival, heard, edit):
    edit(festival.ends_at, place="Rathausplatz")

    assert not changes().exists()


@pytest.mark.parametrize("to", ["cancelled", "published"])
def test_a_cancellation_drops_what_is_held(festival, heard, actor, edit, now, to):
    edit(now, place="Rathausplatz")

    move_festival(festival, to, actor=actor, now=now + MINUTE)

    assert changes().get().state == ("dropped" if to == "cancelled" else "owed")
    assert Letter.objects.filter(kind="festival_cancelled").count() == (to == "cancelled")


def test_a_letter_that_the_mail_server_put_off_keeps_its_time_and_takes_the_edit(heard, edit, now):
    edit(now, place="Rathausplatz")
    changes().update(attempts=2, due_at=now + DAY)
    edit(now + MINUTE, title="Herbstfest")

    letter = changes().get()
    assert (letter.due_at, sorted(letter.details["changes"])) == (now + DAY, ["place", "title"])


def test_each_reader_is_told_from_what_that_reader_heard(festival, heard, actor, edit, now):
    edit(now, place="Rathausplatz")
    other = invited(festival)
    invite_organisations(festival, [other], actor=actor, now=now + MINUTE)
    deliver(now + MINUTE)
    edit(now + 2 * MINUTE, place="Markt")

    assert {row.about_id: row.details["changes"]["place"] for row in changes()} == {
        heard.pk: "Wiese am Salvador-Allende-Platz",
        other.pk: "Rathausplatz",
    }


class TestNumbers:
    @pytest.fixture
    def station(self, festival, actor, now):
        row = StationFactory(festival=festival)
        row = decide_station(row, "confirmed", actor=actor, now=now)
        deliver(now)
        return row

    def test_another_number_is_told(self, station, actor, now):
        place_station(station, number=5, spot="", actor=actor, now=now)

        assert changes().get().details["changes"] == {"number": 1}

    def test_the_same_number_with_another_spot_is_not(self, station, actor, now):
        place_station(station, number=1, spot="am Brunnen", actor=actor, now=now)

        assert not changes().exists()

    def test_numbers_that_were_swapped_and_swapped_back_are_not(self, station, actor, now):
        for number in (5, 1):
            place_station(station, number=number, spot="", actor=actor, now=now)

        assert not changes().exists()

    def test_numbers_and_dates_are_one_letter(self, station, actor, edit, now):
        place_station(station, number=5, spot="", actor=actor, now=now)
        edit(now + MINUTE, place="Rathausplatz")

        assert sorted(changes().get().details["changes"]) == ["number", "place"]

    def test_who_was_told_no_number_is_told_no_other(self, festival, actor, now):
        station = decide_station(StationFactory(festival=festival), "confirmed", actor=actor, now=now)

        place_station(station, number=5, spot="", actor=actor, now=now)

        assert not changes().exists()


def test_a_poll_that_moves_the_date_tells_it_once(festival, heard, actor, edit, now):
    """Those who were invited for another day hear the decision, and no correction of it beside."""
    edit(now, place="Rathausplatz")
    poll = poll_of(festival, state="draft")
    open_date_poll(poll, actor=actor, now=now)
    deliver(now)
    option = poll.options.order_by("-starts_at").first()
    answer_date_poll(poll, heard, fits=fits_of(poll, "yes", "yes", "yes"), actor=actor, now=now)

    close_date_poll(poll, option, actor=actor, now=now + MINUTE)

    assert [row.state for row in changes()] == ["dropped"]
    assert Letter.objects.filter(kind="date_decided", state="owed").count() == 1


@pytest.mark.parametrize("edits", [1, 2])
def test_the_queries_do_not_grow_with_the_organisations(office, actor, now, edits):
    """Neither where letters are owed nor where they are merged."""
    counts = []
    for number in (1, 8):
        festival = FestivalFactory(office=office)
        rows = [invited(festival, contacts=2) for _ in range(number)]
        invite_organisations(festival, rows, actor=actor, now=now)
        deliver(now)
        for edit in range(edits):
            with CaptureQueriesContext(connection) as queries:
                update_festival(festival, place=f"Markt {edit}", actor=actor, now=now)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert changes().count() == 18

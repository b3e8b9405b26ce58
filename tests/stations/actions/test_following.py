"""What a festival's fate does to letters: cancelling stops everything and tells, once, who has heard of it."""

from datetime import timedelta

import pytest

from events.actions.festivals import move_festival
from events.errors import MoveNotAllowed
from events.models import Festival, Letter
from stations.actions.invitations import invite_organisations
from tests.factories import StationFactory
from tests.letters import LetterFactory, invited


def told():
    return set(Letter.objects.filter(kind="festival_cancelled").values_list("recipient", flat=True))


def addresses(*invitations):
    return {contact.email for row in invitations for contact in row.organisation.contacts.all()}


@pytest.fixture
def cancel(festival, actor, now):
    return lambda: move_festival(festival, "cancelled", actor=actor, now=now)


def test_who_has_the_invitation_is_told_and_who_never_got_it_is_not(festival, actor, now, cancel):
    reached, unreached = invited(festival, contacts=2), invited(festival)
    invite_organisations(festival, [reached, unreached], actor=actor, now=now)
    Letter.objects.filter(about_id=reached.pk).update(state="sent")

    cancel()

    assert told() == addresses(reached)
    assert Letter.objects.get(about_id=unreached.pk).state == "dropped"


def test_who_said_yes_by_telephone_is_told(festival, cancel):
    by_telephone = invited(festival, state="accepted")

    cancel()

    assert told() == addresses(by_telephone)


@pytest.mark.parametrize("state", ["chosen", "declined"])
def test_who_was_not_asked_or_said_no_is_not_bothered(festival, cancel, state):
    row = invited(festival, state=state)
    LetterFactory(festival=festival, office=festival.office, about_id=row.pk, state="sent")

    cancel()

    assert told() == set()


@pytest.mark.parametrize(("state", "hears"), [("confirmed", True), ("declined", False), ("withdrawn", False)])
def test_whose_station_is_out_already_is_not_bothered(festival, cancel, state, hears):
    StationFactory(festival=festival, state=state, number=1)

    cancel()

    assert bool(told()) is hears


def test_what_had_not_left_is_dropped_what_was_sent_stays(festival, cancel):
    rows = [
        LetterFactory(festival=festival, office=festival.office, kind=kind, state=state)
        for kind in ("invitation", "reminder", "station_confirmed")
        for state in ("owed", "sent", "failed", "sending")
    ]
    elsewhere = LetterFactory(office=festival.office)

    cancel()

    after = {row.pk: row.state for row in Letter.objects.all()}
    assert [after[row.pk] for row in rows] == ["dropped", "sent", "failed", "sending"] * 3
    assert after[elsewhere.pk] == "owed"


@pytest.mark.parametrize("state", ["published", "over", "archived"])
@pytest.mark.parametrize(("after", "hears"), [(timedelta(seconds=-1), True), (timedelta(0), False)])
def test_of_a_festival_that_has_been_nobody_hears_that_it_is_cancelled(festival, actor, state, after, hears):
    invitation = invited(festival, state="accepted")
    Festival.objects.update(state=state)
    festival.refresh_from_db()

    move_festival(festival, "cancelled", actor=actor, now=festival.ends_at + after)

    assert told() == (addresses(invitation) if hears else set())


def test_cancelled_is_told_once(festival, cancel):
    invited(festival, state="accepted")
    cancel()

    with pytest.raises(MoveNotAllowed):
        cancel()

    assert len(told()) == Letter.objects.count() == 1


def test_a_festival_that_is_over_owes_no_reminders(festival, actor, now):
    type(festival).objects.update(state="published")
    reminder = LetterFactory(festival=festival, office=festival.office, kind="reminder")
    decision = LetterFactory(festival=festival, office=festival.office, kind="station_confirmed")

    move_festival(festival, "over", actor=actor, now=now)

    reminder.refresh_from_db()
    decision.refresh_from_db()
    assert (reminder.state, decision.state) == ("dropped", "owed")


def test_the_number_of_queries_for_finding_whom_to_tell_does_not_grow(
    festival, cancel, django_assert_max_num_queries
):
    for _ in range(8):
        invited(festival, state="declined")

    with django_assert_max_num_queries(14):
        cancel()

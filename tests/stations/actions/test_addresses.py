"""Correcting an address: what went to the wrong one goes to the right one, and a stranger's link dies."""

import pytest

from events.models import Festival, Letter
from stations.actions.addresses import correct_address
from stations.actions.decisions import decide_station
from stations.actions.invitations import invite_organisations, letters_to_all
from stations.models import Invitation, PersonalLink
from tests.factories import StationFactory
from tests.letters import invited

pytestmark = pytest.mark.django_db
RIGHT = "right@example.org"


@pytest.fixture
def asked(festival, actor, now):
    """An invitation that left, to an address which may be a stranger's."""
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    Letter.objects.update(state="sent", sent_at=now)
    return Invitation.objects.get(pk=invitation.pk)


def failed(kind, invitation, now):
    """A letter to everybody of this invitation that did not arrive."""
    letters = letters_to_all(kind, invitation, now=now, reason=kind)
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(state="failed")


def correct(invitation, actor, now):
    contact = invitation.organisation.contacts.get()
    return correct_address(invitation, contact, email=RIGHT, actor=actor, now=now)


def owed():
    rows = Letter.objects.filter(state="owed").order_by("pk")
    return [(row.kind, row.recipient, row.details["link_id"]) for row in rows]


def test_each_letter_that_did_not_arrive_goes_with_the_new_link(asked, actor, now):
    failed("station_confirmed", asked, now)

    correct(asked, actor, now)

    fresh = PersonalLink.objects.usable().get()
    assert owed() == [("station_confirmed", RIGHT, fresh.pk), ("invitation", RIGHT, fresh.pk)]


def test_what_only_asks_is_asked_once_by_the_new_link(asked, actor, now):
    failed("reminder", asked, now)

    correct(asked, actor, now)

    fresh = PersonalLink.objects.usable().get()
    assert owed() == [("invitation", RIGHT, fresh.pk)]
    assert Letter.objects.get(kind="reminder").state == "dropped"


@pytest.mark.parametrize("state", ["over", "cancelled"])
def test_after_the_festival_they_go_with_a_link_of_their_own(asked, actor, now, state):
    failed("festival_cancelled", asked, now)
    Festival.objects.update(state=state)

    correct(Invitation.objects.get(), actor, now)

    fresh = PersonalLink.objects.usable().get()
    assert owed() == [("festival_cancelled", RIGHT, fresh.pk)]
    assert PersonalLink.objects.count() == 2


def test_where_nothing_arrived_the_link_stays(festival, actor, now):
    decide_station(StationFactory(festival=festival), "confirmed", actor=actor, now=now)
    Letter.objects.update(state="failed")

    correct(festival.invitations.get(), actor, now)

    assert owed() == [("station_confirmed", RIGHT, PersonalLink.objects.get().pk)]


def test_what_is_still_owed_goes_to_the_right_address(asked, actor, now):
    letters_to_all("station_confirmed", asked, now=now, reason="r")

    correct(asked, actor, now)

    fresh = PersonalLink.objects.usable().get()
    assert owed() == [("station_confirmed", RIGHT, fresh.pk), ("invitation", RIGHT, fresh.pk)]

"""Yes or no: until the deadline, changeable, by the organisation or by the office for it."""

import pytest

from events.actors import staff
from events.errors import DeadlinePassed, Refused
from events.models import LogEntry
from stations.actions.invitations import answer_invitation
from stations.actors import organisation_by_link
from stations.models import PersonalLink
from tests.factories import ContactFactory, FestivalFactory, StationFactory, berlin
from tests.letters import invited

LAST_MINUTE = berlin(2027, 5, 15, 23, 59)


@pytest.fixture
def invitation(festival):
    return invited(festival, state="invited", contacts=0)


@pytest.fixture
def organisation(invitation):
    """The organisation by its link."""
    contact = ContactFactory(organisation=invitation.organisation, name="Nour", email="nour@example.org")
    return organisation_by_link(PersonalLink(invitation=invitation, contact=contact))


@pytest.mark.parametrize(("accept", "state"), [(True, "accepted"), (False, "declined")])
def test_an_answer_says_who_gave_it_and_when(invitation, organisation, accept, state):
    answered = answer_invitation(
        invitation, accept=accept, actor=organisation, now=LAST_MINUTE, remark="We bring cake."
    )

    assert (answered.state, answered.answered_at, answered.remark) == (state, LAST_MINUTE, "We bring cake.")
    assert answered.answered_by == f"Nour ({invitation.organisation})"
    entry = LogEntry.objects.get()
    assert (entry.event, entry.actor, entry.on_behalf) == (f"invitation_{state}", None, False)


def test_the_log_names_no_address(invitation, festival):
    contact = ContactFactory(organisation=invitation.organisation, name="", email="secret@example.org")
    actor = organisation_by_link(PersonalLink(invitation=invitation, contact=contact))

    answer_invitation(invitation, accept=True, actor=actor, now=LAST_MINUTE)

    assert "secret" not in str(LogEntry.objects.values().get())


def test_a_later_answer_replaces_the_earlier(invitation, organisation):
    answer_invitation(invitation, accept=True, actor=organisation, now=berlin(2027, 4, 2, 9))

    later = answer_invitation(
        invitation, accept=False, actor=organisation, now=berlin(2027, 4, 3, 9), remark="ill"
    )

    assert (later.state, later.answered_at, later.remark) == ("declined", berlin(2027, 4, 3, 9), "ill")


def test_a_second_tap_changes_nothing(invitation, organisation):
    answer_invitation(invitation, accept=True, actor=organisation, now=berlin(2027, 4, 2, 9), remark="cake")

    again = answer_invitation(invitation, accept=True, actor=organisation, now=berlin(2027, 4, 2, 10))

    assert (again.answered_at, again.remark) == (berlin(2027, 4, 2, 9), "cake")
    assert LogEntry.objects.count() == 1


def test_the_same_answer_with_other_words_keeps_the_words(invitation, organisation):
    answer_invitation(invitation, accept=True, actor=organisation, now=berlin(2027, 4, 2, 9), remark="cake")

    again = answer_invitation(
        invitation, accept=True, actor=organisation, now=berlin(2027, 4, 2, 10), remark="no cake"
    )

    assert again.remark == "no cake"


def test_not_a_second_after_the_deadline(invitation, organisation):
    with pytest.raises(DeadlinePassed):
        answer_invitation(invitation, accept=True, actor=organisation, now=berlin(2027, 5, 15, 23, 59, 1))


def test_the_office_may_enter_it_later_on_behalf_and_that_is_recorded(invitation, coordinator):
    actor = staff(coordinator, on_behalf=True)

    answered = answer_invitation(invitation, accept=True, actor=actor, now=berlin(2027, 5, 20, 9))

    assert (answered.state, answered.answered_by) == ("accepted", str(coordinator))
    entry = LogEntry.objects.get()
    assert (entry.actor, entry.on_behalf) == (coordinator, True)


@pytest.mark.parametrize("state", ["over", "archived", "cancelled"])
def test_nobody_answers_when_the_festival_takes_none(office, actor, now, state):
    invitation = invited(FestivalFactory(office=office, state=state), state="invited")

    with pytest.raises(Refused):
        answer_invitation(invitation, accept=True, actor=actor, now=now)


def test_the_organisation_cannot_answer_a_draft(office, organisation, now):
    invitation = invited(FestivalFactory(office=office, state="draft"), state="invited")

    with pytest.raises(DeadlinePassed):
        answer_invitation(invitation, accept=True, actor=organisation, now=now)


@pytest.mark.parametrize("state", ["submitted", "asked", "confirmed", "waiting"])
def test_a_registered_station_is_withdrawn_not_declined(festival, actor, now, state):
    StationFactory(festival=festival, state=state, number=1)

    with pytest.raises(Refused) as refusal:
        answer_invitation(festival.invitations.get(), accept=False, actor=actor, now=now)

    assert str(refusal.value) == "A station is registered already. Withdraw the station instead."


@pytest.mark.parametrize("state", ["draft", "declined", "withdrawn"])
def test_a_station_that_is_none_does_not_hinder_a_no(festival, actor, now, state):
    StationFactory(festival=festival, state=state)

    assert answer_invitation(festival.invitations.get(), accept=False, actor=actor, now=now).state == "declined"

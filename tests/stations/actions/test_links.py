"""A link that takes the place of another: what is still owed goes on with the new one."""

import pytest

from events.models import Letter
from stations.actions.decisions import decide_station
from stations.actions.invitations import invite_organisations, letters_to_all, send_link_again
from stations.models import PersonalLink
from tests.factories import StationFactory
from tests.letters import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmed(festival, actor, now):
    """The link of an organisation that is owed the letter about its place."""
    decide_station(StationFactory(festival=festival), "confirmed", actor=actor, now=now)
    return PersonalLink.objects.get()


def owed():
    rows = Letter.objects.filter(state="owed").order_by("pk")
    return [(row.kind, row.details["link_id"], row.claimed_by, row.queued_until) for row in rows]


def test_a_decision_still_owed_is_told_with_the_link_sent_again(confirmed, actor, now):
    Letter.objects.update(claimed_by="a worker", queued_until=now)

    fresh = send_link_again(confirmed, actor=actor, now=now)

    assert owed() == [("station_confirmed", fresh.pk, "", None), ("invitation", fresh.pk, "", None)]


def test_a_question_still_owed_is_not_asked_twice(festival, actor, now):
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)

    fresh = send_link_again(PersonalLink.objects.get(), actor=actor, now=now)

    assert owed() == [("invitation", fresh.pk, "", None)]


def test_letters_of_another_contact_keep_their_link(festival, actor, now):
    invitation = invited(festival, contacts=2)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    first, second = PersonalLink.objects.order_by("pk")
    letters_to_all("circular", invitation, now=now, reason="r")

    fresh = send_link_again(first, actor=actor, now=now)

    assert sorted(owed()) == [
        ("circular", second.pk, "", None),
        ("circular", fresh.pk, "", None),
        ("invitation", second.pk, "", None),
        ("invitation", fresh.pk, "", None),
    ]


def test_after_a_new_secret_key_what_is_owed_is_not_lost(festival, actor, now, settings):
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    settings.SECRET_KEY = "another one"

    letters_to_all("circular", invitation, now=now, reason="r")

    fresh = PersonalLink.objects.usable().get()
    assert owed() == [("invitation", fresh.pk, "", None), ("circular", fresh.pk, "", None)]

"""What the advisor is told: the office's word, the invited, neighbours that are public; nothing about persons."""

from datetime import date

import pytest

from events.ranking import NAMED_BY_OFFICE
from stations.advising import advice_for, communities_of, own_dates_of, surroundings_of
from tests.factories import FestivalFactory, InvitationFactory, OfficeFactory, OrganisationFactory, berlin

pytestmark = pytest.mark.django_db
DAY = date(2027, 6, 12)


@pytest.fixture
def office():
    return OfficeFactory(communities=["islam"])


def test_the_office_counts_more_and_each_invited_organisation_adds(office):
    festival = FestivalFactory(office=office)
    for communities in (["islam", "kurdish"], ["kurdish"]):
        organisation = OrganisationFactory(office=office, communities=communities)
        InvitationFactory(festival=festival, organisation=organisation)
    InvitationFactory(
        festival=festival, state="declined", organisation=OrganisationFactory(office=office, communities=["alevi"])
    )

    assert communities_of(office, festival=festival) == {"islam": NAMED_BY_OFFICE + 1, "kurdish": 2}


def test_without_a_festival_those_invited_to_the_last_one_count(office):
    last = FestivalFactory(office=office)
    InvitationFactory(festival=last, organisation=OrganisationFactory(office=office, communities=["kurdish"]))
    FestivalFactory(office=office, state="cancelled", **moved(2028))

    assert communities_of(office) == {"islam": NAMED_BY_OFFICE, "kurdish": 1}


def test_public_festivals_of_others_within_seven_days_are_neighbours(office):
    FestivalFactory(office=office, state="published")
    near = FestivalFactory(state="published", title="Sommerfest")
    FestivalFactory(state="inviting")
    FestivalFactory(state="cancelled", published_at=berlin(2027, 1, 1))
    FestivalFactory(state="published", **moved(2028))

    around = surroundings_of(office, DAY, DAY)

    assert [(one.slug, one.first) for one in around.neighbours] == [(near.slug, DAY)]


def test_own_days_and_corrections_are_handed_on_as_plain_values(office):
    office.own_days.create(
        name="Stadtfest", first=DAY, last=DAY, source="Rathaus", kind="public", created_at=berlin(2027, 1, 1)
    )

    (own,) = own_dates_of(office)

    assert (own.name, own.first, own.kind, own.corrects) == ("Stadtfest", DAY, "public", "")


def test_the_festival_is_advised_at_its_own_hours_and_place(office):
    office.latitude, office.longitude = "54.3", "13.1"
    festival = FestivalFactory(office=office, **moved(2027, 2, 20))

    (ramadan, *_others) = advice_for(festival).collides

    assert (ramadan.row.key, ramadan.named) == ("islam.ramadan", True)
    assert ramadan.sunset == berlin(2027, 2, 20, 17, 26)


def test_an_office_that_says_nothing_of_its_place_has_the_sunset_of_the_states_capital(office):
    assert surroundings_of(office, DAY, DAY).sunset(DAY) == berlin(2027, 6, 12, 21, 30)


def moved(year, month=6, day=12):
    """Times of a festival on another day."""
    return {
        "starts_at": berlin(year, month, day, 14),
        "ends_at": berlin(year, month, day, 18),
        "setup_from": berlin(year, month, day, 12),
        "takedown_until": berlin(year, month, day, 20),
        "registration_deadline": berlin(year, month, day, 0, 1),
    }

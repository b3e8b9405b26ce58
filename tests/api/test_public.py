"""What everybody may read, and what must never stand there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ContactFactory,
    FestivalFactory,
    OrganisationFactory,
    StandingOfferFactory,
    StationFactory,
    berlin,
    translate,
)

pytestmark = pytest.mark.django_db
V1 = "/api/v1/public"


@pytest.mark.parametrize(
    ("state", "published_at", "status"),
    [
        ("draft", None, 404),
        ("inviting", None, 404),
        ("published", 1, 200),
        ("cancelled", None, 404),
        ("over", 1, 200),
    ],
)
def test_which_festivals(visitor, state, published_at, status):
    festival = FestivalFactory(state=state, published_at=published_at and berlin(2027, 5, 1))

    assert visitor.get(f"{V1}/festivals/{festival.slug}/").status_code == status
    assert visitor.get(f"{V1}/festivals/").json()["count"] == (status == 200)


def test_only_confirmed_stations_and_nothing_private(visitor):
    festival = FestivalFactory(state="published")
    StationFactory(festival=festival, state="confirmed", number=1, remark="secret", day_contact_phone="secret")
    StationFactory(festival=festival, state="waiting")

    response = visitor.get(f"{V1}/festivals/{festival.slug}/")

    assert [row["number"] for row in response.json()["stations"]] == [1]
    assert "secret" not in response.content.decode()


def test_contacts_are_named_when_they_agreed(visitor):
    organisation = OrganisationFactory()
    ContactFactory(organisation=organisation, name="Nour", role="Leitung", phone="secret", is_public=True)
    ContactFactory(organisation=organisation, name="", is_public=True)
    ContactFactory(organisation=organisation, name="secret")

    body = visitor.get(f"{V1}/organisations/{organisation.code.lower()}/").json()

    assert body["contacts"] == [{"name": "Nour", "role": "Leitung"}]


def test_withdrawn_is_gone_and_unknown_is_not_found(visitor):
    organisation = OrganisationFactory(withdrawn_at=berlin(2027, 1, 1))

    gone = visitor.get(f"{V1}/organisations/{organisation.code}/")

    assert (gone.status_code, gone.json()["code"]) == (410, "gone")
    assert visitor.get(f"{V1}/organisations/AAAAAA/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes(visitor, method):
    assert getattr(visitor, method)(f"{V1}/festivals/").status_code == 405


@pytest.fixture
def published(festival):
    festival.state = "published"
    festival.save()
    return festival


@pytest.fixture
def station(published):
    return StationFactory(festival=published, state="confirmed", number=1, spot="Am Brunnen", question="Strom?")


def said(rows):
    return [(row["field"], row["language"], row["words"], row["state"], row["by_machine"]) for row in rows]


def test_a_festival_in_its_languages_says_how_far_they_can_be_trusted(visitor, published):
    translate(published, "title", "ar", "حفلة الصيف")
    translate(published, "title", "en", "Summer party", origin="machine")
    translate(published, "place", "en", "Meadow", origin="machine")
    translate(published, "travel_hint", "ar", "الترام 4")
    published.place, published.travel_hint = "Halle", "Bus 5"
    published.save()

    (brief,) = visitor.get(f"{V1}/festivals/").json()["results"]
    whole = visitor.get(f"{V1}/festivals/{published.slug}/").json()

    assert said(brief["translations"]) == said(whole["translations"])
    assert said(whole["translations"]) == [
        ("title", "ar", "حفلة الصيف", "checked", False),
        ("title", "en", "Summer party", "machine", True),
        ("place", "en", "Meadow", "outdated", True),
        ("travel_hint", "ar", "الترام 4", "outdated", False),
    ]


def test_offers_and_spots_in_their_languages(visitor, published, station):
    offer = station.offers.get()
    translate(offer, "title", "ar", "خياطة")
    translate(station, "spot", "en", "At the fountain")

    (shown,) = visitor.get(f"{V1}/festivals/{published.slug}/").json()["stations"]

    assert said(shown["translations"]) == [("spot", "en", "At the fountain", "checked", False)]
    assert said(shown["offers"][0]["translations"]) == [("title", "ar", "خياطة", "checked", False)]


def test_an_organisation_and_its_standing_offers_in_their_languages(visitor):
    standing = StandingOfferFactory(organisation__about="Wir sind viele.")
    translate(standing, "title", "uk", "Мовне кафе")
    translate(standing.organisation, "about", "fa", "ما بسیاریم")

    body = visitor.get(f"{V1}/organisations/{standing.organisation.code}/").json()

    assert said(body["translations"]) == [("about", "fa", "ما بسیاریم", "checked", False)]
    assert said(body["standing_offers"][0]["translations"]) == [("title", "uk", "Мовне кафе", "checked", False)]


def test_what_is_between_office_and_organisation_is_not_told_in_any_language(visitor, published, station):
    translate(station, "question", "ar", "secret")

    assert "secret" not in visitor.get(f"{V1}/festivals/{published.slug}/").content.decode()


def test_a_text_that_is_now_written_in_that_language_needs_no_translation(visitor, published):
    translate(published, "title", "en", "Summer party")
    published.language = "en"
    published.save()

    assert visitor.get(f"{V1}/festivals/{published.slug}/").json()["translations"] == []


def test_as_many_queries_for_10_stations_as_for_1(visitor, published, station, django_assert_num_queries):
    translate(station.offers.get(), "title", "ar", "خياطة")
    path = f"{V1}/festivals/{published.slug}/"
    with CaptureQueriesContext(connection) as few:
        visitor.get(path)
    for number in range(2, 11):
        more = StationFactory(festival=published, state="confirmed", number=number)
        translate(more.offers.get(), "title", "ar", "خياطة")

    with django_assert_num_queries(len(few)):
        visitor.get(path)

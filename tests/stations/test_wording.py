"""The words of a festival: every text of it, in each of its languages, in a constant number of queries."""

import pytest

from events.errors import NotFound
from events.words import State
from stations.wording import OPEN, matrix_of, places_of, text_at
from tests.factories import (
    ObservanceLinkFactory,
    OfferFactory,
    OrganisationFactory,
    StandingOfferFactory,
    StationFactory,
    translate,
)


@pytest.fixture
def station(festival):
    festival.languages = ["de", "ar"]
    festival.description, festival.travel_hint = "", ""
    festival.save()
    organisation = OrganisationFactory(
        office=festival.office, name="Nachbarschaftshaus", about="نحن هنا", language="ar"
    )
    station = StationFactory(festival=festival, organisation=organisation, spot="")
    station.offers.all().delete()
    OfferFactory(station=station, title="Nähen", description="", cost="")
    return station


def test_texts_stand_where_visitors_read_them(station):
    StandingOfferFactory(organisation=station.organisation, title="Sprachcafé", description="", when="", cost="")

    told = [(place.heading, [text.words for text in place.texts]) for place in places_of(station.festival)]

    assert told == [
        ("The festival", [station.festival.title, station.festival.place]),
        ("Nachbarschaftshaus", ["Nähen", "نحن هنا", "Sprachcafé"]),
    ]


def test_what_office_and_organisation_write_to_each_other_is_nobody_elses(station):
    station.question, station.decision_note = "Wie viele Tische?", "Willkommen"
    station.save()

    assert all(
        "question" not in text.key and "note" not in text.key
        for p in places_of(station.festival)
        for text in p.texts
    )


@pytest.mark.parametrize("state", ["draft", "declined", "withdrawn"])
def test_stations_that_do_not_come_are_not_translated(station, state):
    station.state, station.number = state, None
    station.save()

    assert [place.heading for place in places_of(station.festival)] == ["The festival"]


def test_states_and_counts(station):
    offer = station.offers.get()
    translate(offer, "title", "ar", "خياطة")
    offer.title = "Nähen und Kleben"
    offer.save()

    matrix = matrix_of(station.festival)

    assert dict(matrix.counts["ar"]) == {State.MISSING: 2, State.OUTDATED: 1, State.SOURCE: 1}
    assert dict(matrix.counts["de"]) == {State.SOURCE: 3, State.MISSING: 1}
    assert [cell.text.key for cell in matrix.cells("ar", [State.OUTDATED])] == [f"offer-{offer.pk}-title"]
    assert [cell.text.words for cell in matrix.cells("de", OPEN)] == ["نحن هنا"]


def test_only_texts_of_this_festival_are_found_by_their_key(station):
    key = f"offer-{station.offers.get().pk}-title"
    other = OfferFactory()

    assert text_at(station.festival, key)[1].words == "Nähen"
    with pytest.raises(NotFound):
        text_at(station.festival, f"offer-{other.pk}-title")


def test_what_visitors_read_about_observances_is_translated_too(festival):
    ObservanceLinkFactory(festival=festival, key="jud.schawuot", stance="mind", sentence="Essen ist koscher.")
    link = ObservanceLinkFactory(festival=festival, sentence="Wir kochen Aschure.")
    ObservanceLinkFactory(festival=festival, key="chr.syr.sayfo", stance="avoid", sentence="")

    (place,) = places_of(festival)

    assert [text.words for text in place.texts][-2:] == ["Wir kochen Aschure.", "Essen ist koscher."]
    assert text_at(festival, f"observancelink-{link.pk}-sentence")[1].words == "Wir kochen Aschure."


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(festival, number, django_assert_num_queries):
    for _one in range(number):
        station = StationFactory(festival=festival)
        StandingOfferFactory(organisation=station.organisation)

    with django_assert_num_queries(6):
        matrix_of(festival, ["de", "ar", "fa"])

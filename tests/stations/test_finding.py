"""Searching stations in whatever script: names, titles, translations, languages."""

import pytest

from events.texts import load_words
from stations.finding import finding
from tests.factories import OfferFactory, StationFactory, translate


@pytest.fixture
def stations(festival):
    tea = StationFactory(
        festival=festival,
        organisation__name="Nähtreff Übersee",
        organisation__kind="culture",
        spot="Unter den Linden",
        spoken_languages=["prs"],
        whole=False,
    )
    offer = OfferFactory(station=tea, title="Tee", description="Mit Minze.", languages=[])
    translate(offer, "title", "ar", "شاي")
    translate(offer, "title", "uk", "Чай для всіх")
    OfferFactory(station=tea, title="Tanz", description="", languages=["uk"])
    ball = StationFactory(festival=festival, organisation__name="FC Süd", spoken_languages=["de"], whole=False)
    OfferFactory(station=ball, title="Torwand", description="", languages=[])
    rows = [tea, ball]
    load_words([row for station in rows for row in (station, *station.offers.all())], ["ar", "uk"])
    for station in rows:
        offers = list(station.offers.all())
        load_words(offers, ["ar", "uk"])
        station._prefetched_objects_cache = {"offers": offers_of(station, offers)}
    return rows


def offers_of(station, offers):
    fetched = station.offers.all()
    fetched._result_cache = offers
    return fetched


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ÜBERSEE", [("Nähtreff Übersee", ["Tee", "Tanz"])]),
        ("uebersee", []),
        ("ubersee nahtreff", [("Nähtreff Übersee", ["Tee", "Tanz"])]),
        ("ЧАЙ", [("Nähtreff Übersee", ["Tee"])]),
        ("شاى", [("Nähtreff Übersee", ["Tee"])]),
        ("minze übersee", [("Nähtreff Übersee", ["Tee"])]),
        ("linden", [("Nähtreff Übersee", ["Tee", "Tanz"])]),
        ("دری", [("Nähtreff Übersee", ["Tee", "Tanz"])]),
        ("Українська", [("Nähtreff Übersee", ["Tanz"])]),
        ("süd torwand", [("FC Süd", ["Torwand"])]),
        ("süd tee", []),
        ("", [("Nähtreff Übersee", ["Tee", "Tanz"]), ("FC Süd", ["Torwand"])]),
    ],
)
def test_every_word_must_be_there_in_any_script_and_case(stations, text, found):
    hits = finding(stations, text)
    assert [(station.organisation.name, [one.title for one in offers]) for station, offers in hits] == found


def test_a_station_without_offers_is_found_by_its_name(festival):
    station = StationFactory(festival=festival, organisation__name="Beirat", whole=False)
    assert finding([station], "beirat") == [(station, [])]

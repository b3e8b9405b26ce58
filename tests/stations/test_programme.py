"""The programme: plain stations in, lists out."""

from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from stations.programme import clock_of, on_now, spoken_at, suits, timetable, up_next
from tests.factories import berlin


def offer(title, times=(), **fields):
    plain = {"age_from": None, "age_to": None, "languages": []}
    return SimpleNamespace(title=title, times=[list(pair) for pair in times], **plain | fields)


def station(number, *offers, spoken=()):
    listed = SimpleNamespace(all=lambda: list(offers))
    return SimpleNamespace(number=number, offers=listed, spoken_languages=list(spoken))


def titles(slots):
    return [slot.offer.title for slot in slots]


DAY = [
    station(2, offer("Chor", [("15:00", "16:00")]), offer("Tee")),
    station(1, offer("Tanz", [("16:00", "17:00"), ("15:00", "15:30")])),
]


def test_the_timetable_goes_by_time_then_end_then_number():
    assert titles(timetable(DAY)) == ["Tanz", "Chor", "Tanz"]


@pytest.mark.parametrize(
    ("clock", "now", "later"),
    [
        ("", [], []),
        ("14:00", [], ["Tanz", "Chor"]),
        ("15:00", ["Tanz", "Chor"], ["Tanz"]),
        ("15:30", ["Chor"], ["Tanz"]),
        ("16:00", ["Tanz"], []),
        ("17:00", [], []),
    ],
)
def test_an_offer_is_on_from_its_first_minute_to_before_its_last(clock, now, later):
    slots = timetable(DAY)
    assert (titles(on_now(slots, clock)), titles(up_next(slots, clock))) == (now, later)


@pytest.mark.parametrize(
    ("moment", "clock"),
    [
        (berlin(2027, 6, 11, 23, 59), ""),
        (berlin(2027, 6, 12, 9), "09:00"),
        (berlin(2027, 6, 12, 17, 59), "17:59"),
        (berlin(2027, 6, 12, 18), ""),
    ],
)
def test_the_clock_of_the_festival_runs_on_its_day_until_its_end(moment, clock):
    starts, ends = berlin(2027, 6, 12, 14), berlin(2027, 6, 12, 18)
    assert clock_of(starts_at=starts, ends_at=ends, zone=ZoneInfo("Europe/Berlin"), now=moment) == clock


@pytest.mark.parametrize(
    ("age", "fits"), [(None, True), (5, False), (6, True), (12, True), (13, False), (0, False)]
)
def test_both_ages_belong_to_the_offer(age, fits):
    sewing = offer("Nähen", age_from=6, age_to=12)
    assert suits(station(1, sewing), sewing, age=age) is fits


@pytest.mark.parametrize(("language", "fits"), [("", True), ("de", True), ("ar", True), ("uk", False)])
def test_the_language_of_the_offer_or_of_its_station_counts(language, fits):
    tee = offer("Tee", languages=["ar"])
    assert suits(station(1, tee, spoken=["de"]), tee, language=language) is fits


def test_the_languages_of_most_stations_come_first():
    stations = [
        station(1, spoken=["uk", "de"]),
        station(2, offer("Tee", languages=["ar", "de"]), spoken=["de"]),
        station(3, offer("Chor", languages=["ar"])),
    ]
    assert spoken_at(stations) == ["ar", "de", "uk"]

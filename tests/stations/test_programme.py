"""The programme: plain stations in, lists out."""

from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from stations.programme import (
    Choice,
    all_day,
    by_kind,
    clock_of,
    full_hours,
    hours_of,
    on_now,
    outside,
    spoken_at,
    suiting,
    suits,
    timetable,
    up_next,
)
from tests.factories import berlin


def offer(title, times=(), **fields):
    plain = {"pk": title, "age_from": None, "age_to": None, "languages": []}
    return SimpleNamespace(title=title, times=[list(pair) for pair in times], **plain | fields)


def station(number, *offers, spoken=(), kind="other"):
    listed = SimpleNamespace(all=lambda: list(offers))
    organisation = SimpleNamespace(kind=kind)
    return SimpleNamespace(number=number, offers=listed, spoken_languages=list(spoken), organisation=organisation)


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
    assert suits(station(1, sewing), sewing, Choice(age=age)) is fits


@pytest.mark.parametrize(("language", "fits"), [("", True), ("de", True), ("ar", True), ("uk", False)])
def test_the_language_of_the_offer_or_of_its_station_counts(language, fits):
    tee = offer("Tee", languages=["ar"])
    assert suits(station(1, tee, spoken=["de"]), tee, Choice(language=language)) is fits


def test_the_languages_of_most_stations_come_first():
    stations = [
        station(1, spoken=["uk", "de"]),
        station(2, offer("Tee", languages=["ar", "de"]), spoken=["de"]),
        station(3, offer("Chor", languages=["ar"])),
    ]
    assert spoken_at(stations) == ["ar", "de", "uk"]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("", "", ["Tanz", "Chor", "Tanz"]),
        ("15:30", "", ["Chor", "Tanz"]),
        ("16:00", "", ["Tanz"]),
        ("", "15:00", []),
        ("", "15:01", ["Tanz", "Chor"]),
        ("15:45", "16:00", ["Chor"]),
    ],
)
def test_a_time_shows_what_is_on_in_part_of_it(start, end, shown):
    choice = Choice(start=start, end=end)
    assert titles(timetable(DAY, choice)) == shown


def test_what_has_no_times_is_on_at_every_time():
    assert [offer.title for _station, offer in all_day(DAY, Choice(start="23:00", end="23:59"))] == ["Tee"]


def test_a_sort_of_place_shows_its_stations():
    club, house = station(1, offer("Ball"), kind="sport"), station(2, offer("Tee"), kind="culture")
    assert suiting([club, house], Choice(kind="sport")) == [club]


def test_what_a_search_found_narrows_the_offers_and_keeps_its_stations():
    tea = station(1, offer("Tee"), offer("Tanz"))
    choice = Choice(offers=frozenset({"Tee"}))
    assert (suiting([tea], choice), [one.title for _, one in all_day([tea], choice)]) == ([tea], ["Tee"])


def test_the_sort_with_most_stations_comes_first():
    stations = [station(1, kind="sport"), station(2, kind="culture"), station(3, kind="culture")]
    assert [(kind, [one.number for one in of]) for kind, of in by_kind(stations)] == [
        ("culture", [2, 3]),
        ("sport", [1]),
    ]


@pytest.mark.parametrize(
    ("ends", "hours"),
    [(berlin(2027, 6, 12, 18, 30), ("14:00", "18:30")), (berlin(2027, 6, 13, 1), ("00:00", "23:59"))],
)
def test_the_hours_of_a_festival_over_midnight_are_the_whole_day(ends, hours):
    zone = ZoneInfo("Europe/Berlin")
    assert hours_of(starts_at=berlin(2027, 6, 12, 14), ends_at=ends, zone=zone) == hours


def test_one_may_choose_between_full_hours_and_both_ends():
    assert full_hours("14:30", "17:00") == ["14:30", "15:00", "16:00", "17:00"]


@pytest.mark.parametrize(("opens", "closes", "late"), [("15:00", "17:00", []), ("15:00", "16:00", ["Tanz"])])
def test_times_outside_the_hours_are_known(opens, closes, late):
    assert titles(outside(timetable(DAY), opens, closes)) == late

"""The months of the Hijri calendar: what is printed wins, and the criterion agrees with it."""

from datetime import date

from events.calendars.hijri import diyanet, diyanet_computed, month_of, najaf, published
from events.calendars.sky import lunation_near


def test_the_criterion_agrees_with_what_diyanet_printed():
    lunations = {month_of(lunation): lunation for lunation in range(lunation_near(date(2024, 1, 1)), 500)}

    computed = {month: diyanet_computed(lunations[month]) for month in published()}

    assert computed == published()


def test_what_was_printed_wins(monkeypatch):
    lunation = lunation_near(date(2027, 2, 6))
    diyanet.cache_clear()
    monkeypatch.setattr("events.calendars.hijri.published", lambda: {(1448, 9): date(2027, 2, 9)})

    found = diyanet(lunation)

    diyanet.cache_clear()
    assert (month_of(lunation), found) == ((1448, 9), date(2027, 2, 9))


def test_the_naked_eye_never_comes_before_the_first_possible_sighting():
    lunations = range(lunation_near(date(2020, 1, 1)), lunation_near(date(2036, 1, 1)))

    assert {(najaf(lunation) - diyanet(lunation)).days for lunation in lunations} <= {0, 1, 2}

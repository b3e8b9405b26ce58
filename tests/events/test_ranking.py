"""Which day comes first: few collisions, weighed by who was named; an order, not a decision."""

from datetime import date

import pytest

from events.calendars import observances
from events.calendars.effects import Effect
from events.ranking import is_named, rank, weigh
from tests.events.advising import afternoon


def row(key):
    return next(row for row in observances(date(2027, 1, 1), date(2027, 12, 31), state="TH") if row.key == key)


def test_the_best_comes_first_and_of_equal_days_the_earlier():
    days = [afternoon(2027, 3, 9), afternoon(2027, 9, 25), afternoon(2027, 2, 20)]

    assert [day.first.month for day in rank(days)] == [9, 2, 3]
    assert rank([days[1], days[1]])[0] is days[1]


def test_each_invited_organisation_adds_weight_up_to_a_bound():
    ramadan = row("islam.ramadan")

    weights = [weigh(ramadan, Effect.COLLIDES, {"islam": count}) for count in (0, 1, 3, 6, 99)]

    assert weights == [-40, -80, -160, -280, -280]


def test_laws_hold_whoever_lives_there():
    good_friday = row("chr.west.karfreitag")

    assert (
        weigh(good_friday, Effect.RESTRICTED, {}) == weigh(good_friday, Effect.RESTRICTED, {"western": 3}) == -96
    )


@pytest.mark.parametrize(
    ("key", "communities", "named"),
    [
        ("nat.ua_unabhaengigkeit", {"ukraine": 3}, True),
        ("nat.ua_unabhaengigkeit", {"nations": 3}, True),
        ("nat.ua_unabhaengigkeit", {"romania": 3}, False),
        ("nat.vn_nationaltag", {"vietnamese": 3}, True),
    ],
)
def test_a_country_is_named_by_its_own_word_or_by_a_wider_one(key, communities, named):
    found = row(key)

    assert is_named(found, Effect.CAREFUL, communities) is named
    assert weigh(found, Effect.CAREFUL, communities) == (-48 if named else -12)

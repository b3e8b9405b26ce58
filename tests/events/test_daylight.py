"""Sunset at the place of the festival."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from events.daylight import CAPITALS, sunset
from events.models import FederalState

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("day", "place", "clock"),
    [
        # Berlin's longest and shortest day, as calendars print them.
        (date(2027, 6, 21), CAPITALS["BE"], "21:33"),
        (date(2027, 12, 21), CAPITALS["BE"], "15:54"),
    ],
)
def test_the_sun_sets_as_printed(day, place, clock):
    assert sunset(day, place, BERLIN).strftime("%H:%M") == clock


def test_the_change_to_summer_time_is_in_it():
    before, after = (sunset(date(2027, 3, day), CAPITALS["BE"], BERLIN) for day in (27, 28))

    assert (before.utcoffset(), after.utcoffset()) != (before.utcoffset(), before.utcoffset())
    assert 60 <= (after.hour * 60 + after.minute) - (before.hour * 60 + before.minute) <= 63


def test_every_state_has_a_capital():
    assert set(CAPITALS) == set(FederalState.values)

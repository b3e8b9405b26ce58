"""The months of the Hijri calendar as Germany's communities reckon them.

Two reckonings:

* `DIYANET`: the criterion of Istanbul 2016, which Diyanet and, since 2008, the Koordinationsrat der
  Muslime follow. A month starts on the day after the evening on which, somewhere on earth, the moon
  stands at least 8° from the sun and 5° above the horizon at a sunset before 24:00 UTC; or at a later
  sunset on the American mainland, if the conjunction comes before dawn in New Zealand.
* `NAJAF`: the moon can be seen with the naked eye at Najaf: Yallop's q above -0.014 (HM Nautical
  Almanac Office, Technical Note 69, 1997), as the Shia offices that ask for sighting.

What Diyanet published overrides what is computed: `diyanet.csv` beside this module.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import asin, cos, degrees, radians, sin
from pathlib import Path

from events.calendars.sky import (
    SUN_ON_HORIZON,
    Place,
    Spot,
    altitude,
    arc_to_horizon,
    civil_day,
    hour_angle,
    lunation_near,
    moment,
    moon,
    new_moon,
    rising,
    separation,
    setting,
    signed,
    sun,
)

Reckoning = Callable[[int], date]

MUHARRAM_1446 = lunation_near(date(2024, 7, 5))
ELONGATION, ALTITUDE = 8.0, 5.0  # degrees
FASTEST_GROWTH = 6.0  # degrees of elongation until the sun has set on the last coast
MOON_ON_HORIZON = 0.125  # its parallax, less refraction and radius
# The west coast of the American mainland with Alaska to 60° north, where the sun sets last: latitude
# and longitude. Without Alaska, Diyanet's end of Ramadan in 2028 (26 February) does not come out.
WEST_COAST = tuple(
    Place(*place)
    for place in (
        (58, -137), (54, -130), (50, -127.5), (48, -124.7), (44, -124), (40, -124.3), (37, -122.5),
        (34.5, -120.6), (30, -115.8), (25, -112.1), (20, -105.5), (16, -98), (13, -87.6), (5, -77.4),
        (-5, -81.3), (-14, -76.2), (-18, -71), (-30, -71.5), (-40, -73.8), (-50, -75.5), (60, -165),
        (58.5, -162), (55, -162.5), (57, -157.5), (59, -158.5),
    )
)  # fmt: skip
WELLINGTON, NAJAF = Place(-41.29, 174.78, 12), Place(32.0, 44.33, 3)
DAWN = -18.0
YALLOP_NAKED_EYE = -0.014
PUBLISHED = Path(__file__).with_name("diyanet.csv")


@lru_cache(maxsize=1)
def published() -> dict[tuple[int, int], date]:
    """First days of months that Diyanet printed, by Hijri year and month; each row names its source."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(int(row["hijri_year"]), int(row["month"])): date.fromisoformat(row["first_day"]) for row in rows}


def month_of(lunation: int) -> tuple[int, int]:
    """Hijri year and month (1 is Muharram) that this new moon brings."""
    years, month = divmod(lunation - MUHARRAM_1446, 12)
    return 1446 + years, month + 1


@lru_cache(maxsize=1024)
def diyanet(lunation: int) -> date:
    """The first day of the month after this new moon, for Germany."""
    printed = published().get(month_of(lunation))
    return printed or diyanet_computed(lunation)


def diyanet_computed(lunation: int) -> date:
    """The same by the criterion alone."""
    conjunction = new_moon(lunation)
    evening = civil_day(conjunction)
    while not (_seen_before_midnight(evening) or _seen_in_america(evening, conjunction)):
        evening += timedelta(days=1)
    return evening + timedelta(days=1)


@lru_cache(maxsize=1024)
def najaf(lunation: int) -> date:
    """The first day of the month after this new moon where it is seen with the naked eye at Najaf."""
    evening = civil_day(new_moon(lunation), offset=3)
    while _yallop(evening, NAJAF) <= YALLOP_NAKED_EYE:
        evening += timedelta(days=1)
    return evening + timedelta(days=1)


def months(reckoning: Reckoning, year: int) -> Iterator[tuple[int, date, date]]:
    """Month (1 to 12), first and last day of the months around a year of ours, half a month either side."""
    lunation = lunation_near(date(year, 1, 1)) - 2
    first, end = reckoning(lunation), date(year + 1, 1, 15)
    while first <= end:
        following = reckoning(lunation + 1)
        yield month_of(lunation)[1], first, following - timedelta(days=1)
        lunation, first = lunation + 1, following


def _seen_before_midnight(evening: date) -> bool:
    """Elongation grows with time, so the last sunset before 24:00 UTC decides, at every latitude."""
    midnight = moment(evening, 24)
    here, there = sun(midnight), moon(midnight)
    if separation(here, there) < ELONGATION:
        return False
    return any(_height_at_sunset(here, there, latitude) >= ALTITUDE for latitude in range(-60, 61, 5))


def _seen_in_america(evening: date, conjunction: float) -> bool:
    midnight = moment(evening, 24)
    here = sun(midnight)  # the sun hardly moves among the stars until it sets on the coast
    if separation(here, moon(midnight)) < ELONGATION - FASTEST_GROWTH:
        return False
    if conjunction >= rising(moment(evening, 18), WELLINGTON, horizon=DAWN):
        return False
    for place in WEST_COAST:
        turn = arc_to_horizon(here, place, SUN_ON_HORIZON) - hour_angle(here, midnight, place)
        sunset = midnight + signed(turn) / 360
        if sunset < midnight:
            continue
        there = moon(sunset)
        if (
            separation(sun(sunset), there) >= ELONGATION
            and _height_at_sunset(here, there, place.latitude) >= ALTITUDE
        ):
            return True
    return False


def _height_at_sunset(here: Spot, there: Spot, latitude: float) -> float:
    """The moon's airless altitude, seen from the ground, where the sun sets on this latitude."""
    angle = (
        arc_to_horizon(here, Place(latitude, 0.0), SUN_ON_HORIZON) + here.right_ascension - there.right_ascension
    )
    phi, delta = radians(latitude), radians(there.declination)
    height = asin(sin(phi) * sin(delta) + cos(phi) * cos(delta) * cos(radians(angle)))
    return degrees(height) - there.parallax * cos(height)


def _yallop(evening: date, place: Place) -> float:
    """Yallop's q on this evening; minus one where the moon sets before the sun."""
    sunset = setting(moment(evening, 18 - place.offset), place)
    lag = setting(sunset, place, body=moon, horizon=MOON_ON_HORIZON) - sunset
    if lag <= 0:
        return -1.0
    best = sunset + lag * 4 / 9
    here, there = sun(best), moon(best)
    height = altitude(there, best, place)
    arc_of_vision = height - altitude(here, best, place)
    semidiameter = 0.27245 * there.parallax * 60
    seen_larger = semidiameter * (1 + sin(radians(height)) * sin(radians(there.parallax)))
    width = seen_larger * (1 - cos(radians(separation(here, there))))
    return (arc_of_vision - (11.8371 - 6.3226 * width + 0.7319 * width**2 - 0.1018 * width**3)) / 10

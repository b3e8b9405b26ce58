"""Sun and moon for the calendars: new and full moons, longitudes, lunar days, risings and settings.

Places in the sky come from PyEphem (VSOP87 and a moon theory good to about a second of arc), which
needs no data file. Moments are PyEphem's days (`float`, days since noon of 31 December 1899, UTC);
angles are degrees, longitudes on earth count eastwards.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from math import acos, asin, atan2, cos, degrees, floor, radians, sin, tan
from typing import NamedTuple

from ephem import Moon, Sun  # type: ignore[attr-defined]  # the library fills its names from C

EPOCH = date(1899, 12, 31)  # day 0 of PyEphem began at noon of this day
J2000 = 36525.0  # noon of 1 January 2000
SYNODIC_MONTH, TROPICAL_YEAR = 29.530588861, 365.2422  # days
FIRST_LUNATION = J2000 + 5.2597  # the mean new moon of 6 January 2000, Meeus' number 0
OBLIQUITY, OBLIQUITY_PER_DAY = 23.4392911, 0.0130042 / 36525  # IAU 1980
SIDEREAL_TIME, SIDEREAL_TURN = 280.46061837, 360.98564736629  # Greenwich at J2000, and a day
EARTH_RADIUS = 6378.14 / 149597870.7  # astronomical units
SUN_ON_HORIZON = -0.833  # refraction and the sun's radius
LUNAR_DAY = 12.0  # between moon and sun: one tithi


class Spot(NamedTuple):
    """Where a body stands: apparent geocentric place of date, distance in astronomical units."""

    right_ascension: float
    declination: float
    distance: float

    @property
    def parallax(self) -> float:
        """The horizontal parallax."""
        return degrees(EARTH_RADIUS / self.distance)


Body = Callable[[float], Spot]


class Place(NamedTuple):
    """A place on earth and the hours by which its zone is ahead of UTC."""

    latitude: float
    longitude: float
    offset: float = 0.0


def moment(day: date, hours: float = 0.0) -> float:
    """This hour of this day, UTC."""
    return (day - EPOCH).days - 0.5 + hours / 24


def civil_day(when: float, *, offset: float = 0.0) -> date:
    """The civil day of a moment in a zone `offset` hours ahead of UTC."""
    return EPOCH + timedelta(days=floor(when + 0.5 + offset / 24))


@lru_cache(maxsize=8192)
def sun(when: float) -> Spot:
    """Where the sun stands."""
    return _spot(Sun(when))


@lru_cache(maxsize=8192)
def moon(when: float) -> Spot:
    """Where the moon stands."""
    return _spot(Moon(when))


def _spot(body: Sun) -> Spot:
    return Spot(degrees(float(body.g_ra)), degrees(float(body.g_dec)), float(body.earth_distance))


def longitude(body: Body, when: float) -> float:
    """Apparent ecliptic longitude: the sun's is 0 at the spring equinox."""
    spot, tilt = body(when), radians(OBLIQUITY - OBLIQUITY_PER_DAY * (when - J2000))
    right_ascension, declination = radians(spot.right_ascension), radians(spot.declination)
    north = sin(right_ascension) * cos(tilt) + tan(declination) * sin(tilt)
    return degrees(atan2(north, cos(right_ascension))) % 360


def elongation(when: float) -> float:
    """How far the moon is ahead of the sun in ecliptic longitude."""
    return (longitude(moon, when) - longitude(sun, when)) % 360


def lunar_day(when: float) -> int:
    """The tithi at this moment, 1 to 30; 15 ends with the full moon and 30 with the new moon."""
    return int(elongation(when) // LUNAR_DAY) + 1


def lunation_near(day: date) -> int:
    """The number of the mean new moon nearest to this day."""
    return round((moment(day) - FIRST_LUNATION) / SYNODIC_MONTH)


@lru_cache(maxsize=1024)
def new_moon(lunation: int) -> float:
    """The moment of a new moon, by its number (0 is the one of 6 January 2000)."""
    return _when_elongation(FIRST_LUNATION + lunation * SYNODIC_MONTH, 0.0)


@lru_cache(maxsize=1024)
def full_moon(lunation: int) -> float:
    """The moment of the full moon that follows this new moon."""
    return _when_elongation(FIRST_LUNATION + (lunation + 0.5) * SYNODIC_MONTH, 180.0)


def _when_elongation(guess: float, wanted: float) -> float:
    for _ in range(4):
        guess += signed(wanted - elongation(guess)) / 360 * SYNODIC_MONTH
    return guess


@lru_cache(maxsize=1024)
def sun_reaches(wanted: float, year: int) -> float:
    """The moment in this year at which the sun's longitude is this: 0 is the spring equinox, 270 winter."""
    guess = moment(date(year, 3, 20)) + ((wanted + 80) % 360 - 80) * TROPICAL_YEAR / 360
    for _ in range(4):
        guess += signed(wanted - longitude(sun, guess)) / 360 * TROPICAL_YEAR
    return guess


def signed(angle: float) -> float:
    """The same angle between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180


def hour_angle(spot: Spot, when: float, place: Place) -> float:
    """How far a body is past the south: -180 to 180."""
    greenwich = SIDEREAL_TIME + SIDEREAL_TURN * (when - J2000)
    return signed(greenwich + place.longitude - spot.right_ascension)


def altitude(spot: Spot, when: float, place: Place) -> float:
    """How high a body stands, seen from the centre of the earth and without air."""
    latitude, declination = radians(place.latitude), radians(spot.declination)
    angle = radians(hour_angle(spot, when, place))
    return degrees(asin(sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(angle)))


def arc_to_horizon(spot: Spot, place: Place, horizon: float) -> float:
    """The hour angle at which a body sets; 0 or 180 where it is never or always up."""
    latitude, declination = radians(place.latitude), radians(spot.declination)
    above = sin(radians(horizon)) - sin(latitude) * sin(declination)
    return degrees(acos(max(-1.0, min(1.0, above / (cos(latitude) * cos(declination))))))


def setting(near: float, place: Place, *, body: Body = sun, horizon: float = SUN_ON_HORIZON) -> float:
    """The setting nearest to a moment, right to some seconds."""
    return _crossing(near, place, body, horizon, 1)


def rising(near: float, place: Place, *, body: Body = sun, horizon: float = SUN_ON_HORIZON) -> float:
    """The rising nearest to a moment."""
    return _crossing(near, place, body, horizon, -1)


def _crossing(when: float, place: Place, body: Body, horizon: float, side: int) -> float:
    for _ in range(2 if body is sun else 3):  # the moon runs on while the earth turns
        spot = body(when)
        when += signed(side * arc_to_horizon(spot, place, horizon) - hour_angle(spot, when, place)) / 360
    return when


def separation(one: Spot, other: Spot) -> float:
    """The angle between two bodies."""
    first, second = radians(one.declination), radians(other.declination)
    between = radians(one.right_ascension - other.right_ascension)
    return degrees(acos(min(1.0, sin(first) * sin(second) + cos(first) * cos(second) * cos(between))))

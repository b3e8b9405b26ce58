"""Hindu lunar months and lunar days at a place.

A month is a lunation that begins with the new moon and has the name of the sign into which the sun
passes in it; a lunation without such a passage is a leap month and carries no feasts. Signs are
sidereal, by the Lahiri ayanamsa of India's official calendar (23.853° in 2000). A feast is kept on
the civil day on which its tithi reigns at an hour that belongs to the feast: dusk, noon, sunrise.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from events.calendars.observance import Span, When
from events.calendars.rules import span
from events.calendars.sky import (
    SYNODIC_MONTH,
    Place,
    civil_day,
    longitude,
    lunar_day,
    lunation_near,
    moment,
    new_moon,
    rising,
    setting,
    sun,
    sun_reaches,
)

SIGN = 30.0
CHAITRA, SHRAVANA, BHADRAPADA, ASHVINA, KARTIKA, PAUSHA, MAGHA, PHALGUNA = 0, 4, 5, 6, 7, 9, 10, 11


DELHI = Place(28.61, 77.21, 5.5)
ERFURT = Place(50.98, 11.03, 1.0)
KOCHI = Place(9.9, 76.3, 5.5)
Hour = Callable[[date, Place], float]


def sidereal(tropical: float, year: int) -> float:
    """A longitude in the sidereal zodiac of Lahiri, degrees."""
    return (tropical - ayanamsa(year)) % 360


def ayanamsa(year: int) -> float:
    """Lahiri's ayanamsa, degrees."""
    return 23.853 + 0.013969 * (year - 2000)


@lru_cache(maxsize=4096)
def sunrise_and_sunset(day: date, place: Place) -> tuple[float, float]:
    """Both moments of the civil day."""
    noon = moment(day, 12 - place.longitude / 15)
    return rising(noon - 0.25, place), setting(noon + 0.25, place)


def part_of_day(share: float) -> Hour:
    """The moment when this share of the daylight has passed: 0 is sunrise, 0.5 noon, 1 sunset."""

    def hour(day: date, place: Place) -> float:
        rise, setting = sunrise_and_sunset(day, place)
        return rise + (setting - rise) * share

    return hour


def dusk(day: date, place: Place) -> float:
    """The pradosha, some 70 minutes after sunset."""
    return sunrise_and_sunset(day, place)[1] + 0.05


def tithi(month: int, number: int, hour: Hour, *, place: Place = DELHI, last: bool = False, shift: int = 0,
          days: int = 1) -> When:  # fmt: skip
    """The day on which the tithi reigns at this hour, the first such day or the `last`.

    Where it reigns at that hour on no day, the day on which it begins.
    """

    def when(year: int) -> Iterator[Span]:
        for lunation, name in _months(year):
            if name == month:
                first = _day_of(lunation, number, hour, place, last=last) + timedelta(days=shift)
                if first.year == year:
                    yield span(first, days)

    return when


def sun_enters(sign: int, year: int) -> float:
    """The moment at which the sun enters this sidereal sign (0 is Mesha) in this year."""
    return sun_reaches((sign * SIGN + ayanamsa(year)) % 360, year)


@lru_cache(maxsize=32)
def _months(year: int) -> tuple[tuple[int, int], ...]:
    found = []
    lunation = lunation_near(date(year, 1, 1)) - 1
    while civil_day(new_moon(lunation)).year <= year:
        here, there = _sign(lunation, year), _sign(lunation + 1, year)
        if here != there:
            found.append((lunation, (here + 1) % 12))
        lunation += 1
    return tuple(found)


def _sign(lunation: int, year: int) -> int:
    return int(sidereal(_sun_at(lunation), year) // SIGN)


@lru_cache(maxsize=512)
def _sun_at(lunation: int) -> float:
    return longitude(sun, new_moon(lunation))


def _day_of(lunation: int, number: int, hour: Hour, place: Place, *, last: bool) -> date:
    begins = new_moon(lunation) + (number - 1) / 30 * SYNODIC_MONTH
    middle = civil_day(begins + 0.5, offset=place.offset)
    near = [middle + timedelta(days=days) for days in (-1, 0, 1, 2)]
    found = [day for day in near if lunar_day(hour(day, place)) == number]
    if not found:
        return civil_day(begins, offset=place.offset)
    return found[-1] if last else found[0]

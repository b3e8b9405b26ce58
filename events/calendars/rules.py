"""The rules from which feasts are made: each function returns a `When`.

`days` is the length of the span. Weekdays are Monday 0 to Sunday 6, as in Python.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]

from events.calendars.hijri import Reckoning, months
from events.calendars.observance import Span, When

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
JULIAN_LAG = timedelta(days=13)  # from March 1900 to February 2100


def span(first: date, days: int = 1) -> Span:
    """The span of so many days that begins here."""
    return first, first + timedelta(days=days - 1)


def on(month: int, day: int, days: int = 1) -> When:
    """A fixed civil date."""
    return lambda year: [span(date(year, month, day), days)]


def julian(month: int, day: int, days: int = 1) -> When:
    """A fixed date of the Julian calendar, 13 days later in ours (1900 to 2099)."""

    def when(year: int) -> Iterator[Span]:
        for julian_year in (year - 1, year):
            first = date(julian_year, month, day) + JULIAN_LAG
            if first.year == year:
                yield span(first, days)

    return when


def once(reckon: Callable[[int], date], shift: int = 0, days: int = 1) -> When:
    """`shift` days after the date that `reckon` finds for the year."""
    return lambda year: [span(reckon(year) + timedelta(days=shift), days)]


@lru_cache(maxsize=128)
def western_easter(year: int) -> date:
    """Easter Sunday of the western churches (Gregorian computus)."""
    found: date = easter(year, EASTER_WESTERN)
    return found


@lru_cache(maxsize=128)
def orthodox_easter(year: int) -> date:
    """Pascha of all eastern churches but the Armenian (Julian computus), as a civil date."""
    found: date = easter(year, EASTER_ORTHODOX)
    return found


def on_or_after(day: date, weekday: int) -> date:
    """The first such weekday from this day on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nth(weekday: int, number: int, month: int, *, shift: int = 0, days: int = 1) -> When:
    """The so-manieth weekday of a month, and `shift` days from it."""

    def reckon(year: int) -> date:
        return on_or_after(date(year, month, 1), weekday) + timedelta(weeks=number - 1)

    return once(reckon, shift, days)


def first_from(weekday: int, month: int, day: int, *, shift: int = 0, days: int = 1) -> When:
    """The first such weekday on or after a date, and `shift` days from it."""
    return once(lambda year: on_or_after(date(year, month, day), weekday), shift, days)


def hijri(reckoning: Reckoning, month: int, day: int, days: int = 1) -> When:
    """A day of the Hijri calendar: not at all, once or twice in a year of ours.

    `day` may be 0 or less: then it lies before the month.
    """

    def when(year: int) -> Iterator[Span]:
        spans = (
            span(first + timedelta(days=day - 1), days)
            for found, first, _last in _around(reckoning, year)
            if found == month
        )
        return touching(year, spans)

    return when


def hijri_month(reckoning: Reckoning, month: int) -> When:
    """A whole month of the Hijri calendar."""
    return lambda year: touching(
        year, ((first, last) for found, first, last in _around(reckoning, year) if found == month)
    )


def hijri_weekday(reckoning: Reckoning, month: int, weekday: int) -> When:
    """The first such weekday of a Hijri month."""
    return lambda year: touching(
        year,
        (span(on_or_after(first, weekday)) for found, first, _last in _around(reckoning, year) if found == month),
    )


def touching(year: int, spans: Iterable[Span]) -> Iterator[Span]:
    """Those spans that are on in this year, or begin with its last evening."""
    new_year, end = date(year, 1, 1), date(year + 1, 1, 1)
    return (found for found in spans if found[1] >= new_year and found[0] <= end)


@lru_cache(maxsize=64)
def _around(reckoning: Reckoning, year: int) -> tuple[tuple[int, date, date], ...]:
    return tuple(months(reckoning, year))

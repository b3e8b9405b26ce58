"""The public face of the catalogue: what is on, from day to day.

Plain values in, plain values out: no database, no clock. A calendar's year is reckoned once for the
process.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop as _

from events.calendars import (
    alevi,
    bahai,
    buddhist,
    civic,
    east_asian,
    germany,
    hindu,
    international,
    islam,
    jewish,
    nations,
    oriental,
    orthodox,
    persian,
    school,
    shia,
    western,
    yezidi,
)
from events.calendars.observance import Calendar, Observance, Unannounced, UnknownTradition
from events.calendars.silent_days import bans_on, restricted_keys

CALENDARS: tuple[Calendar, ...] = (
    germany.CALENDAR,
    school.CALENDAR,
    civic.SILENT,
    civic.CALENDAR,
    western.CALENDAR,
    orthodox.EASTER_CALENDAR,
    orthodox.JULIAN_CALENDAR,
    orthodox.NEW_CALENDAR,
    oriental.ARMENIAN,
    oriental.ETHIOPIAN,
    oriental.COPTIC,
    oriental.SYRIAC,
    islam.CALENDAR,
    shia.CALENDAR,
    alevi.CALENDAR,
    yezidi.CALENDAR,
    jewish.CALENDAR,
    bahai.CALENDAR,
    persian.PERSIAN,
    persian.KURDISH,
    hindu.HINDU,
    hindu.SIKH,
    buddhist.CALENDAR,
    east_asian.CHINESE,
    east_asian.KOREAN,
    east_asian.VIETNAMESE,
    international.CALENDAR,
    *nations.CALENDARS,
)
BY_SLUG = {calendar.slug: calendar for calendar in CALENDARS}
GROUPS = {nations.GROUP: nations.CALENDARS}  # one word for several calendars, wherever calendars are named

# Said plainly wherever the catalogue is shown: silence about these is not a free day.
NOT_COVERED = (
    _("Mandaean"),
    _("Druze"),
    _("Zoroastrian"),
    _("Ahmadiyya"),
    _("Syriac Easter usage"),
    _("Tamil temple festivals"),
    _("Yezidi Batizmî and Bêlinda"),
    _("Peace Festival of Augsburg"),
)


def observances(
    first: date, last: date, *, state: str | None = None, traditions: Collection[str] | None = None
) -> list[Observance]:
    """What is on at any time from `first` to `last`, by day; an evening before counts.

    `state` (as `TH`) keeps what holds there and names what its law forbids, None every state;
    `traditions` names calendars as `calendars` understands it, None all of them. Raises `UnknownTradition`.
    """
    found = {
        (row.key, row.first): in_state(row, state)  # what crosses New Year is told by both years
        for calendar in calendars(traditions)
        for year in range(first.year, last.year + 1)
        for row in days_of_year(calendar.slug, year)
        if row.touches(first, last) and _holds(row, state)
    }
    return sorted(found.values(), key=lambda row: (row.first, row.last, row.key))


def not_announced(
    first: date, last: date, *, state: str | None = None, traditions: Collection[str] | None = None
) -> list[Unannounced]:
    """What may fall into these days and has no published date yet: the answer is neither a guess nor “free”."""
    found = (
        row
        for calendar in calendars(traditions)
        for year in range(first.year, last.year + 1)
        for row in calendar.missing(year)
        if row.first <= last and first <= row.last and _holds(row, state)
    )
    return sorted(found, key=lambda row: (row.first, row.key))


def calendars(traditions: Iterable[str] | None = None) -> tuple[Calendar, ...]:
    """The calendars that these words mean, or all. Raises `UnknownTradition`.

    A word is a short name (`islam`), or how a calendar's name or label begins (`Christian`).
    """
    if traditions is None:
        return CALENDARS
    wanted = {calendar.slug for word in traditions for calendar in _meant(word)}
    return tuple(calendar for calendar in CALENDARS if calendar.slug in wanted)


def _meant(word: str) -> list[Calendar]:
    plain = word.strip().casefold()
    if plain in GROUPS:
        return list(GROUPS[plain])
    if plain in BY_SLUG:
        return [BY_SLUG[plain]]
    found = [
        calendar
        for calendar in CALENDARS
        if plain and any(label.casefold().startswith(plain) for label in (calendar.name, calendar.tradition))
    ]
    if not found:
        raise UnknownTradition(word, known=(*BY_SLUG, *GROUPS))
    return found


@lru_cache(maxsize=4096)
def days_of_year(slug: str, year: int) -> tuple[Observance, ...]:
    """One calendar's observances of this year, reckoned once."""
    return tuple(sorted(BY_SLUG[slug].days(year), key=lambda row: (row.first, row.key)))


def in_state(row: Observance, state: str | None) -> Observance:
    """The same observance with what this state's law forbids on it."""
    if state is None or row.key not in restricted_keys():
        return row
    bans = bans_on(row.key, row.first, state)
    return replace(row, bans=bans) if bans else row


def _holds(row: Observance | Unannounced, state: str | None) -> bool:
    return state is None or row.state is None or row.state == state

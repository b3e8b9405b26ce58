"""The calendar as one office knows it: its corrections in place of reckoned days, its own days beside them.

Pure: rows of `OwnDay` in, nothing fetched or saved, plain values out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from events.calendars import Certainty, Kind, Observance, calendars, observances
from events.calendars.observance import Span
from events.models import OwnDay
from events.validators import FIRST_YEAR, LAST_YEAR

OWN = "own"  # the calendar of an office's own days; their keys are `own.12`
MOST_MOVED = 40  # days that an announcement or a correction moves an observance at most; none returns sooner


@dataclass(frozen=True, slots=True)
class OfficeDay(Observance):
    """A day as the office gave it: row `own_day`, with its `note`.

    `instead_of` is the span that was reckoned, for a correction; None for a day of the office's own.
    """

    own_day: int = 0
    note: str = ""
    instead_of: Span | None = None


def mark_of(row: Observance) -> str:
    """What to say beside a day that the office gave; empty for a day of the catalogue."""
    if not isinstance(row, OfficeDay):
        return ""
    return _("Own day of the office") if row.instead_of is None else _("Corrected by the office")


def own_key(own_day: OwnDay) -> str:
    """The key of the observance that this row stands for."""
    return own_day.corrects or f"{OWN}.{own_day.pk}"


def with_own_days(rows: Iterable[Observance], own_days: Iterable[OwnDay]) -> list[Observance]:
    """The observances with the office's corrections in place of the reckoned ones and its own days, by day.

    All own days are added, whenever they are; `known_days` asks for a span.
    """
    given = [(own_day, reckoned_for(own_day)) for own_day in own_days]
    replaced = {(row.key, row.first) for _own_day, row in given if row is not None}
    kept = [row for row in rows if (row.key, row.first) not in replaced]
    kept += [_given(own_day, row) for own_day, row in given]
    return sorted(kept, key=lambda row: (row.first, row.last, row.key))


def known_days(
    own_days: Iterable[OwnDay],
    first: date,
    last: date,
    *,
    state: str | None = None,
    traditions: Collection[str] | None = None,
) -> list[Observance]:
    """What is on from `first` to `last` as this office knows it. Raises UnknownTradition like `observances`."""
    wanted = {OWN, *(calendar.slug for calendar in calendars(traditions))}
    rows = with_own_days(observances(first, last, state=state, traditions=traditions), own_days)
    return [
        row
        for row in rows
        if row.touches(first, last) and row.calendar in wanted and (state is None or row.state in (None, state))
    ]


def find_reckoned(key: str, first: date) -> Observance | None:
    """The observance of the catalogue with this key that begins on this day."""
    return next((row for row in _by_key(first.year).get(key, ()) if row.first == first), None)


def find_day(key: str, near: date, own_days: Sequence[OwnDay]) -> Observance | None:
    """The observance of this key nearest to the day on which it was last seen; None where there is none left."""
    if not FIRST_YEAR <= near.year <= LAST_YEAR:
        return None
    own = [one for one in own_days if own_key(one) == key]
    rows = with_own_days(_around(key, near), own)
    found = [row for row in rows if key.startswith(f"{OWN}.") or _is_near(row, near)]
    return min(found, key=lambda row: abs(row.first - near), default=None)


def name_of(key: str, near: date, own_days: Sequence[OwnDay]) -> str:
    """What an observance is called (an English message id), also after its date has vanished; else its key."""
    found = find_day(key, near, own_days)
    known = (
        [found] if found else [row for year in (near.year, near.year - 1) for row in _by_key(year).get(key, ())]
    )
    return known[0].name if known else key


@lru_cache(maxsize=64)
def _by_key(year: int) -> dict[str, tuple[Observance, ...]]:
    """Everything of a year, in all federal states, to be looked up; nothing of years that nobody reckons with."""
    found: dict[str, tuple[Observance, ...]] = {}
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return found
    for row in observances(date(year, 1, 1), date(year, 12, 31)):
        found[row.key] = (*found.get(row.key, ()), row)
    return found


def _around(key: str, day: date) -> list[Observance]:
    slack = timedelta(days=MOST_MOVED)
    years = range((day - slack).year, (day + slack).year + 1)
    found = {row.first: row for year in years for row in _by_key(year).get(key, ())}
    return [row for row in found.values() if _is_near(row, day)]


def _is_near(row: Observance, day: date) -> bool:
    return abs(row.first - day) <= timedelta(days=MOST_MOVED)


def reckoned_for(own_day: OwnDay) -> Observance | None:
    """What a correction stands in for: also after new data have moved the reckoned day."""
    day = own_day.instead_of
    if not own_day.corrects or day is None:
        return None
    return min(_around(own_day.corrects, day), key=lambda row: abs(row.first - day), default=None)


def _given(own_day: OwnDay, reckoned: Observance | None) -> OfficeDay:
    if reckoned is None:
        return _own(own_day)
    told = {field.name: getattr(reckoned, field.name) for field in fields(Observance)}
    return replace(
        OfficeDay(**told),
        first=own_day.first,
        last=own_day.last,
        evening=own_day.evening,
        certainty=Certainty.FIXED,
        source=own_day.source,
        own_day=own_day.pk,
        note=own_day.note,
        instead_of=(reckoned.first, reckoned.last),
    )


def _own(own_day: OwnDay) -> OfficeDay:
    return OfficeDay(
        key=own_key(own_day),
        name=own_day.name,
        first=own_day.first,
        last=own_day.last,
        evening=own_day.evening,
        kind=Kind(own_day.kind),
        certainty=Certainty.FIXED,
        tradition="Own days of the office",
        calendar=OWN,
        who=own_day.who,
        meaning=own_day.meaning,
        source=own_day.source,
        own_day=own_day.pk,
        note=own_day.note,
    )

"""An office's own days and corrected dates, laid over the catalogue. Pure: rows in, rows out.

A corrected observance keeps what the catalogue says about it; only its days are the office's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from events.calendars import Certainty, Kind, Observance, observances

OWN = "own"  # the calendar's short name of what no calendar of ours has


@dataclass(frozen=True, slots=True)
class OwnDate:
    """What an office knows better. `corrects` is a key of the catalogue, `instead_of` its first day as reckoned
    there.
    """

    name: str
    first: date
    last: date
    source: str
    evening: bool = False
    kind: str = Kind.CELEBRATION
    who: str = ""
    meaning: str = ""
    note: str = ""
    corrects: str = ""
    instead_of: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An observance as it holds for one office; `own` is what the office entered, None where it did not."""

    row: Observance
    own: OwnDate | None = None


def kept_dates(first: date, last: date, *, state: str | None, own_dates: Iterable[OwnDate] = ()) -> list[Kept]:
    """What is on at any time of these days, with the office's dates in the place of the reckoned ones."""
    own_dates = tuple(own_dates)
    corrected = {(own.corrects, own.instead_of) for own in own_dates if own.corrects}
    reckoned = observances(first, last, state=state)
    found = [Kept(row) for row in reckoned if (row.key, row.first) not in corrected]
    found += [kept for own in own_dates if (kept := _kept(own, state)).row.touches(first, last)]
    return sorted(found, key=lambda kept: (kept.row.first, kept.row.last, kept.row.key))


def _kept(own: OwnDate, state: str | None) -> Kept:
    row = _reckoned(own, state) or _entered(own)
    return Kept(
        replace(
            row,
            first=own.first,
            last=own.last,
            evening=own.evening,
            certainty=Certainty.FIXED,
            source=own.source,
        ),
        own,
    )


def _entered(own: OwnDate) -> Observance:
    """A day that the catalogue does not have."""
    return Observance(
        key=own.corrects or OWN,
        name=own.name,
        first=own.first,
        last=own.last,
        evening=own.evening,
        kind=Kind(own.kind),
        certainty=Certainty.FIXED,
        tradition=own.name,
        calendar=OWN,
        who=own.who,
        meaning=own.meaning,
        source=own.source,
    )


def _reckoned(own: OwnDate, state: str | None) -> Observance | None:
    """The row of the catalogue that is corrected, if it still says so."""
    if own.instead_of is None:
        return None
    rows = observances(own.instead_of, own.instead_of, state=state)
    return next((row for row in rows if row.key == own.corrects and row.first == own.instead_of), None)

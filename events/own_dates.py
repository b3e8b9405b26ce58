"""An office's own days and corrected dates, laid over the catalogue. Pure: rows in, rows out.

A corrected observance keeps what the catalogue says about it; only its days are the office's.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from events.calendars import Kind, Observance
from events.models import OwnDay
from events.own_days import OfficeDay, known_days


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
    given = dict(enumerate(own_dates, start=1))
    own_days = [OwnDay(pk=number, **asdict(own)) for number, own in given.items()]
    rows = known_days(own_days, first, last, state=state)
    return [Kept(row, given[row.own_day] if isinstance(row, OfficeDay) else None) for row in rows]

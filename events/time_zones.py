"""VTIMEZONE (RFC 5545, 3.6.5) from the time zone database: pure, small, and right to the hour.

Only the years that a calendar speaks of are told, so a file stays short. The library that writes the rest of
our calendars tells seventy years in 2 KB, needs 25 ms for it, and begins summer time an hour late: the onset of
an observance is the local time that ends there, 2 a.m. in Berlin and not 3.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_SECOND = timedelta(seconds=1)
_LONGEST_WITHOUT_TWO = timedelta(days=7)  # no zone changes its clocks twice within a week


def time_zone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The rules of `zone` from the beginning of one year to the end of another (in UTC)."""
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    told = Timezone()
    told.add("tzid", zone.key)
    told.add_component(_observance(start, zone, before=start.astimezone(zone).utcoffset()))
    for moment in changes(zone, start, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        told.add_component(_observance(moment, zone, before=(moment - _SECOND).astimezone(zone).utcoffset()))
    return told


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments (UTC, to the second) after `start` and up to `end` at which the clocks of `zone` change."""
    at = start
    while at < end:
        following = min(at + _LONGEST_WITHOUT_TWO, end)
        if _rule(following, zone) != _rule(at, zone):
            yield _first_after(at, following, zone)
        at = following


def _rule(at: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None]:
    local = at.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _first_after(at: datetime, following: datetime, zone: ZoneInfo) -> datetime:
    """By halving: the second at which the rule at the end of this stretch begins."""
    early, late, new = at, following, _rule(following, zone)
    while late - early > _SECOND:
        middle = early + timedelta(seconds=(late - early) // _SECOND // 2)
        if _rule(middle, zone) == new:
            late = middle
        else:
            early = middle
    return late


def _observance(
    moment: datetime, zone: ZoneInfo, *, before: timedelta | None
) -> TimezoneStandard | TimezoneDaylight:
    local = moment.astimezone(zone)
    part: TimezoneStandard | TimezoneDaylight = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (moment + (before or timedelta())).replace(tzinfo=None))
    part.add("tzoffsetfrom", before or timedelta())
    part.add("tzoffsetto", local.utcoffset() or timedelta())
    part.add("tzname", local.tzname() or zone.key)
    return part

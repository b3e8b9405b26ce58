"""How a festival's hours lie to sunset, at which fasts end and evenings begin. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from events.calendars.effects import UNTIL_SUNSET
from events.daylight import place_for, sunset
from events.formats import say_time
from events.models import Festival, ObservanceLink


class Position(StrEnum):
    """Where sunset lies; during, if that of any day does."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def position_of(
    festival: Festival, days: Iterable[date], starts_at: datetime, ends_at: datetime
) -> Position | None:
    """Where the sunsets of these days lie to these hours; None without a day or where no place is known."""
    moments = [moment for moment in (sunset_at(festival, day) for day in days) if moment]
    if not moments:
        return None
    if any(starts_at <= moment <= ends_at for moment in moments):
        return Position.DURING
    return Position.BEFORE if moments[-1] < starts_at else Position.AFTER


def sunset_at(festival: Festival, day: date) -> datetime | None:
    """When the sun sets at the office's place; None where none is known."""
    office = festival.office
    place = place_for(office.latitude, office.longitude, office.federal_state)
    return sunset(day, place, festival.zone) if place else None


def sunset_days(link: ObservanceLink, first: date, last: date) -> list[date]:
    """The days of a festival on which sunset matters: each of a fast, the eve of what begins in the evening."""
    if link.key in UNTIL_SUNSET:
        begin, end = max(first, link.first), min(last, link.last)
        return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    eve = link.first - timedelta(days=1)
    return [eve] if link.evening and first <= eve <= last else []


def say_change(link: ObservanceLink, name: str, *, to: tuple[datetime, datetime]) -> str:
    """How sunset lies otherwise to the new hours than to the old ones, and whether the sentence still fits; empty
    where nothing changes, or only one of both meets the observance.
    """
    festival = link.festival
    before, _days = _position(link, (festival.starts_at, festival.ends_at))
    after, days = _position(link, to)
    moment = sunset_at(festival, days[0]) if days else None
    if before is None or after is None or before == after or moment is None:
        return ""
    said = _SAID[before, after]() % {"name": name, "time": say_time(moment, festival.zone)}
    fits = _("Does the sentence “%(sentence)s” still fit?") % {"sentence": link.sentence} if link.sentence else ""
    return f"{said} {fits}".strip()


def _position(link: ObservanceLink, hours: tuple[datetime, datetime]) -> tuple[Position | None, list[date]]:
    first, last = (at.astimezone(link.festival.zone).date() for at in hours)
    days = sunset_days(link, first, last)
    return position_of(link.festival, days, *hours), days


_SAID = {
    (Position.BEFORE, Position.DURING): lambda: _(
        "%(name)s: sunset (%(time)s) was before the festival; now it is during it."
    ),
    (Position.BEFORE, Position.AFTER): lambda: _(
        "%(name)s: sunset (%(time)s) was before the festival; now it is after it."
    ),
    (Position.DURING, Position.BEFORE): lambda: _(
        "%(name)s: sunset (%(time)s) was during the festival; now it is before it."
    ),
    (Position.DURING, Position.AFTER): lambda: _(
        "%(name)s: sunset (%(time)s) was during the festival; now it is after it."
    ),
    (Position.AFTER, Position.BEFORE): lambda: _(
        "%(name)s: sunset (%(time)s) was after the festival; now it is before it."
    ),
    (Position.AFTER, Position.DURING): lambda: _(
        "%(name)s: sunset (%(time)s) was after the festival; now it is during it."
    ),
}

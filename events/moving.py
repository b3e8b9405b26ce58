"""A festival is about to move: how it then lies to what it is linked with, and what else it would meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from events.calendars import Observance
from events.calendars.effects import Effect, effect_on
from events.models import Festival, ObservanceLink, OwnDay
from events.own_days import known_days, name_of
from events.relations import relation_of
from events.sunsets import Position, position_of, say_change
from events.validators import FIRST_YEAR, LAST_YEAR

STRICT = (Effect.COLLIDES, Effect.RESTRICTED)


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A link with how the festival lies to its observance before and after, in words; `sunset` says what changes
    with the hours, empty where nothing does.
    """

    link: ObservanceLink
    name: str
    before: str
    after: str
    sunset: str = ""


@dataclass(frozen=True, slots=True)
class Moving:
    """What to look at before a date is saved. `days` names the new days and hours, which were seen with it."""

    days: str
    links: tuple[MovedLink, ...] = ()
    strict: tuple[Observance, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.links or self.strict)


def moving_to(festival: Festival, *, starts_at: datetime, ends_at: datetime) -> Moving:
    """What changes for this festival if it moves there; nothing is known beyond the years of the catalogue."""
    if not FIRST_YEAR <= starts_at.year <= ends_at.year <= LAST_YEAR:
        return Moving("")
    links = list(festival.observance_links.all())
    for link in links:
        link.festival = festival
    own_days = list(festival.office.own_days.all())
    return what_moves(festival, links, own_days, starts_at=starts_at, ends_at=ends_at)


def what_moves(
    festival: Festival,
    links: Iterable[ObservanceLink],
    own_days: Sequence[OwnDay],
    *,
    starts_at: datetime,
    ends_at: datetime,
) -> Moving:
    """Pure. Nothing where it keeps its hours; `links` are those of the festival, `own_days` those of its office.

    `strict` is what keeps people away on the new days, or what state law restricts. With other hours on the same
    days that is what begins in an evening into which the festival now reaches.
    """
    old, new = (festival.starts_at, festival.ends_at), (starts_at, ends_at)
    moving = " ".join(f"{at.astimezone(festival.zone):%Y-%m-%dT%H:%M}" for at in new)
    if old == new:
        return Moving(moving)
    links = list(links)
    linked = {(link.key, link.first) for link in links}
    first, last = _days(festival, *new)
    met = known_days(own_days, first, last, state=festival.office.federal_state)
    strict = [row for row in met if effect_on(row, first, last) in STRICT and (row.key, row.first) not in linked]
    told = [_told(link, festival, own_days, starts_at, ends_at) for link in links]
    if (first, last) == _days(festival, *old):
        told = [one for one in told if one.sunset]
        strict = [
            row
            for row in strict
            if row.begins == last < row.first and _reaches_into(festival, last, old=old, new=new)
        ]
    return Moving(moving, tuple(told), tuple(strict))


def _reaches_into(
    festival: Festival, day: date, *, old: tuple[datetime, datetime], new: tuple[datetime, datetime]
) -> bool:
    """Whether the festival is on at sunset of this day, and was not before."""
    was, will_be = (position_of(festival, [day], *hours) for hours in (old, new))
    return was != Position.DURING and will_be == Position.DURING


def _told(
    link: ObservanceLink, festival: Festival, own_days: Sequence[OwnDay], starts_at: datetime, ends_at: datetime
) -> MovedLink:
    name = _(name_of(link.key, link.first, own_days))
    before = relation_of(link, festival.starts_at, festival.ends_at).say(name)
    after = relation_of(link, starts_at, ends_at).say(name)
    return MovedLink(link, name, before, after, say_change(link, name, to=(starts_at, ends_at)))


def _days(festival: Festival, starts_at: datetime, ends_at: datetime) -> tuple[date, date]:
    return starts_at.astimezone(festival.zone).date(), ends_at.astimezone(festival.zone).date()

"""Creating, changing and moving festivals."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from events.actions.journal import record
from events.actors import CLOCK, Actor
from events.models import Festival, FestivalState, Office
from events.signals import festival_changed, festival_moved
from events.states import FESTIVAL_MOVES, check_move

# A change of these is a change of the calendar entry.
CALENDAR_FIELDS = {"title", "place", "starts_at", "ends_at", "setup_from", "takedown_until"}


def free_slug(title: str, year: int) -> str:
    """An address that nobody has yet: `sommerfest-2027`, `sommerfest-2027-2`, …"""
    stem = slugify(title)[:45] or "festival"
    if str(year) not in stem:
        stem = f"{stem}-{year}"
    taken = set(Festival.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in _numbered(stem, len(taken)) if slug not in taken)


def _numbered(stem: str, taken: int) -> list[str]:
    return [stem, *(f"{stem}-{number}" for number in range(2, taken + 3))]


@transaction.atomic
def create_festival(office: Office, *, actor: Actor, now: datetime, **fields: Any) -> Festival:
    """A new festival, as a draft. Raises ValidationError naming the field."""
    festival = Festival(office=office, **fields)
    if not festival.slug and festival.title and festival.starts_at:
        festival.slug = free_slug(festival.title, festival.starts_at.astimezone(festival.zone).year)
    festival.full_clean()
    festival.save()
    record(festival, "festival_created", office=office, festival=festival, actor=actor, now=now)
    return festival


@transaction.atomic
def update_festival(festival: Festival, *, actor: Actor, now: datetime, **fields: Any) -> Festival:
    """Change fields; calendars move on by one, and whoever listens to `festival_changed` acts on it."""
    festival = lock_festival(festival)
    changed = sorted(name for name, value in fields.items() if getattr(festival, name) != value)
    if not changed:
        return festival
    for name in changed:
        setattr(festival, name, fields[name])
    festival.full_clean()
    if CALENDAR_FIELDS & set(changed):
        festival.sequence += 1
    festival.save()
    record(
        festival,
        "festival_changed",
        office=festival.office,
        festival=festival,
        actor=actor,
        now=now,
        details={"fields": changed},
    )
    festival_changed.send(Festival, festival=festival, changed=changed, actor=actor, now=now)
    return festival


@transaction.atomic
def move_festival(festival: Festival, to: str, *, actor: Actor, now: datetime) -> Festival:
    """Move to another state by the table; whoever listens to `festival_moved` owes or drops letters."""
    festival = lock_festival(festival)
    check_move(FESTIVAL_MOVES, festival, to)
    before = festival.state
    festival.state = to
    if to == FestivalState.PUBLISHED and festival.published_at is None:
        festival.published_at = now
    if to == FestivalState.INVITING:
        festival.published_at = None
    if to == FestivalState.CANCELLED:
        festival.sequence += 1
    festival.save()
    record(
        festival,
        "festival_moved",
        office=festival.office,
        festival=festival,
        actor=actor,
        now=now,
        details={"from": before, "to": to},
    )
    festival_moved.send(Festival, festival=festival, to=to, actor=actor, now=now)
    return festival


def end_festivals(*, now: datetime) -> int:
    """The clock's work: published festivals whose last hour has passed are over. Returns how many."""
    ended = Festival.objects.filter(state=FestivalState.PUBLISHED).ended(at=now)
    return sum(_end(festival, now=now) for festival in ended)


@transaction.atomic
def _end(festival: Festival, *, now: datetime) -> bool:
    festival = lock_festival(festival)
    if festival.state != FestivalState.PUBLISHED or festival.ends_at > now:
        return False  # somebody cancelled or prolonged it meanwhile
    move_festival(festival, FestivalState.OVER, actor=CLOCK, now=now)
    return True


def lock_festival(festival: Festival) -> Festival:
    """The festival's row, fresh and locked until the transaction ends: places are counted under this lock.

    `no_key`: rows that refer to the festival may be written beside it, so that who holds a station and
    writes the log never waits for who holds the festival and wants that station.
    """
    rows = Festival.objects.select_for_update(of=("self",), no_key=True).select_related("office")
    return rows.get(pk=festival.pk)

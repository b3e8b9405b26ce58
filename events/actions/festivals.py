"""Creating, changing and moving festivals."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from events.actions.journal import record
from events.actions.letters import let_go
from events.actions.retiming import (
    RETIMING,
    give_rules,
    plain_days,
    rules_like,
    set_reminder_days,
    take_back_of_dates,
)
from events.actors import CLOCK, Actor
from events.models import Festival, FestivalState, Office
from events.signals import festival_changed, festival_moved
from events.states import FESTIVAL_MOVES, check_move
from events.validators import validate_reminder_days

# A change of these is a change of a calendar entry: the festival's, its set-up's or its deadline's.
CALENDAR_FIELDS = {
    "title",
    "description",
    "language",
    "place",
    "travel_hint",
    "starts_at",
    "ends_at",
    "setup_from",
    "takedown_until",
    "registration_deadline",
}
# After these moves an entry says something else: how sure it is, or where to read about the festival.
CALENDAR_MOVES = {FestivalState.INVITING, FestivalState.PUBLISHED, FestivalState.CANCELLED}


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
def create_festival(
    office: Office,
    *,
    actor: Actor,
    now: datetime,
    like: Festival | None = None,
    reminder_days: list[int] | None = None,
    **fields: Any,
) -> Festival:
    """A new festival, as a draft, with the rules in time of `like` or the usual ones.

    `reminder_days` says in short which days before the deadline have a reminder. Raises ValidationError naming
    the field.
    """
    festival = Festival(office=office, **fields)
    if not festival.slug and festival.title and festival.starts_at:
        festival.slug = free_slug(festival.title, festival.starts_at.astimezone(festival.zone).year)
    _check(festival, reminder_days)
    festival.save()
    give_rules(festival, rules_like(like), now=now)
    if reminder_days is not None:
        set_reminder_days(festival, reminder_days, now=now)
    record(festival, "festival_created", office=office, festival=festival, actor=actor, now=now)
    return festival


def _check(festival: Festival, reminder_days: list[int] | None) -> None:
    """Raise ValidationError with the faults of all fields, those of the short way to say reminders too."""
    faults: dict[str, Any] = {}
    try:
        festival.full_clean()
    except ValidationError as error:
        faults = error.update_error_dict(faults)
    try:
        validate_reminder_days([] if reminder_days is None else reminder_days)
    except ValidationError as error:
        faults["reminder_days"] = error
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def update_festival(
    festival: Festival, *, actor: Actor, now: datetime, told: bool = False, **fields: Any
) -> Festival:
    """Change fields; calendars move on by one, and whoever listens to `festival_changed` acts on it.

    What the rules in time owe moves along. `told`: the caller tells everybody by a letter of its own.
    """
    festival = lock_festival(festival)
    if "reminder_days" in fields:
        fields["reminder_days"] = plain_days(fields["reminder_days"])
    changed = sorted(name for name, value in fields.items() if getattr(festival, name) != value)
    if not changed:
        return festival
    let_go(festival.letters.all())
    before = {name: getattr(festival, name) for name in changed}
    days = fields.pop("reminder_days", None)
    for name in set(changed) & set(fields):
        setattr(festival, name, fields[name])
    _check(festival, days)
    if CALENDAR_FIELDS & set(changed):
        festival.sequence += 1
    festival.save()
    if "reminder_days" in changed:
        set_reminder_days(festival, days, now=now)
    if RETIMING.keys() & set(changed):
        take_back_of_dates(festival, changed)
    record(
        festival,
        "festival_changed",
        office=festival.office,
        festival=festival,
        actor=actor,
        now=now,
        details={"fields": changed},
    )
    festival_changed.send(
        Festival, festival=festival, changed=changed, before=before, told=told, actor=actor, now=now
    )
    return festival


@transaction.atomic
def move_festival(festival: Festival, to: str, *, actor: Actor, now: datetime) -> Festival:
    """Move to another state by the table; whoever listens to `festival_moved` owes or drops letters."""
    festival = lock_festival(festival)
    check_move(FESTIVAL_MOVES, festival, to)
    let_go(festival.letters.all())
    before = festival.state
    festival.state = to
    if to == FestivalState.PUBLISHED and festival.published_at is None:
        festival.published_at = now
    if to == FestivalState.INVITING:
        festival.published_at = None
    if to in CALENDAR_MOVES:
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

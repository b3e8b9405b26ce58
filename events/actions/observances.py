"""What an office adds to the calendar of observances and corrects in it; how its festivals stand to them."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.entries import entries_changed
from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.moved_observances import tell_moved
from events.actors import Actor
from events.calendars import Observance
from events.calendars.effects import NOT_CELEBRATED
from events.models import Festival, ObservanceLink, Office, OwnDay, Stance
from events.own_days import MOST_MOVED, find_day, find_reckoned, own_key
from events.validators import FIRST_YEAR, LAST_YEAR

# What a correction takes over from the catalogue: it says only when the observance is, and who says so.
TAKEN_OVER = ("name", "kind", "who", "meaning")


@transaction.atomic
def add_own_day(office: Office, *, actor: Actor, now: datetime, **fields: Any) -> OwnDay:
    """A day of the office's own, or a correction of the catalogue (`corrects`, `instead_of`).

    Raises ValidationError naming the field, also where the catalogue has no such day.
    """
    own_day = OwnDay(office=office, created_at=now, by=actor.by[:160], **fields)
    _check_own_day(own_day)
    own_day.save()
    _log_own_day(own_day, "own_day_added", actor=actor, now=now)
    return own_day


@transaction.atomic
def update_own_day(own_day: OwnDay, *, actor: Actor, now: datetime, **fields: Any) -> OwnDay:
    """Change it. What a correction corrects stays. Raises ValidationError naming the field."""
    changed = sorted(name for name, value in fields.items() if getattr(own_day, name) != value)
    if {"corrects", "instead_of"} & set(changed):
        raise ValidationError(_("What a correction corrects stays. Remove it and add another one."))
    if not changed:
        return own_day
    for name in changed:
        setattr(own_day, name, fields[name])
    own_day.by = actor.by[:160]
    _check_own_day(own_day, known=True)
    own_day.save()
    _log_own_day(own_day, "own_day_changed", actor=actor, now=now, changed=changed)
    return own_day


@transaction.atomic
def remove_own_day(own_day: OwnDay, *, actor: Actor, now: datetime) -> None:
    """The catalogue is right again, or the day is gone; festivals that are linked to it are told."""
    key = own_key(own_day)
    if not own_day.corrects:
        for link in ObservanceLink.objects.ahead(at=now).filter(festival__office=own_day.office_id, key=key):
            tell_moved(link, None, name=own_day.name, now=now)
    _log_own_day(own_day, "own_day_removed", actor=actor, now=now)
    own_day.delete()


def _check_own_day(own_day: OwnDay, *, known: bool = False) -> None:
    """`known`: what it corrects was looked up when it was made, and may have moved in the catalogue since."""
    if own_day.corrects and own_day.instead_of and not known:
        reckoned = find_reckoned(own_day.corrects, own_day.instead_of)
        if reckoned is None:
            raise ValidationError({"instead_of": _("The catalogue has no such observance on this day.")})
        for name in TAKEN_OVER:
            setattr(own_day, name, str(getattr(reckoned, name)))
        if OwnDay.objects.filter(
            office=own_day.office, corrects=own_day.corrects, instead_of=own_day.instead_of
        ).exists():
            raise ValidationError(_("This date is corrected already. Change that correction."))
    own_day.full_clean()
    if not FIRST_YEAR <= own_day.first.year <= LAST_YEAR or not FIRST_YEAR <= own_day.last.year <= LAST_YEAR:
        years = _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError({"first": years})
    if own_day.instead_of and abs((own_day.first - own_day.instead_of).days) > MOST_MOVED:
        far = _("A correction lies at most %(days)s days from the day that was reckoned.")
        raise ValidationError({"first": far % {"days": MOST_MOVED}})


@transaction.atomic
def link_observance(
    festival: Festival,
    *,
    key: str,
    first: date,
    stance: str,
    actor: Actor,
    now: datetime,
    sentence: str = "",
    language: str = "",
) -> ObservanceLink:
    """The festival stands so to the observance that begins on `first`. Raises ValidationError naming the field.

    `sentence` is what visitors read, in `language` (the festival's, if none is given).
    """
    festival = lock_festival(festival)
    found = find_day(key, first, list(festival.office.own_days.all()))
    if found is None or found.first != first:
        raise ValidationError({"key": _("The calendar has no such observance on this day.")})
    link = ObservanceLink(
        festival=festival,
        key=key,
        year=first.year,
        first=found.first,
        last=found.last,
        evening=found.evening,
        stance=stance,
        sentence=sentence,
        language=language or festival.language,
    )
    _check_stance(stance, found)
    _check_link(link)
    link.save()
    if link.sentence:
        entries_changed(festival, now=now)
    _log_link(link, "observance_linked", actor=actor, now=now)
    return link


@transaction.atomic
def update_link(link: ObservanceLink, *, actor: Actor, now: datetime, **fields: Any) -> ObservanceLink:
    """Change stance, sentence or language. Raises ValidationError naming the field."""
    changed = sorted(name for name, value in fields.items() if getattr(link, name) != value)
    if not changed:
        return link
    for name in changed:
        setattr(link, name, fields[name])
    if "stance" in changed:
        _check_stance(link.stance, find_day(link.key, link.first, list(link.festival.office.own_days.all())))
    _check_link(link)
    link.save(update_fields=changed)  # the days belong to the clock, which may be moving them now
    entries_changed(link.festival, now=now)
    _log_link(link, "observance_link_changed", actor=actor, now=now)
    return link


@transaction.atomic
def unlink(link: ObservanceLink, *, actor: Actor, now: datetime) -> None:
    """The festival has nothing to do with the observance any more. Its translations go with it."""
    if link.sentence:
        entries_changed(link.festival, now=now)
    _log_link(link, "observance_unlinked", actor=actor, now=now)
    link.delete()


def _check_stance(stance: str, row: Observance | None) -> None:
    if stance == Stance.CELEBRATE and row is not None and row.kind in NOT_CELEBRATED:
        refusal = _("Nobody celebrates with others on this day: take care of it, or avoid it.")
        raise ValidationError({"stance": refusal})


def _check_link(link: ObservanceLink) -> None:
    link.sentence = " ".join(link.sentence.split())
    link.full_clean(validate_constraints=False)
    if link.stance == Stance.AVOID and link.sentence:
        raise ValidationError({"sentence": _("Visitors read nothing about what we avoid. Leave it empty.")})
    same = ObservanceLink.objects.filter(festival=link.festival_id, key=link.key, first=link.first)
    if same.exclude(pk=link.pk).exists():
        raise ValidationError({"key": _("The festival is linked with this observance already.")})


def _log_own_day(own_day: OwnDay, event: str, *, actor: Actor, now: datetime, changed: Any = ()) -> None:
    details: dict[str, Any] = {"own_day": own_day.name, "fields": list(changed)}
    if own_day.corrects:
        details |= {"corrects": own_day.corrects, "instead_of": str(own_day.instead_of)}
    record(own_day, event, office=own_day.office, actor=actor, now=now, details=details)


def _log_link(link: ObservanceLink, event: str, *, actor: Actor, now: datetime) -> None:
    details = {"observance": link.key, "stance": link.stance}
    record(link, event, office=link.festival.office, festival=link.festival, actor=actor, now=now, details=details)

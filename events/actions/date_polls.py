"""Planning a date poll: candidate days, until they are put to the organisations."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actors import Actor
from events.errors import NotFound, Refused
from events.models import WHILE_PLANNED, DateOption, DatePoll, DatePollState, Festival

MOST_OPTIONS = 12
FARTHEST = timedelta(days=3 * 366)  # a later day is a slip of the keyboard


@transaction.atomic
def create_date_poll(
    festival: Festival, *, options: list[tuple[datetime, datetime]], actor: Actor, now: datetime, **fields: Any
) -> DatePoll:
    """A new poll, as a draft: nothing is sent. `options` are starts and ends. Raises ValidationError, Refused."""
    festival = lock_festival(festival)
    check_planned(festival)
    if festival.date_polls.exclude(state=DatePollState.CLOSED).exists():
        raise Refused(_("There is a poll for this festival already. Close it first."))
    poll = DatePoll(festival=festival, created_at=now, **fields)
    _check(poll, options, now=now)
    poll.save()
    _set_options(poll, options)
    _log(poll, "date_poll_planned", actor=actor, now=now)
    return poll


@transaction.atomic
def update_date_poll(
    poll: DatePoll, *, options: list[tuple[datetime, datetime]], actor: Actor, now: datetime, **fields: Any
) -> DatePoll:
    """Change a poll before it is opened. Raises ValidationError, Refused."""
    poll = lock_poll(poll)
    if poll.state != DatePollState.DRAFT:
        raise Refused(_("This poll is open: what was asked stays as it is."))
    for name, value in fields.items():
        setattr(poll, name, value)
    _check(poll, options, now=now)
    poll.save()
    _set_options(poll, options)
    _log(poll, "date_poll_planned", actor=actor, now=now)
    return poll


@transaction.atomic
def drop_date_poll(poll: DatePoll, *, actor: Actor, now: datetime) -> None:
    """Throw a draft away."""
    poll = lock_poll(poll)
    if poll.state != DatePollState.DRAFT:
        raise Refused(_("This poll was put to the organisations. Close it instead."))
    _log(poll, "date_poll_dropped", actor=actor, now=now)
    poll.delete()


def check_planned(festival: Festival) -> None:
    """Raise Refused unless the festival's date is still to be found."""
    if festival.state not in WHILE_PLANNED:
        raise Refused(_("The date of this festival is fixed: a poll cannot move it any more."))


def lock_poll(poll: DatePoll) -> DatePoll:
    """The poll's row, fresh, under the lock of its festival. Raises NotFound when it was dropped meanwhile."""
    festival = lock_festival(poll.festival)
    fresh = DatePoll.objects.filter(pk=poll.pk).first()
    if fresh is None:
        raise NotFound
    fresh.festival = festival
    return fresh


def _set_options(poll: DatePoll, options: list[tuple[datetime, datetime]]) -> None:
    poll.options.all().delete()
    rows = [DateOption(poll=poll, starts_at=start, ends_at=end) for start, end in sorted(options)]
    DateOption.objects.bulk_create(rows)


def _check(poll: DatePoll, options: list[tuple[datetime, datetime]], *, now: datetime) -> None:
    poll.full_clean(exclude=["festival"])
    options = [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in options]  # clocks jump, UTC does not
    if not 2 <= len(options) <= MOST_OPTIONS:
        sentence = _("Give two to %(most)s candidate days.")
        raise ValidationError({"options": sentence % {"most": MOST_OPTIONS}})
    if len({start for start, _end in options}) != len(options):
        raise ValidationError({"options": _("Name each day only once.")})
    if max(end for _start, end in options) > now + FARTHEST:
        raise ValidationError({"options": _("Give days of the next three years.")})
    if any(end <= start for start, end in options):
        raise ValidationError({"options": _("The festival must end after it starts.")})
    if min(start for start, _end in options) <= poll.answers_until:
        raise ValidationError({"options": _("Every candidate day must be after the end of the poll.")})
    if poll.answers_until <= now:
        raise ValidationError({"answers_until": _("Give a moment that is still to come.")})


def _log(poll: DatePoll, event: str, *, actor: Actor, now: datetime) -> None:
    festival = poll.festival
    record(poll, event, office=festival.office, festival=festival, actor=actor, now=now)

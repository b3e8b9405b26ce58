"""Circulars: writing one, trying it out on oneself, sending it once."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.letters import owe_letter
from events.actors import Actor
from events.errors import NotFound, Refused
from events.models import Festival, FestivalState, Letter, User
from events.validators import validate_text_language, validate_visible
from stations.actions.invitations import letters_to_each
from stations.circulars import TEST, who_gets
from stations.models import Circular, Invitation
from stations.placeholders import check_placeholders

SILENT = {FestivalState.DRAFT, FestivalState.ARCHIVED}


@transaction.atomic
def write_circular(festival: Festival, *, actor: Actor, now: datetime, **fields: Any) -> Circular:
    """A new circular, as a draft. Raises ValidationError naming the field, also for unknown placeholders."""
    circular = Circular(festival=festival, **fields)
    _check(circular)
    circular.save()
    _log(circular, "circular_written", actor=actor, now=now)
    return circular


@transaction.atomic
def change_circular(circular: Circular, *, actor: Actor, now: datetime, **fields: Any) -> Circular:
    """Change a draft. Raises Refused once it was sent, ValidationError like `write_circular`."""
    circular = _draft(circular)
    for name, value in fields.items():
        setattr(circular, name, value)
    _check(circular)
    circular.save()
    _log(circular, "circular_changed", actor=actor, now=now)
    return circular


@transaction.atomic
def drop_circular(circular: Circular, *, actor: Actor, now: datetime) -> None:
    """Throw a draft away. Raises Refused once it was sent."""
    circular = _draft(circular)
    _log(circular, "circular_dropped", actor=actor, now=now)
    circular.delete()


@transaction.atomic
def send_circular(circular: Circular, *, actor: Actor, now: datetime) -> list[Letter]:
    """Owe each contact of each organisation in the chosen state one letter. Raises Refused when nobody is."""
    circular = _draft(circular)
    if circular.festival.state in SILENT:
        raise Refused(_("Circulars are sent while organisations know of the festival and it is not archived."))
    letters = letters_to_each(
        "circular",
        who_gets(circular.festival, circular.to),
        now=now,
        reason=f"circular-{circular.pk}",
        details={"circular_id": circular.pk},
    )
    if not letters:
        raise Refused(_("Nobody would get this circular. Choose whom it goes to."))
    circular.sent_at = now
    circular.save()
    _log(circular, "circular_sent", actor=actor, now=now, letters=len(letters))
    return letters


@transaction.atomic
def send_circular_to_oneself(
    circular: Circular, *, example: Invitation | None = None, user: User, actor: Actor, now: datetime
) -> Letter:
    """A test letter to `user`, with the data of `example` or of the first who would get it. Raises Refused."""
    example = example or who_gets(circular.festival, circular.to).first() or circular.festival.invitations.first()
    if example is None:
        raise Refused(_("Nobody is on the list of this festival yet. Choose the organisations first."))
    return owe_letter(
        TEST,
        about=circular,
        office=circular.festival.office,
        festival=circular.festival,
        recipient=user.email,
        recipient_name=user.name,
        language=user.language,
        now=now,
        reason=now.isoformat(),
        details={"circular_id": circular.pk, "invitation_id": example.pk},
    )


def _draft(circular: Circular) -> Circular:
    """The circular as it is now, under the festival's lock. Raises Refused once it was sent."""
    festival = lock_festival(circular.festival)
    row = Circular.objects.filter(pk=circular.pk).first()
    if row is None:
        raise NotFound
    if row.sent_at is not None:
        raise Refused(_("This circular was sent already. Write a new one."))
    row.festival = festival
    return row


def _check(circular: Circular) -> None:
    errors: dict[str, list[str]] = {}
    for name in ("subject", "body"):
        try:
            check_placeholders(getattr(circular, name))
            validate_visible(**{name: getattr(circular, name)})
        except ValidationError as error:
            errors[name] = error.messages
    if errors:
        raise ValidationError(errors)
    if "\n" in circular.subject or "\r" in circular.subject:
        raise ValidationError({"subject": _("The subject is one line.")})
    validate_text_language(circular.language)
    circular.full_clean(exclude=["festival"])


def sent_words(count: int) -> str:
    """What a face says after sending."""
    return ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count) % {"n": count}


def _log(circular: Circular, event: str, *, actor: Actor, now: datetime, **details: Any) -> None:
    festival = circular.festival
    record(circular, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)

"""Owing letters, dropping them, sending them once more."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actors import Actor
from events.errors import Refused
from events.models import Festival, Letter, LetterState, Office
from events.signals import letters_owed
from events.states import LETTER_MOVES, check_move


def owe_letter(
    kind: str,
    *,
    about: models.Model,
    office: Office,
    festival: Festival | None,
    recipient: str,
    recipient_name: str,
    language: str,
    now: datetime,
    reason: str = "",
    details: dict[str, Any] | None = None,
    state: str = LetterState.OWED,
) -> Letter:
    """Write the letter down, once: the same kind, subject, reason and recipient is the same letter.

    Call inside the transaction that decides it. `state` MISSED writes down that it was not sent.
    """
    letter, created = Letter.objects.get_or_create(
        about_kind=about._meta.model_name,
        about_id=about.pk,
        kind=kind,
        reason=reason,
        recipient=recipient,
        defaults={
            "office": office,
            "festival": festival,
            "recipient_name": recipient_name,
            "language": language,
            "details": details or {},
            "due_at": now,
            "state": state,
            "message_id": f"<{uuid4().hex}@standfest>",
        },
    )
    if created and state == LetterState.OWED:
        _wake_after_commit()
    return letter


def _wake_after_commit() -> None:
    """Say once a transaction that letters are owed, however many there are."""
    waiting = transaction.get_connection().run_on_commit
    if all(entry[1] is not _wake for entry in waiting):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    letters_owed.send(Letter)


def drop_letters(letters: models.QuerySet[Letter]) -> int:
    """Take back letters that have not left yet; returns how many."""
    return letters.filter(state=LetterState.OWED).update(state=LetterState.DROPPED)


@transaction.atomic
def send_letter_again(letter: Letter, *, recipient: str, actor: Actor, now: datetime) -> Letter:
    """Try a failed letter once more, to a corrected address. Raises Refused, ValidationError."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("office", "festival").get(pk=letter.pk)
    if letter.state == LetterState.SENDING:
        raise Refused(_("This letter is being sent at this moment."))
    check_move(LETTER_MOVES, letter, LetterState.OWED)
    letter.state = LetterState.OWED
    letter.recipient = recipient.strip().lower()
    letter.due_at = now
    letter.created_at = now
    letter.attempts = 0
    letter.last_error = ""
    letter.queued_until = letter.claimed_until = None
    _check_recipient(letter)
    letter.save()
    record(letter, "letter_sent_again", office=letter.office, festival=letter.festival, actor=actor, now=now)
    _wake_after_commit()
    return letter


def _check_recipient(letter: Letter) -> None:
    try:
        validate_email(letter.recipient)
    except ValidationError as error:
        raise ValidationError({"recipient": error}) from error
    same = Letter.objects.about(letter.about_kind, letter.about_id).filter(
        kind=letter.kind, reason=letter.reason, recipient=letter.recipient
    )
    if same.exclude(pk=letter.pk).exists():
        raise ValidationError({"recipient": _("This address has been sent the same letter already.")})

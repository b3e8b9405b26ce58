"""Owing letters, dropping them, sending them once more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actors import Actor
from events.errors import Refused
from events.many_rows import insert_rows, keys_of
from events.models import Festival, Letter, LetterState, Office
from events.signals import letters_owed
from events.states import LETTER_MOVES, check_move

ONE_LETTER = ("about_kind", "about_id", "kind", "reason", "recipient")  # the same in these: the same letter


@dataclass(frozen=True, slots=True)
class Owed:
    """One letter of many: what it is about, to whom, and what tells it from others of its kind."""

    about: models.Model
    recipient: str
    recipient_name: str
    language: str
    reason: str = ""
    details: dict[str, Any] = field(default_factory=dict)


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
    due_at: datetime | None = None,
) -> Letter:
    """Write the letter down, once: the same kind, subject, reason and recipient is the same letter.

    Call inside the transaction that decides it. `state` MISSED writes down that it was not sent. It leaves at
    `due_at`, else at once.
    """
    one = Owed(about, recipient, recipient_name, language, reason, details or {})
    letter = _letter(kind, one, office=office, festival=festival, state=state, due_at=due_at or now)
    same = {name: getattr(letter, name) for name in ONE_LETTER}
    letter, created = Letter.objects.get_or_create(**same, defaults=_values(letter))
    if created and state == LetterState.OWED:
        _wake_after_commit()
    return letter


def owe_letters(
    kind: str,
    owed: Iterable[Owed],
    *,
    office: Office,
    festival: Festival | None,
    now: datetime,
    state: str = LetterState.OWED,
    due_at: datetime | None = None,
) -> list[Letter]:
    """Many letters like `owe_letter`, with the same few queries for a thousand as for one.

    Returns those that are new, in the order given: what was owed or sent before stays as it is.
    """
    letters = [
        _letter(kind, one, office=office, festival=festival, state=state, due_at=due_at or now) for one in owed
    ]
    insert_rows(letters, ignore_conflicts=True)
    keys = keys_of(letters, "message_id")
    for letter in letters:
        letter.pk, letter._state.adding = keys.get(letter.message_id), False
    new = [letter for letter in letters if letter.pk]
    if new and state == LetterState.OWED:
        _wake_after_commit()
    return new


def _letter(
    kind: str, one: Owed, *, office: Office, festival: Festival | None, state: str, due_at: datetime
) -> Letter:
    return Letter(
        office=office,
        festival=festival,
        kind=kind,
        about_kind=str(one.about._meta.model_name),
        about_id=one.about.pk,
        reason=one.reason,
        recipient=one.recipient,
        recipient_name=one.recipient_name,
        language=one.language,
        details=one.details,
        state=state,
        due_at=due_at,
        message_id=new_message_id(),
    )


def _values(letter: Letter) -> dict[str, Any]:
    names = ("office", "festival", "recipient_name", "language", "details", "state", "due_at", "message_id")
    return {name: getattr(letter, name) for name in names}


def new_message_id() -> str:
    """A Message-ID in the name of the sender's domain, or of our own address: one that exists."""
    return f"<{uuid4().hex}@{_host(settings.DEFAULT_FROM_EMAIL, settings.BASE_URL)}>"


@cache
def _host(sender: str, own_address: str) -> str:
    domain = parseaddr(sender)[1].rpartition("@")[2]
    found = domain if "." in domain else urlsplit(own_address).hostname or "localhost"
    return punycode(found)  # headings are ASCII, and bounces are found by this


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
def let_go(letters: models.QuerySet[Letter]) -> int:
    """Something these letters say is about to change: what a worker has gathered already is gathered anew.

    Locks what is owed, so that no worker takes it before the change is there. Returns how many were held.
    """
    owed = letters.filter(state=LetterState.OWED).order_by("pk").select_for_update()
    held = [pk for pk, claim in owed.values_list("pk", "claimed_by") if claim]
    if held:
        Letter.objects.filter(pk__in=held).update(claimed_by="", queued_until=None)
    return len(held)


@transaction.atomic
def redirect_letters(
    letters: models.QuerySet[Letter], *, recipient: str, recipient_name: str, language: str
) -> None:
    """What is still owed goes where its reader is now, in the reader's language; nothing goes there twice."""
    let_go(letters)
    for letter in letters.filter(state=LetterState.OWED):
        letter.recipient, letter.recipient_name, letter.language = recipient, recipient_name, language
        if _same(letter).exists():
            letter.state = LetterState.DROPPED
            letter.save(update_fields=["state"])
        else:
            letter.save(update_fields=["recipient", "recipient_name", "language"])


@transaction.atomic
def send_letter_again(letter: Letter, *, recipient: str, actor: Actor, now: datetime) -> Letter:
    """Try a failed letter once more, to a corrected address. Raises Refused, ValidationError.

    To another address, or after it came back, it is a new mail with a new Message-ID: a mail program may hide what
    it has seen. A letter that was only refused keeps its own, in case it arrived after all.
    """
    letter = Letter.objects.select_for_update(of=("self",)).select_related("office", "festival").get(pk=letter.pk)
    check_undelivered(letter)
    if letter.state == LetterState.RETURNED or letter.recipient != recipient.strip().lower():
        letter.message_id = new_message_id()
    letter.state = LetterState.OWED
    letter.recipient = recipient.strip().lower()
    letter.due_at = now
    letter.created_at = now
    letter.attempts = 0
    letter.last_error = ""
    letter.queued_until = letter.claimed_until = letter.refused_at = letter.sent_at = None
    _check_recipient(letter)
    letter.save()
    record(letter, "letter_sent_again", office=letter.office, festival=letter.festival, actor=actor, now=now)
    _wake_after_commit()
    return letter


def check_undelivered(letter: Letter) -> None:
    """Raise Refused or MoveNotAllowed for a letter that cannot be sent again: only what did not arrive can."""
    if letter.state == LetterState.SENDING:
        raise Refused(_("This letter is being sent at this moment."))
    check_move(LETTER_MOVES, letter, LetterState.OWED)


def _check_recipient(letter: Letter) -> None:
    try:
        validate_email(letter.recipient)
    except ValidationError as error:
        raise ValidationError({"recipient": error}) from error
    if _same(letter).exists():
        raise ValidationError({"recipient": _("This address has been sent the same letter already.")})


def _same(letter: Letter) -> models.QuerySet[Letter]:
    """Other rows that are the same letter to the same address."""
    same = {name: getattr(letter, name) for name in ONE_LETTER}
    return Letter.objects.filter(**same).exclude(pk=letter.pk)

"""Carrying letters to the mail server: claim a batch, write each, send over one connection, stamp each."""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from events.errors import LetterNotNeeded
from events.letters import compose
from events.models import Letter, LetterState

log = logging.getLogger(__name__)

BATCH = 50
LEASE = timedelta(minutes=5)
PAUSES = (1, 2, 5, 15, 30, 60, 120, 240)  # minutes; the last one repeats
GIVE_UP = timedelta(hours=72)
PERMANENT = 500


@dataclass(slots=True)
class Report:
    """What a delivery did, in letters."""

    sent: int = 0
    later: int = 0
    failed: int = 0
    dropped: int = 0


def free_stale_claims(*, now: datetime) -> int:
    """Letters whose sender died go back to being owed. Returns how many."""
    return Letter.objects.stale(at=now).update(state=LetterState.OWED, claimed_until=None, claimed_by="")


def deliver_due(*, now: datetime, limit: int = BATCH) -> Report:
    """Send one batch of due letters. `report.sent + later + failed + dropped` is how many were claimed."""
    report = Report()
    letters = _claim(now=now, limit=limit)
    if not letters:
        return report
    mailer = get_connection()
    try:
        for letter in letters:
            _deliver(letter, mailer, report, now=now)
    finally:
        _close(mailer)
    return report


def _claim(*, now: datetime, limit: int) -> list[Letter]:
    """Letters that are now ours: only rows whose conditional update changed them."""
    claim = uuid4().hex
    with transaction.atomic():
        due = Letter.objects.due(at=now).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:limit])
        Letter.objects.due(at=now).filter(pk__in=ids).update(
            state=LetterState.SENDING, claimed_until=now + LEASE, claimed_by=claim
        )
    return list(Letter.objects.filter(claimed_by=claim).select_related("office", "festival__office"))


def _deliver(letter: Letter, mailer: BaseEmailBackend, report: Report, *, now: datetime) -> None:
    try:
        mail = compose(letter)
    except LetterNotNeeded as reason:
        report.dropped += 1
        _stamp(letter, state=LetterState.DROPPED, last_error=str(reason))
        return
    except Exception as error:  # a letter that cannot be written must not stop the others
        log.exception("letter %s (%s) could not be written", letter.pk, letter.kind)
        report.failed += 1
        _stamp(letter, state=LetterState.FAILED, last_error=f"{type(error).__name__}: {error}")
        return
    try:
        mailer.open()
        mailer.send_messages([mail])
    except (smtplib.SMTPException, OSError) as error:
        _close(mailer)
        _stamp_refusal(letter, error, report, now=now)
        return
    report.sent += 1
    _stamp(letter, state=LetterState.SENT, sent_at=now, subject=mail.subject[:250], last_error="")


def _stamp_refusal(letter: Letter, error: Exception, report: Report, *, now: datetime) -> None:
    words = refusal_words(error)
    letter.attempts += 1
    if _is_permanent(error) or now - letter.created_at > GIVE_UP:
        report.failed += 1
        _stamp(letter, state=LetterState.FAILED, last_error=words, attempts=letter.attempts)
        return
    report.later += 1
    pause = timedelta(minutes=PAUSES[min(letter.attempts, len(PAUSES)) - 1])
    _stamp(letter, state=LetterState.OWED, due_at=now + pause, last_error=words, attempts=letter.attempts)


def _stamp(letter: Letter, **fields: object) -> None:
    """Write the outcome, unless the claim has gone to somebody else meanwhile."""
    Letter.objects.filter(pk=letter.pk, claimed_by=letter.claimed_by).update(
        claimed_until=None, claimed_by="", **fields
    )


def _close(mailer: BaseEmailBackend) -> None:
    try:
        mailer.close()
    except (smtplib.SMTPException, OSError) as error:
        log.warning("closing the mail connection failed: %s", error)


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _words in error.recipients.values())
    return (
        isinstance(error, smtplib.SMTPResponseException)
        and error.smtp_code >= PERMANENT
        and not isinstance(error, smtplib.SMTPAuthenticationError)
    )


def refusal_words(error: Exception) -> str:
    """The server's own words, to show beside the recipient."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {words.decode(errors='replace')}" for code, words in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return f"{error.smtp_code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    return f"{type(error).__name__}: {error}"

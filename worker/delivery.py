"""Carrying letters to the mail server: claim a batch, write each, send over one connection, stamp each."""

import logging
import smtplib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import QuerySet

from events.errors import LetterNotNeeded, Refused
from events.letters import compose
from events.models import Letter, LetterState

log = logging.getLogger(__name__)

BATCH = 50
LEASE = timedelta(minutes=5)
PAUSES = (1, 2, 5, 15, 30, 60, 120, 240)  # minutes; the last one repeats
GIVE_UP = timedelta(hours=72)
PERMANENT = 500  # SMTP replies from here on stay the same however often one asks
CLOSING = 421  # the server says goodbye with this


@dataclass(slots=True)
class Report:
    """What a delivery did, in letters; `away`: the mail server could not be reached, try later."""

    sent: int = 0
    later: int = 0
    failed: int = 0
    dropped: int = 0
    away: bool = False

    @property
    def touched(self) -> int:
        """How many letters were claimed and stamped."""
        return self.sent + self.later + self.failed + self.dropped


@dataclass(slots=True)
class _Clock:
    """The time while a batch goes out: a slow mail server must not outlive the claims unnoticed."""

    start: datetime
    counter: float = field(default_factory=monotonic)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=monotonic() - self.counter)


def free_stale_claims(*, now: datetime) -> int:
    """Letters whose sender died go back to being owed. Returns how many."""
    return Letter.objects.stale(at=now).update(state=LetterState.OWED, claimed_until=None, claimed_by="")


def deliver_due(*, now: datetime, limit: int = BATCH) -> Report:
    """Send one batch of due letters over one connection.

    A letter that the server refuses does not hold up the others; a server that is away ends the batch,
    and what was not tried is owed again in a minute.
    """
    report = Report()
    letters = _claim(now=now, limit=limit)
    if not letters:
        return report
    clock = _Clock(now)
    mailer = get_connection()
    try:
        for number, letter in enumerate(letters):
            _deliver(letter, mailer, report, clock)
            if report.away:
                _put_back(letters[number + 1 :], letter.last_error, report, clock)
                break
    finally:
        _close(mailer)
    return report


def _claim(*, now: datetime, limit: int) -> list[Letter]:
    """Letters that are now ours: only rows whose conditional update changed them.

    Those tried least come first, so that one the server chokes on cannot keep the others back.
    """
    claim = uuid4().hex
    with transaction.atomic():
        due = Letter.objects.due(at=now).order_by("attempts", "due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:limit])
        Letter.objects.due(at=now).filter(pk__in=ids).update(
            state=LetterState.SENDING, claimed_until=now + LEASE, claimed_by=claim
        )
    ours = Letter.objects.filter(pk__in=ids, claimed_by=claim).select_related("office", "festival__office")
    return list(ours.order_by("attempts", "due_at", "pk"))


def _deliver(letter: Letter, mailer: BaseEmailBackend, report: Report, clock: _Clock) -> None:
    if not _renew_claim(letter, clock):
        return
    try:
        mail = compose(letter)
    except LetterNotNeeded as reason:
        report.dropped += 1
        _stamp(letter, state=LetterState.DROPPED, last_error=str(reason))
        return
    except Exception as error:  # a letter that cannot be written must not stop the others
        log.exception("letter %s (%s) could not be written", letter.pk, letter.kind)
        report.failed += 1
        words = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
        _stamp(letter, state=LetterState.FAILED, last_error=words)
        return
    try:
        mailer.open()
        mailer.send_messages([mail])
    except Exception as error:  # mail backends raise what they like; none may leave a letter claimed
        _stamp_refusal(letter, error, report, clock)
        report.away = _is_away(error)
        if not _is_about_the_letter(error):
            _close(mailer)
        return
    report.sent += 1
    _stamp(letter, state=LetterState.SENT, sent_at=clock.now(), subject=mail.subject[:250], last_error="")


def _renew_claim(letter: Letter, clock: _Clock) -> bool:
    """Whether the letter is still ours, and then for another lease: the batch may be slow."""
    return bool(_ours(letter).update(claimed_until=clock.now() + LEASE))


def _stamp_refusal(letter: Letter, error: Exception, report: Report, clock: _Clock) -> None:
    letter.last_error = refusal_words(error)
    letter.attempts += 1
    if not isinstance(error, smtplib.SMTPException | OSError):
        log.exception("letter %s could not be handed over", letter.pk)
    if _is_permanent(error) or clock.now() - letter.created_at > GIVE_UP:
        report.failed += 1
        _stamp(letter, state=LetterState.FAILED, last_error=letter.last_error, attempts=letter.attempts)
        return
    report.later += 1
    due_at = clock.now() + timedelta(minutes=PAUSES[min(letter.attempts, len(PAUSES)) - 1])
    _stamp(letter, state=LetterState.OWED, due_at=due_at, last_error=letter.last_error, attempts=letter.attempts)


def _put_back(letters: list[Letter], words: str, report: Report, clock: _Clock) -> None:
    for letter in letters:
        report.later += 1
        due_at = clock.now() + timedelta(minutes=PAUSES[0])
        _stamp(letter, state=LetterState.OWED, due_at=due_at, last_error=words)


def _stamp(letter: Letter, **fields: object) -> None:
    """Write the outcome, unless the claim has gone to somebody else meanwhile."""
    _ours(letter).update(claimed_until=None, claimed_by="", **fields)


def _ours(letter: Letter) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, claimed_by=letter.claimed_by)


def _close(mailer: BaseEmailBackend) -> None:
    try:
        mailer.close()
    except (smtplib.SMTPException, OSError) as error:
        log.warning("closing the mail connection failed: %s", error)


def _is_about_the_letter(error: Exception) -> bool:
    """Whether the server answered about this letter, and the connection can carry the next one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code != CLOSING for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return error.smtp_code != CLOSING
    return isinstance(error, ValueError)  # an address or a heading no mail can have


def _is_away(error: Exception) -> bool:
    """Whether it is the server's or the line's fault, so that the next letter would meet the same."""
    return isinstance(error, smtplib.SMTPException | OSError) and not _is_about_the_letter(error)


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return error.smtp_code >= PERMANENT
    return isinstance(error, ValueError)


def refusal_words(error: Exception) -> str:
    """The server's own words, to show beside the recipient."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {words.decode(errors='replace')}" for code, words in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return f"{error.smtp_code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    return f"{type(error).__name__}: {error}"

"""Carrying letters to the mail server: a batch at a time, over one connection, each stamped as it goes."""

import logging
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError

from events.errors import LetterNotNeeded, Refused, Unwritten
from events.letters import compose
from events.models import Letter, LetterState
from events.sharing import gather_for, one_batch
from worker.claims import (
    BATCH,
    claim_batch,
    put_back,
    server_is_back,
    stamp,
    stamp_sent,
    take,
    wait_for_the_server,
)
from worker.outcomes import GIVE_UP, is_about_the_letter, is_away, is_permanent, pause_after, refusal_words

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=20)  # longer than this no batch is held; a third of the lease
LONGEST_IN_DOUBT = timedelta(minutes=10)  # the letter in hand when a server went away is soon tried again
AILING = 5  # so many letters refused for now, none taken between them: it is the server


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
class _Round:
    """One batch on its way: its report, its connection, and the time, which a slow mail server may take."""

    start: datetime
    mailer: BaseEmailBackend
    report: Report = field(default_factory=Report)
    counter: float = field(default_factory=monotonic)
    refused_in_a_row: int = 0

    @property
    def spent(self) -> timedelta:
        return timedelta(seconds=monotonic() - self.counter)

    def now(self) -> datetime:
        return self.start + self.spent


def deliver_due(*, now: datetime, limit: int = BATCH) -> Report:
    """Send one batch of due letters over one connection.

    A letter that the server refuses does not hold up the others. A server that is away ends the batch: all that is
    due waits for it together. A batch that takes long is cut short, and the rest gathered anew.
    """
    letters, closed, put_off = claim_batch(now=now, limit=limit, a_day=settings.LETTERS_A_DAY)
    current = _Round(now, get_connection())
    current.report.dropped += closed
    current.report.later += put_off
    if not letters:
        return current.report
    try:
        words = _hand_over(letters, current)
        if current.report.away:
            current.report.failed += wait_for_the_server(words, now=current.now())
        elif current.report.sent:
            server_is_back()
    finally:
        _close(current.mailer)
    return current.report


def _hand_over(letters: Sequence[Letter], current: _Round) -> str:
    """Send what can be sent and put back the rest, whatever happens. Returns how a server said that it is away."""
    try:
        return _open(current) or _deliver_all(letters, current)
    finally:
        put_back(letters)


def _open(current: _Round) -> str:
    """Connect before any letter is touched. Returns what went wrong."""
    try:
        current.mailer.open()
    except Exception as error:  # whatever it is, no letter is to blame
        log.warning("the mail server cannot be reached: %s", refusal_words(error))
        current.report.away = True
        return refusal_words(error)
    return ""


def _deliver_all(letters: Sequence[Letter], current: _Round) -> str:
    """One after another. Returns the words with which the server went away, if it did."""
    with one_batch():
        gather_for(letters)
        for letter in letters:
            if current.spent > PATIENCE:
                break
            going_on = _deliver(letter, current)
            if not going_on:
                return letter.last_error
    return ""


def _deliver(letter: Letter, current: _Round) -> bool:
    """Send one letter; whether the connection is good for the next one."""
    mail = _write(letter, current)
    if mail is None or not take(letter, now=current.now()):
        return True
    try:
        current.mailer.open()
        current.mailer.send_messages([mail])
    except Exception as error:  # mail backends raise what they like; none may leave a letter claimed
        _stamp_refusal(letter, error, current)
        return is_about_the_letter(error) and not current.report.away
    current.report.sent += 1
    current.refused_in_a_row = 0
    stamp_sent(letter, now=current.now(), subject=str(mail.subject))
    return True


def _write(letter: Letter, current: _Round) -> EmailMultiAlternatives | None:
    letter.written_at = current.now()
    try:
        return compose(letter)
    except LetterNotNeeded as reason:
        current.report.dropped += 1
        stamp(letter, state=LetterState.DROPPED, last_error=str(reason))
    except (
        OperationalError,
        InterfaceError,
    ) as error:  # the database's trouble passes, the letter is not to blame
        log.warning("letter %s (%s) waits for the database: %s", letter.pk, letter.kind, error)
        letter.last_error = refusal_words(error)
        _try_later(letter, current)
    except Exception as error:  # a letter that cannot be written must not stop the others
        log.exception("letter %s (%s) could not be written", letter.pk, letter.kind)
        current.report.failed += 1
        words = str(error) if isinstance(error, Refused | Unwritten) else f"{type(error).__name__}: {error}"
        stamp(letter, state=LetterState.FAILED, last_error=words)
    return None


def _stamp_refusal(letter: Letter, error: Exception, current: _Round) -> None:
    report = current.report
    letter.last_error = refusal_words(error)
    if not isinstance(error, smtplib.SMTPException | OSError):
        log.exception("letter %s could not be handed over", letter.pk)
    away = is_away(error)
    if not _try_later(letter, current, for_good=is_permanent(error), longest=LONGEST_IN_DOUBT if away else None):
        return
    current.refused_in_a_row += 1
    # After letters that it took, a server that hangs up may only want a new connection: the next batch will see.
    report.away = (away and not report.sent) or current.refused_in_a_row >= AILING


def _try_later(
    letter: Letter, current: _Round, *, for_good: bool = False, longest: timedelta | None = None
) -> bool:
    """One more try that was in vain: again after a pause, or never. Returns whether it is tried again."""
    now = current.now()
    # A letter that only waited for a server that is back meets its first refusal now.
    since = now if current.report.sent and not letter.attempts else letter.refused_at or now
    told = {"last_error": letter.last_error, "attempts": letter.attempts + 1, "refused_at": since}
    if for_good or now - since > GIVE_UP:
        current.report.failed += 1
        stamp(letter, state=LetterState.FAILED, **told)
        return False
    current.report.later += 1
    pause = pause_after(now - since)
    stamp(letter, state=LetterState.OWED, due_at=now + (min(pause, longest) if longest else pause), **told)
    return True


def _close(mailer: BaseEmailBackend) -> None:
    try:
        mailer.close()
    except (smtplib.SMTPException, OSError) as error:
        log.warning("closing the mail connection failed: %s", error)

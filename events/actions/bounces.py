"""Letters that came back: what a mail server says about them, on the letter and for its address."""

import logging
from datetime import datetime
from enum import Enum, auto

from django.db import transaction

from events.actions.addresses import close_address
from events.actors import CLOCK
from events.bounces import Bounce
from events.models import ClosedFor, Letter, LetterState
from events.unsubscribing import TO_STAFF

log = logging.getLogger(__name__)


class Dealt(Enum):
    """What became of a bounce: nobody needs to read it; it is none of ours; ask again."""

    DONE = auto()
    NOT_OURS = auto()
    TOO_EARLY = auto()


@transaction.atomic
def take_bounce(bounce: Bounce, *, now: datetime) -> Dealt:
    """Mark the letters it is about.

    Only who knows a letter's Message-ID, which stands in the letter alone, and names its recipient can say that
    it came back: everybody may write to the mailbox. Without the Message-ID nothing is written down at all.
    """
    letters = Letter.objects.filter(message_id__in=bounce.message_ids).select_related("office", "festival")
    found = list(letters.order_by("pk"))
    if not found:
        log.info("a notice about %s addresses names no letter of ours", len(bounce.failed | bounce.delayed))
        return Dealt.NOT_OURS
    if any(letter.state == LetterState.SENDING for letter in found):
        return Dealt.TOO_EARLY  # quicker than our own stamp: next time
    for letter in found:
        words = bounce.failed.get(letter.recipient.lower())
        if words is None:
            _note(letter, _any_words(bounce, letter.recipient))
        else:
            _come_back(letter, words, now=now)
    return Dealt.DONE


def _come_back(letter: Letter, words: str, *, now: datetime) -> None:
    sent = Letter.objects.filter(pk=letter.pk, state=LetterState.SENT)
    if not sent.update(state=LetterState.RETURNED, last_error=words) or letter.kind in TO_STAFF:
        return
    close_address(
        letter.office,
        letter.recipient,
        reason=ClosedFor.RETURNED,
        actor=CLOCK,
        now=now,
        letter=letter,
        words=words,
    )


def _any_words(bounce: Bounce, recipient: str) -> str:
    """About the recipient, else about whomever the letter was passed on to."""
    told = bounce.delayed | bounce.failed
    if recipient.lower() in bounce.delayed:
        return bounce.delayed[recipient.lower()]
    address, words = next(iter(told.items()))
    return f"{address}: {words}"


def _note(letter: Letter, words: str) -> None:
    Letter.objects.filter(pk=letter.pk, state=LetterState.SENT).update(last_error=words)

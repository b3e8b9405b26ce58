"""Closing an address that an office must not write to any more, and opening it again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actions.letters import drop_letters
from events.actors import Actor
from events.addresses import CAME_BACK
from events.models import ClosedAddress, ClosedFor, FestivalState, Letter, LetterState, Office
from events.signals import address_closed, address_opened
from events.unsubscribing import TO_STAFF

READER = "recipient"  # who acts by the address in a letter, when the letter names nobody


def reader_of(letter: Letter) -> Actor:
    """The actor for whoever opened the address at which this letter's reader unsubscribes: never the address."""
    return Actor(by=letter.recipient_name[:160] or READER)


@transaction.atomic
def unsubscribe(letter: Letter, *, now: datetime) -> ClosedAddress:
    """Its reader wants no more letters of this office. A second time changes nothing."""
    return close_address(
        letter.office,
        letter.recipient,
        reason=ClosedFor.UNSUBSCRIBED,
        actor=reader_of(letter),
        now=now,
        letter=letter,
    )


@transaction.atomic
def subscribe_again(letter: Letter, *, now: datetime) -> None:
    """Its reader takes back having unsubscribed. Only by the letter it was done with: others were passed on."""
    closed = ClosedAddress.objects.filter(letter=letter, email=letter.recipient.lower()).first()
    if closed is not None and closed.is_unsubscribed:
        open_address(closed, actor=reader_of(letter), now=now)


@transaction.atomic
def close_address(
    office: Office,
    email: str,
    *,
    reason: ClosedFor,
    actor: Actor,
    now: datetime,
    letter: Letter | None = None,
    words: str = "",
) -> ClosedAddress:
    """From now on this office writes to this address no more; what it still owed there is dropped.

    Where letters came back, what was owed has failed instead: it leaves once the address is right or opened again.
    Who unsubscribed stays unsubscribed, whatever comes back later; who comes back may still unsubscribe.
    """
    email = email.strip().lower()
    wanted = {"reason": reason, "words": words, "letter": letter, "closed_at": now}
    closed, new = ClosedAddress.objects.select_for_update(of=("self",)).get_or_create(
        office=office, email=email, defaults=wanted
    )
    if not new:
        if closed.reason in {reason, ClosedFor.UNSUBSCRIBED}:
            return closed
        for name, value in wanted.items():
            setattr(closed, name, value)
        closed.save()
    letters = _letters_to(closed)
    if reason == ClosedFor.RETURNED:
        owed = letters.filter(state=LetterState.OWED)
        owed.update(state=LetterState.FAILED, last_error=CAME_BACK, queued_until=None, claimed_by="")
    else:
        drop_letters(letters)
    details = {"reason": str(reason)}
    festival = letter.festival if letter else None
    record(closed, f"address_{reason}", office=office, festival=festival, actor=actor, now=now, details=details)
    address_closed.send(ClosedAddress, closed=closed, actor=actor, now=now)
    return closed


@transaction.atomic
def open_address(closed: ClosedAddress, *, actor: Actor, now: datetime, why: str = "") -> None:
    """Letters go there again, also those that were not sent because others came back.

    For somebody who unsubscribed, the office says why (“asked us by telephone on …”). Raises ValidationError.
    """
    row = (
        ClosedAddress.objects.select_for_update(of=("self",)).select_related("office").filter(pk=closed.pk).first()
    )
    if row is None:
        return  # a second tap on the button
    why = why.strip()
    if row.reason == ClosedFor.UNSUBSCRIBED and actor.is_staff and not why:
        message = _("Write down when and how this person asked you for letters again.")
        raise ValidationError({"why": message})
    details = {"reason": row.reason} | ({"why": why} if why else {})
    record(row, "address_opened", office=row.office, actor=actor, now=now, details=details)
    address_opened.send(ClosedAddress, closed=row, actor=actor, now=now, why=why)
    if row.reason == ClosedFor.RETURNED:
        unsent = _letters_to(row).filter(state=LetterState.FAILED, last_error=CAME_BACK)
        unsent.exclude(festival__state=FestivalState.ARCHIVED).update(
            state=LetterState.OWED, last_error="", due_at=now, created_at=now
        )
    row.delete()


def _letters_to(closed: ClosedAddress) -> QuerySet[Letter]:
    """What concerns the reader there; colleagues are told of their own work at any address."""
    letters = Letter.objects.filter(office=closed.office_id, recipient__iexact=closed.email)
    return letters.exclude(kind__in=TO_STAFF)

"""Correcting the address of somebody who was written to."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.actions.festivals import lock_festival
from events.actions.letters import send_letter_again
from events.actors import Actor
from events.addresses import closings
from events.models import Letter, LetterState
from stations.actions.closed_addresses import make_reachable
from stations.actions.directory import save_contact
from stations.actions.invitations import letter_with_link, renew_link, send_link_again
from stations.actions.links import LINK_LETTERS
from stations.models import Contact, Invitation, PersonalLink

UNDELIVERED = (LetterState.FAILED, LetterState.RETURNED)


@transaction.atomic
def correct_address(
    invitation: Invitation, contact: Contact, *, email: str, actor: Actor, now: datetime
) -> Contact:
    """Write down the right address and send there what went to the wrong one.

    Letters that never arrived, or came back, are sent again. Where one did reach the old address, a stranger may
    hold the link: it is revoked, and a new one goes with all of them, by a letter of its own while there is one to
    bring it. Raises ValidationError, Refused.
    """
    lock_festival(invitation.festival)  # as everybody does: the festival first, then its letters
    links = invitation.links.filter(contact=contact)
    letters = Letter.objects.about("invitation", invitation.pk).filter(
        details__link_id__in=list(links.values_list("pk", flat=True))
    )
    office = invitation.festival.office
    closed = closings(office.pk, [contact.email]).get(contact.email.lower())
    make_reachable(office, email, actor=actor, now=now)
    contact.refresh_from_db(fields=["gets_letters"])
    fields: dict[str, Any] = {"email": email}
    if closed is not None and not closed.is_unsubscribed:  # what switched the letters off was the wrong address
        fields["gets_letters"] = True
    save_contact(contact, actor=actor, now=now, **fields)
    reached = letters.filter(state__in=[LetterState.SENT, LetterState.SENDING]).exists()
    usable = links.usable().first()
    if reached and usable is not None:
        usable = _new_link(invitation, usable, actor=actor, now=now)
    for letter in letters.filter(state__in=UNDELIVERED):
        asks = letter.kind in LINK_LETTERS
        if asks and (reached or (usable and letter.details["link_id"] != usable.pk)):
            Letter.objects.filter(pk=letter.pk).update(state=LetterState.DROPPED)  # a newer one brings the link
            continue
        if usable is not None:
            Letter.objects.filter(pk=letter.pk).update(details=letter.details | {"link_id": usable.pk})
        send_letter_again(letter, recipient=contact.email, actor=actor, now=now)
    return contact


def _new_link(invitation: Invitation, link: PersonalLink, *, actor: Actor, now: datetime) -> PersonalLink:
    if letter_with_link(invitation, now=now):
        return send_link_again(link, actor=actor, now=now)
    return renew_link(invitation, link.contact, actor=actor, now=now, without=LINK_LETTERS)

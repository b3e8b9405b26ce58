"""Correcting the address of somebody who was written to."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.actions.letters import send_letter_again
from events.actors import Actor
from events.addresses import closings
from events.models import Letter, LetterState
from stations.actions.closed_addresses import make_reachable
from stations.actions.directory import save_contact
from stations.actions.invitations import letter_with_link, revoke_link, send_link_again
from stations.models import Contact, Invitation

UNDELIVERED = (LetterState.FAILED, LetterState.RETURNED)


@transaction.atomic
def correct_address(
    invitation: Invitation, contact: Contact, *, email: str, actor: Actor, now: datetime
) -> Contact:
    """Write down the right address and send there what went to the wrong one.

    Letters that never arrived anywhere, or came back, are sent again. Where one did reach the old address, a
    stranger may hold the link: it is revoked and a new one is sent, while there is something to send it with.
    Raises ValidationError, Refused.
    """
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
    usable = links.usable().first()
    if letters.filter(state__in=[LetterState.SENT, LetterState.SENDING]).exists():
        letters.filter(state__in=UNDELIVERED).update(state=LetterState.DROPPED)
        if usable is not None and letter_with_link(invitation, now=now):
            send_link_again(usable, actor=actor, now=now)
        elif usable is not None:
            revoke_link(usable, actor=actor, now=now)
        return contact
    letters.filter(state=LetterState.OWED).update(recipient=contact.email)
    for letter in letters.filter(state__in=UNDELIVERED):
        send_letter_again(letter, recipient=contact.email, actor=actor, now=now)
    return contact

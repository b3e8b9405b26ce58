"""Letters that did not arrive."""

from datetime import datetime

from django.db import transaction

from events.actions.letters import send_letter_again
from events.actors import Actor
from events.models import Letter
from stations.actions.directory import save_contact
from stations.models import PersonalLink


@transaction.atomic
def correct_address_and_send_again(letter: Letter, *, recipient: str, actor: Actor, now: datetime) -> Letter:
    """Send a failed letter to the right address, and put that into the directory too, for the next ones.

    Raises MoveNotAllowed, ValidationError naming the field `recipient`.
    """
    wrong = letter.recipient
    letter = send_letter_again(letter, recipient=recipient, actor=actor, now=now)
    link = PersonalLink.objects.select_related("contact__organisation__office").filter(
        pk=letter.details.get("link_id"), contact__email=wrong
    )
    for row in link:
        if letter.recipient != wrong:
            save_contact(row.contact, actor=actor, now=now, email=letter.recipient)
    return letter

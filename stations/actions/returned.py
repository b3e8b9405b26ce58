"""Letters that did not arrive."""

from datetime import datetime

from django.db import transaction

from events.actions.letters import check_undelivered, send_letter_again
from events.actions.translators import update_translator
from events.actors import Actor
from events.models import Letter, LetterState, Translator
from stations.actions.addresses import UNDELIVERED, correct_address
from stations.actions.closed_addresses import make_reachable
from stations.models import PersonalLink


@transaction.atomic
def send_returned_letter(letter: Letter, *, recipient: str, actor: Actor, now: datetime) -> Letter:
    """Send again what failed or came back; a corrected address goes into the directory too, for the next ones.

    An address that was closed because letters came back is opened by that. Raises MoveNotAllowed, Refused,
    ValidationError.
    """
    letter.refresh_from_db(fields=["state"])
    check_undelivered(letter)
    make_reachable(letter.office, recipient, actor=actor, now=now)
    same = recipient.strip().lower() == letter.recipient
    if same and letter.state == LetterState.FAILED:
        letter.refresh_from_db(fields=["state"])
        if letter.state == LetterState.OWED:  # it waited for its address only, which is open now
            return letter
    if letter.about_kind == "translator":
        return _send_to_translator(letter, recipient, same, actor=actor, now=now)
    links = PersonalLink.objects.select_related(
        "invitation__festival__office", "invitation__organisation", "contact__organisation__office"
    )
    link = links.filter(pk=letter.details.get("link_id")).first()
    if link is None or same:
        return send_letter_again(letter, recipient=recipient, actor=actor, now=now)
    correct_address(link.invitation, link.contact, email=recipient, actor=actor, now=now)
    letter.refresh_from_db()
    return letter


def _send_to_translator(letter: Letter, recipient: str, same: bool, *, actor: Actor, now: datetime) -> Letter:
    """A corrected address gets a link and a letter of its own: the old address might be a stranger's."""
    translator = Translator.objects.select_related("festival__office").filter(pk=letter.about_id).first()
    if translator is None or same:
        return send_letter_again(letter, recipient=recipient, actor=actor, now=now)
    update_translator(translator, actor=actor, now=now, email=recipient)
    Letter.objects.filter(pk=letter.pk, state__in=UNDELIVERED).update(state=LetterState.DROPPED)
    letter.refresh_from_db()
    return letter

"""Contacts follow their address: once it is closed for the office, they get no letters."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.addresses import open_address
from events.actions.journal import record
from events.actors import Actor
from events.addresses import closings
from events.models import ClosedAddress, ClosedFor, Office
from stations.actions.directory import save_contact
from stations.models import Contact

CLOSED = {ClosedFor.UNSUBSCRIBED: "contact_unsubscribed", ClosedFor.RETURNED: "contact_unreachable"}


def follow_closed_address(*, closed: ClosedAddress, actor: Actor, now: datetime, **_signal: Any) -> None:
    """Whoever has this address in the directory of its office gets no letters any more."""
    _switch(closed, gets_letters=False, event=CLOSED[ClosedFor(closed.reason)], actor=actor, now=now)


def follow_opened_address(
    *, closed: ClosedAddress, actor: Actor, now: datetime, why: str = "", **_signal: Any
) -> None:
    """They get letters again."""
    _switch(closed, gets_letters=True, event="contact_reachable", actor=actor, now=now, why=why)


def _switch(
    closed: ClosedAddress, *, gets_letters: bool, event: str, actor: Actor, now: datetime, why: str = ""
) -> None:
    contacts = Contact.objects.filter(organisation__office=closed.office_id, email=closed.email)
    for contact in contacts.exclude(gets_letters=gets_letters).select_related("organisation__office"):
        contact.gets_letters = gets_letters
        contact.save(update_fields=["gets_letters"])
        organisation = contact.organisation
        details = {"why": why} if why else {}
        record(organisation, event, office=organisation.office, actor=actor, now=now, details=details)


@transaction.atomic
def save_own_contact(contact: Contact, *, actor: Actor, now: datetime, **fields: Any) -> Contact:
    """What somebody changes about themselves. Who asks for letters there gets them, also after unsubscribing.

    Raises ValidationError.
    """
    closed = closing_of(contact)
    stays = fields.get("email", contact.email).strip().lower() == contact.email
    if closed is not None and stays and fields.get("gets_letters"):
        open_address(closed, actor=actor, now=now)
    return save_contact(contact, actor=actor, now=now, **fields)


def make_reachable(office: Office, email: str, *, actor: Actor, now: datetime) -> None:
    """Somebody of the office writes to this address on purpose: it counts as working again.

    Raises ValidationError where the person unsubscribed: that is theirs to take back.
    """
    closed = closings(office.pk, [email.strip()]).get(email.strip().lower())
    if closed is None:
        return
    if closed.is_unsubscribed:
        raise ValidationError(_("This person wants no more letters from you, so none is sent to this address."))
    open_address(closed, actor=actor, now=now)


def closing_of(contact: Contact) -> ClosedAddress | None:
    """Why the office must not write to this contact, if so."""
    return closings(contact.organisation.office_id, [contact.email]).get(contact.email.lower())


def say_closing(closed: ClosedAddress) -> str:
    """A sentence for whoever enters this address, by hand or from a file."""
    if closed.is_unsubscribed:
        return _("%(email)s gets no letters: unsubscribed.") % {"email": closed.email}
    return _("%(email)s gets no letters: earlier ones came back.") % {"email": closed.email}

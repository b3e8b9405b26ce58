"""The lasting directory: organisations, their contacts, what they offer all year."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actions.letters import drop_letters, redirect_letters
from events.actors import Actor
from events.addresses import closings
from events.models import Letter, Office
from stations.codes import new_code
from stations.models import Contact, Organisation, StandingOffer

CODE_TRIES = 20
ON_LETTERS = ("name", "email", "language", "gets_letters")  # of a contact: to whom letters go, in which words


@transaction.atomic
def create_organisation(office: Office, *, actor: Actor, now: datetime, **fields: Any) -> Organisation:
    """A new organisation with a code of its own. A name may occur twice. Raises ValidationError."""
    organisation = Organisation(office=office, code=unused_code(), **fields)
    organisation.full_clean()
    organisation.save()
    record(organisation, "organisation_created", office=office, actor=actor, now=now)
    return organisation


def unused_code() -> str:
    """A code that no organisation has or had; withdrawn ones keep theirs."""
    for _try in range(CODE_TRIES):
        code = new_code()
        if not Organisation.objects.filter(code=code).exists():
            return code
    raise RuntimeError("no free code found")


@transaction.atomic
def update_organisation(organisation: Organisation, *, actor: Actor, now: datetime, **fields: Any) -> Organisation:
    """Change what the directory says. Raises ValidationError naming the field."""
    changed = _assign(organisation, fields)
    if changed:
        organisation.full_clean()
        organisation.save()
        _log(organisation, "organisation_changed", actor=actor, now=now, fields=changed)
    return organisation


@transaction.atomic
def confirm_organisation(organisation: Organisation, *, actor: Actor, now: datetime) -> Organisation:
    """Somebody looked at the page and says that it is still right."""
    organisation.confirmed_on = now.astimezone(organisation.office_zone).date()
    organisation.save(update_fields=["confirmed_on", "updated_at"])
    _log(organisation, "organisation_confirmed", actor=actor, now=now)
    return organisation


@transaction.atomic
def withdraw_organisation(organisation: Organisation, *, actor: Actor, now: datetime) -> Organisation:
    """Take it out of the directory; it is asked nothing more. Its code stays its own, on a helpful page."""
    organisation.withdrawn_at = organisation.withdrawn_at or now
    organisation.save(update_fields=["withdrawn_at", "updated_at"])
    invitations = organisation.invitations.values("pk")
    asking = Letter.objects.filter(about_kind="invitation", kind__in=["invitation", "reminder"])
    drop_letters(asking.filter(about_id__in=invitations))
    _log(organisation, "organisation_withdrawn", actor=actor, now=now)
    return organisation


@transaction.atomic
def restore_organisation(organisation: Organisation, *, actor: Actor, now: datetime) -> Organisation:
    """Bring a withdrawn organisation back, with the same code."""
    organisation.withdrawn_at = None
    organisation.save(update_fields=["withdrawn_at", "updated_at"])
    _log(organisation, "organisation_restored", actor=actor, now=now)
    return organisation


@transaction.atomic
def save_contact(contact: Contact, *, actor: Actor, now: datetime, **fields: Any) -> Contact:
    """Add (unsaved `contact`) or change a contact. An address stands once in an organisation.

    Whose address is closed for the office gets no letters, whatever `gets_letters` says. Letters that are still
    owed follow the contact.
    """
    new = contact.pk is None
    before = None if new else Contact.objects.values(*ON_LETTERS).get(pk=contact.pk)
    if fields.get("email"):
        fields["email"] = fields["email"].strip().lower()
    changed = _assign(contact, fields)
    if not (contact.name or contact.email or contact.phone):
        raise ValidationError({"name": _("Give at least a name, an e-mail address or a telephone number.")})
    contact.full_clean()
    if contact.email and contact.gets_letters and (new or {"email", "gets_letters"} & set(changed)):
        contact.gets_letters = not closings(contact.organisation.office_id, [contact.email])
    contact.save()
    if before and any(getattr(contact, name) != value for name, value in before.items()):
        _redirect_letters(contact)
    if new or changed:
        event = "contact_added" if new else "contact_changed"
        _log(contact.organisation, event, actor=actor, now=now, fields=changed)
    return contact


def _redirect_letters(contact: Contact) -> None:
    letters = _letters_to(contact)
    if not contact.email or not contact.gets_letters:
        drop_letters(letters)
        return
    redirect_letters(letters, recipient=contact.email, recipient_name=contact.name, language=contact.language)


def _letters_to(contact: Contact) -> models.QuerySet[Letter]:
    links = dict(contact.links.values_list("pk", "invitation_id"))
    letters = Letter.objects.filter(about_kind="invitation", about_id__in=set(links.values()))
    return letters.filter(details__link_id__in=list(links))


@transaction.atomic
def remove_contact(contact: Contact, *, actor: Actor, now: datetime) -> None:
    """Forget a contact with its links; letters already sent keep the address they went to."""
    _log(contact.organisation, "contact_removed", actor=actor, now=now)
    drop_letters(_letters_to(contact))
    contact.delete()


@transaction.atomic
def save_standing_offer(offer: StandingOffer, *, actor: Actor, now: datetime, **fields: Any) -> StandingOffer:
    """Add (unsaved `offer`) or change what an organisation offers all year."""
    new = offer.pk is None
    changed = _assign(offer, fields)
    offer.full_clean()
    if new:
        Organisation.objects.select_for_update(of=("self",)).get(pk=offer.organisation_id)
        others = offer.organisation.standing_offers.all()
        same = next((row for row in others if _tells(row) == _tells(offer)), None)
        if same is not None:
            return same  # a second tap on the button
    offer.save()
    if new or changed:
        event = "standing_offer_added" if new else "standing_offer_changed"
        _log(offer.organisation, event, actor=actor, now=now, fields=changed)
    return offer


def _tells(offer: StandingOffer) -> list[Any]:
    return [getattr(offer, field.name) for field in offer._meta.fields if not field.primary_key]


@transaction.atomic
def remove_standing_offer(offer: StandingOffer, *, actor: Actor, now: datetime) -> None:
    """Take a standing offer off the page."""
    _log(offer.organisation, "standing_offer_removed", actor=actor, now=now)
    offer.delete()


def _assign(row: models.Model, fields: dict[str, Any]) -> list[str]:
    changed = sorted(name for name, value in fields.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, fields[name])
    return changed


def _log(
    organisation: Organisation, event: str, *, actor: Actor, now: datetime, fields: list[str] | None = None
) -> None:
    details = {"fields": fields} if fields else {}
    record(organisation, event, office=organisation.office, actor=actor, now=now, details=details)

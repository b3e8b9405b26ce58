"""The directories of the sample: the imported list, the pages made from it, the people to write to."""

from datetime import datetime
from pathlib import Path
from typing import Any

from events.actors import Actor
from events.models import Office
from festival.sample.directory import (
    CONFIRMED_LATELY,
    MORE_ORGANISATIONS,
    PAGES,
    PERSONS,
    STANDING_OFFERS,
)
from stations.actions.directory import (
    confirm_organisation,
    create_organisation,
    save_contact,
    save_standing_offer,
    update_organisation,
)
from stations.actions.imports import import_organisations
from stations.importing import read_organisations
from stations.models import Contact, Organisation, StandingOffer


def open_directory(office: Office, csv: Path, *, actor: Actor, now: datetime) -> dict[str, Organisation]:
    """Import the list, add who is missing there, and name the people. Keys are those of `directory.py`."""
    import_organisations(office, read_organisations(csv.read_bytes()), actor=actor, now=now)
    listed = Contact.objects.filter(organisation__office=office).select_related("organisation__office")
    directory = {contact.email.split("@")[0]: contact.organisation for contact in listed}
    for key, fields in MORE_ORGANISATIONS.items():
        directory[key] = create_organisation(office, actor=actor, now=now, **fields)
    for key, persons in PERSONS.items():
        for person in persons:
            _name(directory[key], person, actor=actor, now=now)
    return directory


def _name(
    organisation: Organisation, person: tuple[str, str, str, str, str, bool], *, actor: Actor, now: datetime
) -> None:
    name, role, email, phone, language, is_public = person
    known = organisation.contacts.filter(email=email).first()
    save_contact(
        known or Contact(organisation=organisation),
        actor=actor,
        now=now,
        name=name,
        role=role,
        email=email,
        phone=phone,
        language=language,
        is_public=is_public,
    )


def fill_pages(directory: dict[str, Organisation], *, actor: Actor, now: datetime) -> None:
    """What organisations told about themselves, and what they offer all year."""
    for key, fields in PAGES.items():
        update_organisation(directory[key], actor=actor, now=now, **fields)
    for key, offers in STANDING_OFFERS.items():
        for fields in offers:
            offer = StandingOffer(organisation=directory[key])
            save_standing_offer(offer, actor=actor, now=now, **fields)


def confirm_pages(directory: dict[str, Organisation], *, actor: Actor, now: datetime) -> None:
    """Somebody looked, and it is still right."""
    for key in CONFIRMED_LATELY:
        confirm_organisation(directory[key], actor=actor, now=now)


def open_small_directory(
    office: Office, entries: tuple[dict[str, Any], ...], *, actor: Actor, now: datetime
) -> list[Organisation]:
    """Organisations entered by hand, each with one contact."""
    made = []
    for entry in entries:
        fields = {name: value for name, value in entry.items() if name != "contact"}
        organisation = create_organisation(office, actor=actor, now=now, **fields)
        save_contact(Contact(organisation=organisation), actor=actor, now=now, **entry["contact"])
        made.append(organisation)
    return made

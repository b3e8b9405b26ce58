"""Who gets the letters of an invitation, and how far each letter is. The same few queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from events.addresses import closings
from events.models import ClosedAddress, Letter, LetterState
from stations.actions.invitations import can_be_written_to
from stations.models import Contact, Invitation, Organisation, PersonalLink


@dataclass(slots=True)
class Recipient:
    """A contact of an invited organisation; `link` is the one that opens something now, `letters` newest first."""

    contact: Contact
    link: PersonalLink | None = None
    letters: list[Letter] = field(default_factory=list)
    closed: ClosedAddress | None = None  # why no letter goes to the address

    @property
    def latest(self) -> Letter | None:
        """The last letter that still matters."""
        return next((letter for letter in self.letters if letter.state != LetterState.DROPPED), None)

    @property
    def was_written_to(self) -> bool:
        """Whether this contact has, or had, a link to this invitation."""
        return self.link is not None or bool(self.letters)

    @property
    def is_written_to(self) -> bool:
        """Whether letters reach this contact, and should."""
        return can_be_written_to(self.contact)


def recipients_of(invitations: Iterable[Invitation]) -> dict[int, list[Recipient]]:
    """The contacts of each invitation by its pk, also those that cannot be written to.

    Prefetch `organisation__contacts`. Letters to people who were removed since are not shown.
    """
    rows = list(invitations)
    people = {row.pk: {one.pk: Recipient(one) for one in row.organisation.contacts.all()} for row in rows}
    _mark_closed(rows, people)
    holders: dict[int, Recipient] = {}
    for link in PersonalLink.objects.filter(invitation__in=rows):
        person = people[link.invitation_id].get(link.contact_id)
        if person is None:
            continue
        holders[link.pk] = person
        if link.revoked_at is None:
            person.link = link
    about = Letter.objects.filter(about_kind="invitation", about_id__in=people).order_by("-created_at", "-pk")
    for letter in about:
        person = holders.get(letter.details.get("link_id"))  # type: ignore[arg-type]
        if person is not None:
            person.letters.append(letter)
    return {pk: list(by_contact.values()) for pk, by_contact in people.items()}


def contacts_with_closings(organisation: Organisation) -> list[tuple[Contact, ClosedAddress | None]]:
    """The contacts of an organisation, and why the office must not write there."""
    contacts = list(organisation.contacts.all())
    closed = closings(organisation.office_id, [contact.email for contact in contacts])
    return [(contact, closed.get(contact.email.lower())) for contact in contacts]


def _mark_closed(rows: list[Invitation], people: dict[int, dict[int, Recipient]]) -> None:
    """Beside each contact, why the office must not write there. All rows are of one office: one query."""
    everybody = [person for by_contact in people.values() for person in by_contact.values()]
    if not rows:
        return
    closed = closings(rows[0].organisation.office_id, [person.contact.email for person in everybody])
    for person in everybody:
        person.closed = closed.get(person.contact.email.lower())

"""Who gets the letters of an invitation, and how far each letter is. The same few queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from events.models import Letter, LetterState
from stations.actions.invitations import can_be_written_to
from stations.models import Contact, Invitation, PersonalLink


@dataclass(slots=True)
class Recipient:
    """A contact of an invited organisation; `link` is the one that opens something now, `letters` newest first."""

    contact: Contact
    link: PersonalLink | None = None
    letters: list[Letter] = field(default_factory=list)

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

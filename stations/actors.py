"""Organisations as actors: they come by personal link."""

from events.actors import Actor
from stations.models import PersonalLink


def organisation_by_link(link: PersonalLink) -> Actor:
    """The actor for whoever opened this link: the organisation and the contact's name, never the address."""
    organisation = link.invitation.organisation.name
    return Actor(by=f"{link.contact.name} ({organisation})"[:160] if link.contact.name else organisation)

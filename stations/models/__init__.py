"""Organisations, invitations, stations and offers."""

from stations.models.invitation import Invitation, InvitationState, PersonalLink
from stations.models.organisation import Contact, Organisation, OrganisationKind, StandingOffer
from stations.models.station import Offer, Station, StationState

__all__ = [
    "Contact",
    "Invitation",
    "InvitationState",
    "Offer",
    "Organisation",
    "OrganisationKind",
    "PersonalLink",
    "StandingOffer",
    "Station",
    "StationState",
]

"""Organisations, invitations, stations, offers and finished prints."""

from stations.models.circular import Circular, CircularTo
from stations.models.date_reply import DateReply, Fit
from stations.models.feed_link import FeedLink
from stations.models.feedback import Face, Feedback
from stations.models.invitation import Invitation, InvitationState, PersonalLink
from stations.models.kept_print import KeptPrint
from stations.models.organisation import Contact, Organisation, OrganisationKind, StandingOffer
from stations.models.page_views import PageViews
from stations.models.station import Offer, Station, StationState

__all__ = [
    "Circular",
    "CircularTo",
    "Contact",
    "DateReply",
    "Face",
    "FeedLink",
    "Feedback",
    "Fit",
    "Invitation",
    "InvitationState",
    "KeptPrint",
    "Offer",
    "Organisation",
    "OrganisationKind",
    "PageViews",
    "PersonalLink",
    "StandingOffer",
    "Station",
    "StationState",
]

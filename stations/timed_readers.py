"""Who the rules in time write to, and where each of them stands. The same few queries for any number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from events.models import Festival, Letter, LogEntry, RuleKind, Whom
from events.rules import Reader, Told
from stations.actions.invitations import contacts_to_write_to
from stations.models import Contact, Invitation, InvitationState, PersonalLink, Station, StationState


@dataclass(frozen=True, slots=True)
class Addressee:
    """A contact of an organisation, and what the rules know of it. `link` opens its invitation."""

    reader: Reader
    invitation: Invitation
    contact: Contact
    link: PersonalLink | None


def addressees_of(festival: Festival) -> list[Addressee]:
    """Every contact that letters reach, of every organisation that has not said no or left the directory."""
    rows = festival.invitations.filter(organisation__withdrawn_at=None).exclude(state=InvitationState.DECLINED)
    invitations = list(
        rows.select_related("organisation__office").prefetch_related("organisation__contacts", "links")
    )
    stations = {station.organisation_id: station for station in festival.stations.all()}
    told = _told(festival)
    confirmed = _confirmed_at(festival)
    found = []
    for invitation in invitations:
        invitation.festival = festival
        station = stations.get(invitation.organisation_id)
        confirmed_at = confirmed.get(station.pk) if station else None
        for contact in contacts_to_write_to(invitation.organisation):
            addressee = _addressee(invitation, contact, station, confirmed_at, told)
            if addressee is not None:
                found.append(addressee)
    return found


def _addressee(
    invitation: Invitation,
    contact: Contact,
    station: Station | None,
    confirmed_at: datetime | None,
    told: dict[tuple[int, int], list[Told]],
) -> Addressee | None:
    standing = standing_of(invitation, station)
    links = [link for link in invitation.links.all() if link.contact_id == contact.pk]
    usable = next((link for link in links if link.revoked_at is None), None)
    if usable is not None:
        usable.invitation, usable.contact = invitation, contact
    if standing == Whom.UNANSWERED and (usable is None or invitation.invited_at is None):
        return None  # nothing was sent that could be answered
    since = _since(standing, invitation, links, usable, confirmed_at)
    name = (invitation.pk, contact.pk)
    reader = Reader(name, standing, since, invitation.invited_at, tuple(told.get(name, ())))
    return Addressee(reader, invitation, contact, usable)


def standing_of(invitation: Invitation, station: Station | None) -> str:
    """Where an organisation stands: one of `Whom`, or empty where no rule writes to it."""
    if station is not None and station.state == StationState.CONFIRMED:
        return Whom.CONFIRMED
    if invitation.state == InvitationState.INVITED:
        return Whom.UNANSWERED
    if invitation.state == InvitationState.ACCEPTED and (station is None or station.state == StationState.DRAFT):
        return Whom.UNREGISTERED
    return ""


def _since(
    standing: str,
    invitation: Invitation,
    links: list[PersonalLink],
    usable: PersonalLink | None,
    confirmed_at: datetime | None,
) -> datetime | None:
    """Since when the contact stands there. A link made newer than that came with a letter of its own.

    A confirmed one is known by its first link: a new link says nothing about the station.
    """
    if standing == Whom.CONFIRMED:
        known = min((link.created_at for link in links), default=None)
        return _latest([confirmed_at, known])
    asked = invitation.answered_at if standing == Whom.UNREGISTERED else invitation.invited_at
    return _latest([asked, usable.created_at if usable else None])


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((at for at in moments if at is not None), default=None)


def _told(festival: Festival) -> dict[tuple[int, int], list[Told]]:
    """Letters of rules by invitation and contact: by the contact, whose address somebody may have corrected."""
    letters = Letter.objects.filter(festival=festival, about_kind="invitation", kind__in=RuleKind.values)
    found = defaultdict(list)
    for about, details, reason, state, sent_at in letters.values_list(
        "about_id", "details", "reason", "state", "sent_at"
    ):
        if "contact_id" in details:
            found[about, details["contact_id"]].append(Told(details.get("rule", ""), reason, state, sent_at))
    return found


def _confirmed_at(festival: Festival) -> dict[int, datetime]:
    """When each station got its place last."""
    moves = LogEntry.objects.filter(festival=festival, about_kind="station", event="station_moved")
    rows = moves.filter(details__to=StationState.CONFIRMED.value).order_by("at")
    return dict(rows.values_list("about_id", "at"))

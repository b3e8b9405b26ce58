"""Answering and registering, as an organisation does it step by step, and the office's decisions."""

from datetime import datetime

from events.actors import Actor
from festival.sample.booths import Booth
from stations.actions.decisions import decide_station
from stations.actions.invitations import answer_invitation
from stations.actions.registration import begin_station, remove_offer, save_offer, save_station, submit_station
from stations.actors import organisation_by_link
from stations.models import Invitation, Offer, PersonalLink, Station


def organisation_actor(invitation: Invitation) -> Actor:
    """The first contact who got a link."""
    link = PersonalLink.objects.select_related("invitation__organisation", "contact").filter(invitation=invitation)
    return organisation_by_link(link[0])


def answer(invitation: Invitation, *, accept: bool, actor: Actor, now: datetime, remark: str = "") -> None:
    """Yes or no; the invitation in hand knows it too."""
    answer_invitation(invitation, accept=accept, actor=actor, now=now, remark=remark)
    invitation.refresh_from_db(fields=["state"])


def register(invitation: Invitation, booth: Booth, *, more: bool, actor: Actor, now: datetime) -> Station:
    """Begin, fill in and, unless the booth stays a draft, hand in. `more` adds the booth's further offers."""
    station = begin_station(invitation, actor=actor, now=now)
    _offer(station, booth, more=more, actor=actor, now=now)
    save_station(station, actor=actor, now=now, **booth.needs)
    if booth.ends == "draft":
        return station
    save_station(station, actor=actor, now=now, day_contact_name=booth.person, day_contact_phone=booth.phone)
    return submit_station(station, actor=actor, now=now)


def _offer(station: Station, booth: Booth, *, more: bool, actor: Actor, now: datetime) -> None:
    """The first offer of the directory, or of last year, gets its times; what is for the rest of the year goes."""
    offers = list(station.offers.all())
    if not offers:
        return
    first, *rest = offers
    save_offer(first, actor=actor, now=now, times=booth.times, cost="")
    for offer in rest:
        remove_offer(offer, actor=actor, now=now)
    for fields in booth.more if more else ():
        save_offer(Offer(station=station), actor=actor, now=now, **fields)


def decide(station: Station, booth: Booth, *, actor: Actor, now: datetime) -> None:
    """The office asks or declines, with a word."""
    decide_station(station, booth.ends, actor=actor, now=now, note=booth.note)

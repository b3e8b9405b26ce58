"""Registering a station: begun once, saved at each step, submitted once, editable until the deadline."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.words import copy_translations
from events.actors import Actor
from events.errors import DeadlinePassed, Refused
from events.models import FestivalState, LogEntry
from events.states import check_move
from stations.actions.entries import leaves_or_returns
from stations.actions.invitations import letters_to_all
from stations.models import Invitation, InvitationState, Offer, Station, StationState
from stations.states import OUT, STATION_MOVES

# What an organisation tells about its station, beside its offers.
STATION_FIELDS = (
    "spoken_languages",
    "power_watts",
    "needs_water",
    "tables",
    "needs_tent",
    "width_m",
    "depth_m",
    "day_contact_name",
    "day_contact_phone",
    "remark",
)
OFFER_FIELDS = (
    "title",
    "description",
    "language",
    "age_from",
    "age_to",
    "times",
    "languages",
    "cost",
)


@transaction.atomic
def begin_station(invitation: Invitation, *, actor: Actor, now: datetime) -> Station:
    """The station of an accepted invitation; made from what is known: the last festival, or the directory.

    Raises Refused while the invitation is not accepted.
    """
    festival = lock_festival(invitation.festival)
    station = Station.objects.filter(festival=festival, organisation=invitation.organisation).first()
    if station is not None:
        return station
    _check_accepted(invitation)
    station = Station(festival=festival, organisation=invitation.organisation)
    _check_editable(station, actor=actor, now=now)
    last = (
        Station.objects.filter(organisation=invitation.organisation, submitted_at__isnull=False)
        .exclude(festival=festival)
        .order_by("-submitted_at")
        .first()
    )
    if last is not None:
        _take_over(station, last)
    else:
        _start_from_directory(station)
    _log(station, "station_begun", actor=actor, now=now)
    return station


def _take_over(station: Station, last: Station) -> None:
    for name in set(STATION_FIELDS) - {"remark"}:  # that was about the last festival
        setattr(station, name, getattr(last, name))
    station.save()
    pairs = []
    for offer in last.offers.all():
        values = {name: getattr(offer, name) for name in OFFER_FIELDS if name != "times"}
        pairs.append((offer, Offer.objects.create(station=station, **values)))
    copy_translations(pairs)


def _start_from_directory(station: Station) -> None:
    station.spoken_languages = station.organisation.spoken_languages
    station.save()
    pairs = []
    for standing in station.organisation.standing_offers.all():
        values = {name: getattr(standing, name) for name in OFFER_FIELDS if name != "times"}
        pairs.append((standing, Offer.objects.create(station=station, **values)))
    copy_translations(pairs)


@transaction.atomic
def save_station(station: Station, *, actor: Actor, now: datetime, **fields: Any) -> Station:
    """Save a part of the registration. Raises ValidationError naming the field, DeadlinePassed."""
    station = _locked(station)
    _check_editable(station, actor=actor, now=now)
    unknown = set(fields) - set(STATION_FIELDS)
    if unknown:
        raise TypeError(f"not a field of the registration: {sorted(unknown)}")
    changed = sorted(name for name, value in fields.items() if getattr(station, name) != value)
    for name in changed:
        setattr(station, name, fields[name])
    station.full_clean(exclude=["festival", "organisation"])
    if station.state != StationState.DRAFT:
        _check_complete(station)
    station.save()
    if changed:
        _log(station, "station_saved", actor=actor, now=now, fields=changed)
    return station


@transaction.atomic
def save_offer(offer: Offer, *, actor: Actor, now: datetime, **fields: Any) -> Offer:
    """Add (unsaved `offer`) or change what visitors can do. Raises ValidationError, DeadlinePassed."""
    station = _locked(offer.station)
    _check_editable(station, actor=actor, now=now)
    new = offer.pk is None
    changed = sorted(name for name, value in fields.items() if getattr(offer, name) != value)
    for name in changed:
        setattr(offer, name, fields[name])
    offer.full_clean()
    same = next((row for row in station.offers.all() if new and _words_of(row) == _words_of(offer)), None)
    if same is not None:
        return same  # a second tap on the button
    offer.save()
    if new or changed:
        event = "offer_added" if new else "offer_changed"
        _log(station, event, actor=actor, now=now, fields=changed)
    return offer


def _words_of(offer: Offer) -> list[Any]:
    return [getattr(offer, name) for name in OFFER_FIELDS]


@transaction.atomic
def remove_offer(offer: Offer, *, actor: Actor, now: datetime) -> None:
    """Take an offer away; a submitted station keeps at least one."""
    station = _locked(offer.station)
    _check_editable(station, actor=actor, now=now)
    if station.state != StationState.DRAFT and station.offers.count() == 1:
        raise Refused(_("A registered station needs at least one offer. Add another one first."))
    offer.delete()
    _log(station, "offer_removed", actor=actor, now=now)


@transaction.atomic
def submit_station(station: Station, *, actor: Actor, now: datetime) -> Station:
    """Hand the registration in: once, or again after a question. The organisation gets a receipt.

    Raises ValidationError naming what is missing, DeadlinePassed, MoveNotAllowed.
    """
    lock_festival(station.festival)
    station = _locked(station)
    if station.state == StationState.SUBMITTED:
        return station  # a second tap on the button
    check_move(STATION_MOVES, station, StationState.SUBMITTED)
    if station.state == StationState.WITHDRAWN and not actor.is_staff:
        raise Refused(_("This station was withdrawn. Please call the office if you want to come after all."))
    _check_editable(station, actor=actor, now=now)
    invitation = Invitation.objects.get(festival=station.festival, organisation=station.organisation)
    _check_accepted(invitation)
    _check_complete(station)
    if station.state in OUT:
        invitation = leaves_or_returns(invitation)
    station.state = StationState.SUBMITTED
    station.submitted_at = now
    station.save()
    entry = _log(station, "station_submitted", actor=actor, now=now)
    letters_to_all("station_submitted", invitation, now=now, reason=f"submitted-{entry.pk}")
    return station


def _check_accepted(invitation: Invitation) -> None:
    if not Invitation.objects.filter(pk=invitation.pk, state=InvitationState.ACCEPTED).exists():
        raise Refused(_("Accept the invitation first, then register the station."))


def _check_complete(station: Station) -> None:
    missing = what_is_missing(station)
    if missing:
        raise ValidationError(missing)


def what_is_missing(station: Station) -> dict[str, str]:
    """What must still be told before the registration can be handed in: field → sentence."""
    missing = {}
    if not station.offers.exists():
        missing["offers"] = _("Add at least one offer: what can visitors do at your station?")
    if not station.spoken_languages:
        missing["spoken_languages"] = _("Say which languages are spoken at the station.")
    if not station.day_contact_name:
        missing["day_contact_name"] = _("Name the person to talk to on the day.")
    if not station.day_contact_phone:
        missing["day_contact_phone"] = _("Give a telephone number for the day of the festival.")
    return missing


def _locked(station: Station) -> Station:
    return (
        Station.objects.select_for_update(of=("self",))
        .select_related("festival__office", "organisation__office")
        .get(pk=station.pk)
    )


def _check_editable(station: Station, *, actor: Actor, now: datetime) -> None:
    if actor.is_staff:
        if station.festival.state in {FestivalState.ARCHIVED, FestivalState.CANCELLED}:
            raise Refused(_("The stations of this festival can no longer be changed."))
    elif not station.is_editable(at=now):
        raise DeadlinePassed


def _log(
    station: Station, event: str, *, actor: Actor, now: datetime, fields: list[str] | None = None
) -> LogEntry:
    festival = station.festival
    details: dict[str, object] = {"organisation": station.organisation.code}
    if fields:
        details["fields"] = fields
    return record(station, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)

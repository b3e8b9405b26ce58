"""Deciding about stations. Places are counted under the lock of the festival's row."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.letters import let_go
from events.actors import CLOCK, Actor
from events.errors import DeadlinePassed, Refused
from events.models import Festival, FestivalState, Letter
from events.states import check_move
from stations.actions.corrections import correct_number
from stations.actions.entries import leaves_or_returns
from stations.actions.invitations import letters_to_all
from stations.models import Invitation, Station, StationState
from stations.states import DECISIONS, OUT, STATION_MOVES

MAX_NUMBER = 999  # what can be read across a meadow


@transaction.atomic
def decide_station(station: Station, to: str, *, actor: Actor, now: datetime, note: str = "") -> Station:
    """Confirm, ask, put on the waiting list, decline or withdraw; the organisation gets the letter.

    With all places taken, a confirmation becomes a place on the waiting list (`station.state` says so).
    A place that becomes free goes to the first who waits. `note` is the question, or a word that goes
    into the letter. Raises MoveNotAllowed, Refused.
    """
    festival = lock_festival(station.festival)
    if festival.state not in {FestivalState.INVITING, FestivalState.PUBLISHED}:
        raise Refused(_("Stations are decided while the festival is inviting or published."))
    station = _locked(station, festival)
    if to not in DECISIONS:
        raise Refused(_("This is not something the office decides."))
    if to == StationState.ASKED and not note.strip():
        raise Refused(_("Write what you would like to know."))
    check_move(STATION_MOVES, station, to)
    check_listed(station, to)
    if to == StationState.CONFIRMED and not free_places(festival):
        if station.state == StationState.WAITING:
            raise Refused(_("All %(places)s places are taken.") % {"places": festival.places})
        to = StationState.WAITING
    frees_a_place = station.state == StationState.CONFIRMED
    _move(station, to, actor=actor, now=now, note=note)
    if frees_a_place:
        fill_free_places(festival, now=now, at_most=1)
    return station


@transaction.atomic
def withdraw_station(station: Station, *, actor: Actor, now: datetime, note: str = "") -> Station:
    """The organisation takes its station back, up to the festival's start."""
    festival = station.festival
    open_now = festival.state in {FestivalState.INVITING, FestivalState.PUBLISHED} and now < festival.starts_at
    if not actor.is_staff and not open_now:
        raise DeadlinePassed
    return decide_station(station, StationState.WITHDRAWN, actor=actor, now=now, note=note)


def check_listed(station: Station, to: str) -> None:
    """Raise Refused where a place would go to an organisation that visitors could not find."""
    if to == StationState.CONFIRMED and station.organisation.withdrawn_at is not None:
        raise Refused(
            _("%(name)s was withdrawn from the directory. Bring it back first.") % {"name": station.organisation}
        )


def free_places(festival: Festival) -> int:
    """How many places nobody has; call with the festival's row locked when something depends on it."""
    return max(0, festival.places - festival.stations.confirmed().count())


def fill_free_places(festival: Festival, *, now: datetime, at_most: int | None = None) -> list[Station]:
    """Give free places to the first who wait, with the letter. The festival's row must be locked.

    `at_most` is the number of places that became free just now: others the office may be keeping back.
    """
    if festival.state not in {FestivalState.INVITING, FestivalState.PUBLISHED}:
        return []
    places = free_places(festival)
    waiting = festival.stations.waiting().listed().select_for_update(of=("self",))
    waiting = waiting.select_related("organisation__office")
    moved_up = list(waiting[: places if at_most is None else min(places, at_most)])
    for station in moved_up:
        station.festival = festival
        _move(station, StationState.CONFIRMED, actor=CLOCK, now=now, moved_up=True)
    return moved_up


def next_to_move_up(station: Station) -> Station | None:
    """Who would get this station's place if it became free: for the preview."""
    if station.state != StationState.CONFIRMED:
        return None
    return station.festival.stations.waiting().listed().select_related("organisation").first()


def _locked(station: Station, festival: Festival) -> Station:
    """The station, fresh; its row is locked too, because the organisation may be saving it at this moment.

    So are the letters that are still owed about it.
    """
    rows = Station.objects.select_for_update(of=("self",)).select_related("organisation__office")
    station = rows.get(pk=station.pk)
    station.festival = festival
    theirs = festival.invitations.filter(organisation=station.organisation_id).values("pk")
    let_go(Letter.objects.filter(about_kind="invitation", about_id__in=theirs))
    return station


def _move(
    station: Station, to: str, *, actor: Actor, now: datetime, note: str = "", moved_up: bool = False
) -> None:
    before = station.state
    if StationState.CONFIRMED in {before, to}:
        station.sequence += 1
    station.state = to
    station.decision_note = note
    station.question = note if to == StationState.ASKED else ""
    station.number = free_number(station.festival) if to == StationState.CONFIRMED else None
    station.waiting_since = now if to == StationState.WAITING else None
    station.full_clean(exclude=["festival", "organisation"])
    station.save()
    entry = record(
        station,
        "station_moved",
        office=station.festival.office,
        festival=station.festival,
        actor=actor,
        now=now,
        details={"organisation": station.organisation.code, "from": before, "to": to},
    )
    if to == StationState.WITHDRAWN and before == StationState.DRAFT:
        return  # nobody had heard of it
    invitation = Invitation.objects.get(festival=station.festival, organisation=station.organisation)
    if (before in OUT) != (to in OUT):
        invitation = leaves_or_returns(invitation)
    details: dict[str, object] = {"note": note, "number": station.number, "moved_up": moved_up}
    letters_to_all(f"station_{to}", invitation, now=now, reason=f"move-{entry.pk}", details=details)


def free_number(festival: Festival) -> int:
    """The lowest number that no station has."""
    taken = set(festival.stations.exclude(number=None).values_list("number", flat=True))
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


@transaction.atomic
def place_station(station: Station, *, number: int | None, spot: str, actor: Actor, now: datetime) -> Station:
    """Give a confirmed station another number, and say where to find it. Raises Refused, ValidationError."""
    festival = lock_festival(station.festival)
    station = _locked(station, festival)
    if station.state != StationState.CONFIRMED:
        raise Refused(_("Only confirmed stations have a number."))
    if number is not None and not 1 <= number <= MAX_NUMBER:
        raise ValidationError({"number": _("Give a number from 1 to %(most)s.") % {"most": MAX_NUMBER}})
    if number and festival.stations.filter(number=number).exclude(pk=station.pk).exists():
        raise Refused(_("Number %(number)s is taken by another station.") % {"number": number})
    if (number or station.number, spot) != (station.number, station.spot):
        station.sequence += 1
    before = station.number
    station.number = number or station.number
    station.spot = spot
    station.full_clean(exclude=["festival", "organisation"])
    station.save()
    correct_number(station, before, now=now)
    record(
        station,
        "station_placed",
        office=festival.office,
        festival=festival,
        actor=actor,
        now=now,
        details={"organisation": station.organisation.code, "number": station.number},
    )
    return station

"""Stations of a festival: the list with what they need, and one station with all the office may do about it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from events.errors import NotFound
from events.models import Festival, FestivalState, LogEntry
from events.permissions import Right, festival_for
from events.words import reads
from festival.office.pages import StaffRequest, desk_page, page_of
from stations.actions.decisions import free_places
from stations.actions.registration import what_is_missing
from stations.models import Invitation, Station, StationState
from stations.permissions import station_for
from stations.recipients import recipients_of
from stations.states import DECISIONS, STATION_MOVES

HERE = "stations"
# What the sums of needs are made for: what is sure, and what may still come.
SURE = (StationState.CONFIRMED,)
MAYBE = (StationState.SUBMITTED, StationState.ASKED)
NEEDS = ("stations", "watts", "tables", "tents", "water")


@login_required
@require_safe
def stations(request: StaffRequest, festival: str) -> HttpResponse:
    """All stations, those that wait for the office first."""
    row = festival_for(request.user, festival, Right.VIEW)
    needs = row.stations.all().needs_by_state()
    asked = request.GET.get("state", "")
    rows = row.stations.select_related("organisation").prefetch_related("offers").undecided_first()
    if asked in StationState.values:
        rows = rows.filter(state=asked)
    counts = {state: needs[state]["stations"] for state in needs}
    context = {
        "asked": asked,
        "states": [(state, label, counts.get(state, 0)) for state, label in StationState.choices],
        "undecided": counts.get(StationState.SUBMITTED, 0),
        "total": sum(counts.values()),
        "free": max(0, row.places - counts.get(StationState.CONFIRMED, 0)),
        "sure": _summed(needs, SURE),
        "maybe": _summed(needs, SURE + MAYBE),
    }
    return _page(request, "list", row, **page_of(request, rows) | context)


def _summed(needs: dict[str, dict[str, int]], states: tuple[StationState, ...]) -> dict[str, int]:
    return {name: sum(needs[state][name] for state in states if state in needs) for name in NEEDS}


@login_required
@require_safe
def station(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Everything about one station, and what may be decided now."""
    row = station_of(request, festival, pk, Right.VIEW)
    invitation = Invitation.objects.get(festival=row.festival, organisation=row.organisation)
    deciding = row.festival.state in {FestivalState.INVITING, FestivalState.PUBLISHED}
    free = free_places(row.festival)
    to_hand_in = StationState.SUBMITTED in STATION_MOVES[row.state]
    context = {
        "station": row,
        "offers": row.offers.all(),
        "invitation": invitation,
        "recipients": recipients_of([invitation])[invitation.pk],
        "decisions": possible_decisions(row, free) if deciding else [],
        "waits": row.state in {StationState.SUBMITTED, StationState.ASKED, StationState.WAITING},
        "free": free,
        "note_languages": _contact_languages(row),
        "to_hand_in": to_hand_in,
        "missing": list(what_is_missing(row).values()) if to_hand_in else [],
        "editable": row.festival.state not in {FestivalState.ARCHIVED, FestivalState.CANCELLED},
        "log": LogEntry.objects.filter(
            Q(about_kind="station", about_id=row.pk) | Q(about_kind="invitation", about_id=invitation.pk)
        )[:40],
    }
    return _page(request, "one", row.festival, **context)


def _contact_languages(row: Station) -> list[str]:
    """The languages of those who get its letters, where these are not the festival's."""
    tags = row.organisation.contacts.filter(gets_letters=True).values_list("language", flat=True)
    return sorted({tag for tag in tags if not reads(tag, row.festival.language)})


def possible_decisions(row: Station, free: int) -> list[StationState]:
    """What the table of states lets the office decide now, in the order of its buttons.

    Who waits cannot be confirmed while nothing is free.
    """
    stuck = StationState.CONFIRMED if row.state == StationState.WAITING and not free else None
    return [to for to in DECISIONS if to in STATION_MOVES[row.state] and to != stuck]


def station_of(request: StaffRequest, festival: str, pk: int, right: Right) -> Station:
    """The station of this festival, if the person has `right` in its office."""
    row = station_for(request.user, pk, right)
    if row.festival.slug != festival:
        raise NotFound
    return row


def _page(request: StaffRequest, template: str, festival: Festival, **context: Any) -> HttpResponse:
    return desk_page(request, f"office/stations/{template}.html", festival=festival, here=HERE, **context)

"""Deciding about a station: first the letters it would send, then the decision; and the place on the meadow."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from events.actors import staff
from events.errors import NotFound, Refused
from events.permissions import Right
from festival.at_once import sum_of
from festival.forms import carried_out
from festival.office.forms.organisations import NoteForm, PlaceForm
from festival.office.pages import StaffRequest, desk_page, posted
from festival.office.views.stations import HERE, station_of
from stations.actions.decisions import decide_station, free_places, next_to_move_up, place_station
from stations.models import Station, StationState
from stations.previews import Preview, preview_decision
from stations.states import DECISIONS

HEADINGS = {
    StationState.CONFIRMED: gettext_lazy("Confirm the station"),
    StationState.ASKED: gettext_lazy("Ask for information"),
    StationState.WAITING: gettext_lazy("Put on the waiting list"),
    StationState.DECLINED: gettext_lazy("Decline the station"),
    StationState.WITHDRAWN: gettext_lazy("Withdraw the station"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: StaffRequest, festival: str, pk: int, to: str) -> HttpResponse:
    """Letters go out only as they were previewed: a changed note, another outcome is shown first."""
    row = station_of(request, festival, pk, Right.DECIDE)
    if to not in DECISIONS:
        raise NotFound
    form = NoteForm(posted(request), question=to == StationState.ASKED)
    if request.method != "POST":
        return _decision_page(request, row, to, form)
    note = form.data.get("note", "").strip()
    if not form.is_valid():
        return _decision_page(request, row, to, form, status=422)
    if "send" not in request.POST or not _same(note, form.cleaned_data["previewed"]):
        return _decision_page(request, row, to, form, note=note, changed="send" in request.POST)
    if _overtaken(row, to, note, form.cleaned_data["shown"]):
        return _decision_page(request, row, to, form, note=note, overtaken=True)

    told = row.state != StationState.DRAFT and row.organisation.is_reachable

    def act() -> None:
        moved = decide_station(row, to, actor=staff(request.user), now=timezone.now(), note=note)
        _say(request, moved, to, told=told)

    if carried_out(form, act):
        return redirect("desk:station", row.festival.slug, row.pk)
    return _decision_page(request, row, to, form, note=note, status=422)


def _same(note: str, previewed: str) -> bool:
    return note.split() == previewed.split()


def _overtaken(row: Station, to: str, note: str, shown: str) -> bool:
    """Whether other letters would go than the page showed: somebody else took the last place meanwhile."""
    letters, refusal = _preview(row, to, note)
    return bool(shown) and not refusal and shown != _sum_of(letters)


def _sum_of(letters: list[Preview]) -> str:
    return sum_of([(letter.written.text, [contact.pk for contact in letter.recipients]) for letter in letters])


def _say(request: StaffRequest, row: Station, to: str, *, told: bool) -> None:
    if to == StationState.CONFIRMED and row.state == StationState.WAITING:
        words = _("All places are taken: %(name)s is on the waiting list now.")
        messages.warning(request, words % {"name": row.organisation})
        return
    words = _("%(name)s: %(state)s. The letters are on their way.") if told else _("%(name)s: %(state)s.")
    messages.success(request, words % {"name": row.organisation, "state": row.get_state_display()})


def _decision_page(
    request: StaffRequest,
    row: Station,
    to: str,
    form: NoteForm,
    *,
    note: str = "",
    changed: bool = False,
    overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    letters, refusal = _preview(row, to, note)
    full = to == StationState.CONFIRMED and not free_places(row.festival)
    if full and row.state == StationState.WAITING:
        refusal = _("All places are taken. Somebody must withdraw, or the festival needs more places.")
    context: dict[str, Any] = {
        "station": row,
        "to": to,
        "heading": HEADINGS[StationState(to)],
        "form": form,
        "note": note,
        "changed": changed,
        "overtaken": overtaken,
        "question": to == StationState.ASKED,
        "full": full,
        "following": next_to_move_up(row) if to != StationState.CONFIRMED else None,
        "refusal": refusal,
        "previews": letters,
        "shown": _sum_of(letters),
        "letters": sum(len(letter.recipients) for letter in letters),
    }
    if refusal and status == 200:
        status = 409
    return desk_page(
        request, "office/stations/decide.html", festival=row.festival, here=HERE, status=status, **context
    )


def _preview(row: Station, to: str, note: str) -> tuple[list[Preview], str]:
    """The letters; or why there are none. A question has no letter before it is written."""
    try:
        letters = preview_decision(row, to, note=note)
    except Refused as refusal:
        return [], str(refusal)
    return ([], "") if to == StationState.ASKED and not note else (letters, "")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """The number of a confirmed station, and where to find it."""
    row = station_of(request, festival, pk, Right.DECIDE)
    form = PlaceForm(posted(request), initial={"number": row.number, "spot": row.spot})

    def act() -> None:
        place_station(row, **form.cleaned_data, actor=staff(request.user), now=timezone.now())

    if request.method == "POST" and carried_out(form, act):
        messages.success(request, _("The place is saved."))
        return redirect("desk:station", row.festival.slug, row.pk)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request,
        "office/stations/place.html",
        festival=row.festival,
        here=HERE,
        status=status,
        station=row,
        form=form,
    )

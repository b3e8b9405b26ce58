"""Registering a station on behalf of an organisation, as it was said on the telephone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.actors import Actor, staff
from events.errors import NotFound, Refused
from events.permissions import Right
from festival.forms import carried_out
from festival.office.pages import StaffRequest, desk_page, posted
from festival.office.views.stations import HERE, station_of
from festival.station_forms import OfferForm, StationForm
from stations.actions.invitations import answer_invitation
from stations.actions.registration import begin_station, remove_offer, save_offer, save_station, submit_station
from stations.models import InvitationState, Offer, Station
from stations.permissions import invitation_for

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_POST
def begin(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """The organisation says yes on the telephone: accept where it has not, and begin the registration."""
    row = invitation_for(request.user, pk, Right.EDIT)
    if row.festival.slug != festival:
        raise NotFound
    actor, now = _on_behalf(request), timezone.now()
    try:
        if row.state != InvitationState.ACCEPTED:
            row = answer_invitation(row, accept=True, actor=actor, now=now)
        station = begin_station(row, actor=actor, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:invitation", festival, pk)
    return redirect("desk:station_edit", festival, station.pk)


@login_required
@forms_only
def edit(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Needs and the day, on one page."""
    row = station_of(request, festival, pk, Right.EDIT)
    form = StationForm(posted(request), instance=row)

    def save() -> None:
        save_station(row, actor=_on_behalf(request), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The registration is saved."))
        return _back(row)
    return _page(request, "edit", row, form=form)


@login_required
@forms_only
def offer(request: StaffRequest, festival: str, pk: int, offer_pk: int | None = None) -> HttpResponse:
    """Add an offer, or change one."""
    row = station_of(request, festival, pk, Right.EDIT)
    thing = _offer(row, offer_pk) if offer_pk is not None else Offer(station=row, language=row.festival.language)
    form = OfferForm(posted(request), instance=thing)

    def save() -> None:
        save_offer(thing, actor=_on_behalf(request), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The offer is saved."))
        return _back(row)
    return _page(request, "offer", row, form=form, offer=thing)


@login_required
@forms_only
def offer_remove(request: StaffRequest, festival: str, pk: int, offer_pk: int) -> HttpResponse:
    """Take an offer away, after asking."""
    row = station_of(request, festival, pk, Right.EDIT)
    thing = _offer(row, offer_pk)
    if request.method != "POST":
        return _page(request, "offer_remove", row, offer=thing)
    try:
        remove_offer(thing, actor=_on_behalf(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The offer is removed."))
    return _back(row)


@login_required
@require_POST
def submit(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Hand the registration in for the organisation."""
    row = station_of(request, festival, pk, Right.EDIT)
    try:
        submit_station(row, actor=_on_behalf(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The registration is handed in. The organisation gets a receipt."))
    return _back(row)


def _on_behalf(request: StaffRequest) -> Actor:
    return staff(request.user, on_behalf=True)


def _offer(row: Station, pk: int) -> Any:
    thing = row.offers.filter(pk=pk).first()
    if thing is None:
        raise NotFound
    thing.station = row
    return thing


def _back(row: Station) -> HttpResponse:
    return redirect("desk:station", row.festival.slug, row.pk)


def _page(request: StaffRequest, template: str, row: Station, **context: Any) -> HttpResponse:
    return desk_page(
        request,
        f"office/stations/{template}.html",
        festival=row.festival,
        here=HERE,
        status=422 if request.method == "POST" else 200,
        **{"station": row} | context,
    )

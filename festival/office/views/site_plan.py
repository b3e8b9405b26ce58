"""The plan of the ground: its size, where stations stand, the facilities; numbers in metres, without a script."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actions.site_plan import add_facility, change_facility, plan_of, remove_facility
from events.actors import staff
from events.errors import NotFound
from events.models import Facility, Festival
from events.permissions import Right, festival_for
from festival.forms import carried_out
from festival.office.forms.site_plan import FacilityForm, PlanForm
from festival.office.pages import StaffRequest, desk_page, posted
from stations.actions.site_plan import draw_ground
from stations.visiting import planned_drawing

HERE = "site_plan"
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@forms_only
def site_plan(request: StaffRequest, festival: str) -> HttpResponse:
    """The drawing, the size of the ground, two numbers for each station, the list of facilities."""
    found = festival_for(request.user, festival, Right.PLAN if request.method == "POST" else Right.VIEW)
    plan = plan_of(found)
    stations = list(found.stations.confirmed().listed().select_related("organisation").order_by("number"))
    facilities = list(found.facilities.all())
    form = PlanForm(posted(request), plan=plan, stations=stations)

    def save() -> None:
        told = form.cleaned_data
        size = {"width_m": told["width_m"], "depth_m": told["depth_m"]}
        draw_ground(found, **size, places=form.places, actor=staff(request.user), now=timezone.now())

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The plan is saved."))
        return redirect("desk:site_plan", found.slug)
    return desk_page(
        request,
        "office/site_plan/plan.html",
        festival=found,
        here=HERE,
        status=422 if request.method == "POST" else 200,
        form=form,
        ground=plan,
        plan=planned_drawing(plan, stations, facilities),
        facilities=facilities,
        pictograms=[facility.kind for facility in facilities],
    )


@login_required
@forms_only
def new(request: StaffRequest, festival: str) -> HttpResponse:
    """One facility more."""
    found = festival_for(request.user, festival, Right.PLAN)
    form = FacilityForm(posted(request), instance=Facility(festival=found, language=found.language))

    def add() -> None:
        add_facility(found, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, add):
        messages.success(request, _("The facility is added."))
        return redirect("desk:site_plan", found.slug)
    return _page(request, found, form, None)


@login_required
@forms_only
def facility(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Another kind, other words, another place."""
    row = _facility(request, festival, pk)
    form = FacilityForm(posted(request), instance=row)

    def save() -> None:
        change_facility(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The facility is saved."))
        return redirect("desk:site_plan", row.festival.slug)
    return _page(request, row.festival, form, row)


@login_required
@forms_only
def remove(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """After asking."""
    row = _facility(request, festival, pk)
    if request.method == "POST":
        remove_facility(row, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The facility is removed."))
        return redirect("desk:site_plan", row.festival.slug)
    return desk_page(request, "office/site_plan/remove.html", festival=row.festival, here=HERE, facility=row)


def _facility(request: StaffRequest, festival: str, pk: int) -> Facility:
    found = festival_for(request.user, festival, Right.PLAN)
    row = found.facilities.filter(pk=pk).first()
    if row is None:
        raise NotFound
    row.festival = found
    return row


def _page(request: StaffRequest, festival: Festival, form: FacilityForm, row: Facility | None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request,
        "office/site_plan/facility.html",
        festival=festival,
        here=HERE,
        form=form,
        facility=row,
        status=status,
    )

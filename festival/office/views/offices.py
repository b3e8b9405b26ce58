"""The offices of a person, one office at a glance, and what it says about itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.offices import update_office
from events.actors import staff
from events.models import FestivalState, Office
from events.permissions import Right, office_for
from festival.forms import carried_out
from festival.office.forms.dates import calendar_names
from festival.office.forms.planning import OfficeForm
from festival.office.pages import StaffRequest, desk_page, posted
from festival.office.words import NEXT_STEPS
from stations.overview import Step, next_step, numbers_of

RUNNING = (FestivalState.DRAFT, FestivalState.INVITING, FestivalState.PUBLISHED, FestivalState.OVER)
QUIET = (Step.WAIT, Step.NOTHING)
SHOWN = 12


@login_required
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Straight into the only office; otherwise the choice, or what to do without one."""
    offices = list(Office.objects.filter(memberships__user=request.user))
    if len(offices) == 1:
        return redirect("desk:office", office=offices[0].slug)
    return desk_page(request, "office/offices/home.html", here="home")


@login_required
@require_safe
def overview(request: StaffRequest, office: str) -> HttpResponse:
    """What is to do next, and the newest festivals with their numbers."""
    found = office_for(request.user, office, Right.VIEW)
    festivals = list(found.festivals.select_related("office")[:SHOWN])
    numbers = numbers_of(festivals)
    now = timezone.now()
    rows = [(row, numbers[row.pk], next_step(row, numbers[row.pk], now=now)) for row in festivals]
    return desk_page(
        request,
        "office/offices/overview.html",
        office=found,
        here="office",
        rows=rows,
        to_do=[
            (row, NEXT_STEPS[step]) for row, _numbers, step in rows if row.state in RUNNING and step not in QUIET
        ],
        more=found.festivals.count() > SHOWN,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: StaffRequest, office: str) -> HttpResponse:
    """What stands in letters and imprint, where and in which zone the office is. Readers may look."""
    right = Right.ADMIN if request.method == "POST" else Right.VIEW
    found = office_for(request.user, office, right)
    form = OfficeForm(posted(request), instance=found)

    def save() -> None:
        update_office(found, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The office is saved."))
        return redirect("desk:office_settings", office=found.slug)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request,
        "office/offices/settings.html",
        office=found,
        here="office_settings",
        form=form,
        communities=calendar_names(found.communities),
        status=status,
    )

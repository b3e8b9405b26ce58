"""Days that the office knows better than the catalogue: its own, and corrected dates."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.observances import add_own_day, remove_own_day, update_own_day
from events.actors import staff
from events.calendars import Observance
from events.errors import NotFound
from events.models import Office, OwnDay
from events.own_days import OWN, find_reckoned, known_days
from events.permissions import Right, office_for
from festival.forms import carried_out
from festival.office.forms.observances import CorrectionForm, OwnDayForm, SpanForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted

HERE = "own_days"
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def own_days(request: StaffRequest, office: str) -> HttpResponse:
    """Every day of its own and every corrected date, with source and note."""
    found = office_for(request.user, office, Right.VIEW)
    pages = page_of(request, found.own_days.order_by("-first", "pk"))
    return desk_page(request, "office/observances/own_days.html", office=found, here=HERE, **pages)


@login_required
@require_safe
def catalogue(request: StaffRequest, office: str) -> HttpResponse:
    """The dates of the catalogue, from where a correction starts."""
    found = office_for(request.user, office, Right.VIEW)
    form = SpanForm(request.GET or None)
    first, last = form.span(today=timezone.localdate())
    rows = known_days(found.own_days.all(), first, last, state=found.federal_state)
    return desk_page(
        request,
        "office/observances/catalogue.html",
        office=found,
        here=HERE,
        form=form,
        rows=[row for row in rows if row.calendar != OWN],
        first=first,
        last=last,
    )


@login_required
@forms_only
def new(request: StaffRequest, office: str) -> HttpResponse:
    """A day of the office's own; with `?corrects=KEY&instead_of=DATE` another date for that observance."""
    found = office_for(request.user, office, Right.PLAN)
    reckoned = _asked(request)
    form = _form_of(posted(request), OwnDay(office=found, **_as_reckoned(reckoned)))

    def add() -> None:
        told = form.cleaned_data
        if reckoned is not None:
            told = told | {"corrects": reckoned.key, "instead_of": reckoned.first}
        add_own_day(found, actor=staff(request.user), now=timezone.now(), **told)

    if request.method == "POST" and carried_out(form, add):
        messages.success(request, _("Saved. Pages, calendars and advice of your office use this day from now on."))
        return redirect("desk:own_days", found.slug)
    return _page(request, found, form, reckoned=reckoned)


@login_required
@forms_only
def own_day(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Change it."""
    row = _own_day(request, office, pk)
    form = _form_of(posted(request), row)

    def save() -> None:
        update_own_day(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("Saved."))
        return redirect("desk:own_days", row.office.slug)
    return _page(request, row.office, form, own_day=row)


@login_required
@forms_only
def remove(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """After asking."""
    row = _own_day(request, office, pk)
    if request.method == "POST":
        remove_own_day(row, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("Removed."))
        return redirect("desk:own_days", row.office.slug)
    return desk_page(request, "office/observances/own_day_remove.html", office=row.office, here=HERE, own_day=row)


def _own_day(request: StaffRequest, office: str, pk: int) -> OwnDay:
    found = office_for(request.user, office, Right.PLAN)
    row = found.own_days.select_related("office").filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row


def _asked(request: StaffRequest) -> Observance | None:
    """The observance that is corrected, if one is. Raises NotFound for one that the catalogue lacks."""
    if "corrects" not in request.GET:
        return None
    try:
        day = date.fromisoformat(request.GET.get("instead_of", ""))
    except ValueError as error:
        raise NotFound from error
    found = find_reckoned(request.GET["corrects"], day)
    if found is None:
        raise NotFound
    return found


def _as_reckoned(row: Observance | None) -> dict[str, Any]:
    """Where the form of a correction starts."""
    if row is None:
        return {}
    days = {"first": row.first, "last": row.last, "evening": row.evening}
    return days | {"corrects": row.key, "instead_of": row.first, "name": row.name}


def _form_of(data: Any, row: OwnDay) -> CorrectionForm:
    return (CorrectionForm if row.corrects else OwnDayForm)(data, instance=row)


def _page(request: StaffRequest, office: Office, form: CorrectionForm, **context: Any) -> HttpResponse:
    return desk_page(
        request,
        "office/observances/own_day.html",
        office=office,
        here=HERE,
        form=form,
        status=422 if request.method == "POST" else 200,
        **context,
    )

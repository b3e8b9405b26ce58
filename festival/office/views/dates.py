"""Dates and holidays: a season at a glance, the best days with reasons, and what one day would meet."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.advice import Advice, Surroundings, advise, advise_days, season
from events.calendars import not_announced
from events.models import Office
from events.permissions import Right, office_for
from events.ranking import rank
from events.reasons import say_unannounced
from events.season_strip import months_of, signed_lines
from festival.office.advice_groups import legend, not_covered, shown
from festival.office.forms.dates import WEEKDAYS, DayForm, SeasonForm, calendar_names
from festival.office.pages import StaffRequest, desk_page
from stations.advising import surroundings_of

CANDIDATES = 10
MONTHS = 12


@login_required
@require_safe
def dates(request: StaffRequest, office: str) -> HttpResponse:
    """Twelve months as a strip, and the days that suit best among those asked for. It orders; it never decides."""
    found = office_for(request.user, office, Right.VIEW)
    form = SeasonForm(request.GET or None)
    told = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate(timezone=ZoneInfo(found.time_zone))
    first = (told.get("begin") or today).replace(day=1)
    last = _months_later(first, MONTHS) - timedelta(days=1)
    around = surroundings_of(found, first, last)
    days = season(first, last, around=around)
    weekdays = WEEKDAYS[told.get("days") or "sat"]
    compared = rank(day for day in days if day.first.weekday() in weekdays and day.first >= today)
    return desk_page(
        request,
        "office/dates/season.html",
        office=found,
        here="dates",
        form=form,
        months=months_of(days, only_named=told.get("show") == "named"),
        numbers=range(1, 32),
        legend=legend(),
        candidates=[(day, signed_lines(day)) for day in compared[:CANDIDATES]],
        open_days=[say_unannounced(row) for row in not_announced(first, last, state=around.state)],
        before=_asking(told, _months_later(first, -MONTHS)),
        after=_asking(told, _months_later(first, MONTHS)),
        status=422 if form.is_bound and not form.is_valid() else 200,
        **_about(found, around),
    )


@login_required
@require_safe
def day(request: StaffRequest, office: str) -> HttpResponse:
    """What a festival on this day, or these, would meet: `?on=2027-06-12&until=…&start=14:00&end=18:00`."""
    found = office_for(request.user, office, Right.VIEW)
    form = DayForm(request.GET or {"on": timezone.localdate(timezone=ZoneInfo(found.time_zone)).isoformat()})
    context: dict[str, Any] = {}
    if form.is_valid():
        first, last = form.days
        around = surroundings_of(found, first, last)
        context = shown(asked_advice(form, around)) | _about(found, around)
        context |= {"before": first - timedelta(days=1), "after": last + timedelta(days=1)}
        context["asked"] = request.GET.urlencode() or f"on={first.isoformat()}"
    status = 200 if form.is_valid() else 422
    return desk_page(
        request, "office/dates/day.html", office=found, here="dates", form=form, status=status, **context
    )


def asked_advice(form: DayForm, around: Surroundings) -> Advice:
    """Advice for the days of a valid question, at its hours where they are given."""
    hours = form.hours(around.zone)
    return advise(*hours, around=around) if hours else advise_days(*form.days, around=around)


def _about(office: Office, around: Surroundings) -> dict[str, Any]:
    """Whose communities are counted, and what nothing is known of."""
    invited = [slug for slug in around.communities if slug not in office.communities]
    return {
        "by_office": calendar_names(office.communities),
        "by_invited": calendar_names(invited),
        "not_covered": not_covered(),
    }


def _asking(told: Mapping[str, Any], begin: date) -> str:
    """The same question about another year."""
    kept = {name: told[name] for name in ("days", "show") if told.get(name)}
    return urlencode({"begin": begin.isoformat()} | kept)


def _months_later(first: date, months: int) -> date:
    """The first of a month, so many months on."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)

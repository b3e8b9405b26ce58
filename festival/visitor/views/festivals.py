"""A festival for visitors: when, where, what is on, the plan, and its calendar entry."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from events.errors import NotFound
from events.ics import calendar
from events.languages import BY_TAG
from events.models import FacilityKind, FestivalState
from events.permissions import public_festival
from events.texts import load_words
from festival.language import DEFAULT
from festival.visitor.forms import ProgrammeFilter
from festival.visitor.pages import visitor_page
from stations.calendars import entries_of
from stations.finding import finding
from stations.models import OrganisationKind
from stations.programme import (
    all_day,
    by_kind,
    clock_of,
    full_hours,
    hours_of,
    on_now,
    outside,
    spoken_at,
    suiting,
    timetable,
    up_next,
)
from stations.visiting import FestivalPage, drawing_of, festival_page, fields_of


@visitor_page(by_minute=True, choices=("language", "age", "kind", "from", "to"))
def festival(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one festival; `?language=prs&from=14&to=16&age=6` shows what suits."""
    now, tag = timezone.now(), get_language() or DEFAULT
    page = festival_page(slug)
    row = page.festival
    spoken = spoken_at(page.stations)
    opens, closes = hours_of(starts_at=row.starts_at, ends_at=row.ends_at, zone=row.zone)
    kinds = [kind for kind, _stations in by_kind(page.stations)]
    form = ProgrammeFilter(request.GET, spoken=spoken, kinds=kinds, hours=full_hours(opens, closes))
    # Whoever searches may type the words of any language, whatever the page speaks.
    load_words(page.rows(), [tag, *BY_TAG] if form.words else [tag])
    context = {
        "festival": row,
        "cancelled": row.state == FestivalState.CANCELLED,
        "over": row.ends_at <= now,
        "links": page.links,
        "has_stations": bool(page.stations),
        "spoken": spoken,
        "form": form,
        **_programme(page, form, now, (opens, closes)),
        **_places(page),
    }
    return render(request, "visitor/festival.html", context)


def _programme(page: FestivalPage, form: ProgrammeFilter, now: datetime, hours: tuple[str, str]) -> dict[str, Any]:
    """What suits, by time, by number and by sort; what is on now, of everything."""
    row, stations, found = page.festival, page.stations, None
    if form.words:
        hits = finding(stations, form.words)
        stations = [station for station, _offers in hits]
        found = frozenset(offer.pk for _station, offers in hits for offer in offers)
    choice = form.choice(found)
    suitable = suiting(stations, choice)
    slots = timetable(suitable, choice)
    clock = clock_of(starts_at=row.starts_at, ends_at=row.ends_at, zone=row.zone, now=now)
    strange = outside(slots, *hours)
    likely = [slot for slot in slots if slot not in strange] if strange else slots
    kinds = by_kind(suitable)
    return {
        "stations": suitable,
        "chosen": form.chosen(),
        "slots": slots,
        "outside": strange,
        "all_day": all_day(suitable, choice),
        "on_now": on_now(likely, clock),
        "up_next": up_next(likely, clock),
        "kinds": [(kind, OrganisationKind(kind).label, of_kind) for kind, of_kind in kinds],
    }


def _places(page: FestivalPage) -> dict[str, Any]:
    """The plan, what is on it and in which field; the pictograms of all that."""
    drawing = drawing_of(page)
    booths, spots = fields_of(drawing)
    for station in page.stations:
        station.field = booths.get(station.number or 0, "")  # type: ignore[attr-defined]
    for facility in page.facilities:
        facility.field = spots.get(facility.pk, "")  # type: ignore[attr-defined]
    kinds = [f"kind-{station.organisation.kind}" for station in page.stations]
    return {
        "plan": drawing,
        "facilities": sorted(page.facilities, key=lambda one: FacilityKind.values.index(one.kind)),
        "pictograms": [*(facility.kind for facility in page.facilities), *kinds],
    }


@visitor_page
def site_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan alone, to enlarge, print or keep; complete in itself."""
    page = festival_page(slug)
    load_words([page.festival], [get_language() or DEFAULT])
    context = {"festival": page.festival, **_places(page)}
    if context["plan"] is None or page.festival.state == FestivalState.CANCELLED:
        raise NotFound
    return render(request, "visitor/site_plan.svg", context, content_type="image/svg+xml")


@visitor_page
def festival_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The festival as a calendar file to take along."""
    festival = public_festival(slug)
    entry = entries_of(festival, get_language() or DEFAULT).festival
    response = HttpResponse(calendar([entry], name=entry.summary), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{festival.slug}.ics"'
    return response

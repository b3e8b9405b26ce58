"""A festival for visitors: when, where, what is on, and its calendar entry."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from events.ics import calendar
from events.models import FestivalState
from events.permissions import public_festival
from events.texts import load_words
from festival.language import DEFAULT
from festival.visitor.forms import ProgrammeFilter
from festival.visitor.pages import visitor_page
from stations.calendars import entries_of
from stations.programme import all_day, clock_of, on_now, spoken_at, suiting, timetable, up_next
from stations.wording import rows_of, visitor_links


@visitor_page
def festival(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one festival; `?language=ar&age=5` shows what suits."""
    now, tag = timezone.now(), get_language() or DEFAULT
    festival = public_festival(slug)
    stations = list(festival.stations.shown_to_visitors())
    for station in stations:
        station.festival = festival
    links = visitor_links(festival)
    load_words([festival, *links, *rows_of(stations)], [tag])
    spoken = spoken_at(stations)
    form = ProgrammeFilter(request.GET or None, spoken=spoken)
    chosen = form.chosen()
    suitable = suiting(stations, **chosen)
    slots = timetable(suitable, **chosen)
    clock = clock_of(starts_at=festival.starts_at, ends_at=festival.ends_at, zone=festival.zone, now=now)
    context = {
        "festival": festival,
        "cancelled": festival.state == FestivalState.CANCELLED,
        "over": festival.ends_at <= now,
        "links": links,
        "stations": suitable,
        "has_stations": bool(stations),
        "filtered": len(suitable) < len(stations),
        "spoken": spoken,
        "form": form,
        "slots": slots,
        "all_day": all_day(suitable, **chosen),
        "on_now": on_now(slots, clock),
        "up_next": up_next(slots, clock),
    }
    return render(request, "visitor/festival.html", context)


@visitor_page
def festival_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The festival as a calendar file to take along."""
    festival = public_festival(slug)
    entry = entries_of(festival, get_language() or DEFAULT).festival
    response = HttpResponse(calendar([entry], name=entry.summary), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{festival.slug}.ics"'
    return response

"""An organisation for visitors: the page behind every QR code. It outlives the festival."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.errors import NotFound
from events.ics import calendar
from events.languages import autonyms
from events.links import absolute_url
from events.models import Festival
from events.texts import load_words
from festival.language import DEFAULT
from festival.visitor.pages import is_about, visitor_page
from stations.calendars import visit_of
from stations.models import Station
from stations.site_plan import Drawing, draw
from stations.vcard import vcard
from stations.visiting import Appearance, OrganisationPage, booth_of, ground_of, is_fresh, organisation_page


@visitor_page
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """What it does at the festival and all year; a helpful page for unknown codes and withdrawn organisations."""
    now = timezone.now()
    page = organisation_page(code)
    if page is None:
        return render(request, "visitor/organisation_unknown.html", {"code": code[:12]}, status=404)
    if page.organisation.withdrawn_at is not None:
        return _withdrawn(request, page, now)
    load_words(page.rows(), [get_language() or DEFAULT])
    row = page.organisation
    is_about(request, row.pk)
    today = now.astimezone(row.office_zone).date()
    context = {
        "organisation": row,
        "office": row.office,
        "coming": [_shown(one, now) for one in _coming(page, now)],
        "past": [one for one in reversed(page.appearances) if one.festival.took_place(at=now)],
        "standing_offers": page.standing_offers,
        "people": page.people,
        "address": absolute_url("visitor:organisation", row.code),
        "is_fresh": is_fresh(row.confirmed_on, today=today),
        "pictograms": [f"kind-{row.kind}"],
    }
    return render(request, "visitor/organisation.html", context)


def _withdrawn(request: HttpRequest, page: OrganisationPage, now: datetime) -> HttpResponse:
    office = page.organisation.office
    coming = Festival.objects.public().filter(office=office).exclude(ends_at__lte=now)
    festivals = list(coming.select_related("office").order_by("starts_at"))
    load_words(festivals, [get_language() or DEFAULT])
    context = {"office": office, "coming": festivals}
    return render(request, "visitor/organisation_withdrawn.html", context)


def _coming(page: OrganisationPage, now: datetime) -> list[Appearance]:
    return [one for one in page.appearances if one.festival.ends_at > now]


def _shown(one: Appearance, now: datetime) -> dict[str, Any]:
    festival = one.festival
    day = now.astimezone(festival.zone).date()
    return {
        "station": one.station,
        "offers": one.offers,
        "festival": festival,
        "is_today": festival.starts_at.astimezone(festival.zone).date() <= day,
        "plan": _plan(one.station),
    }


def _plan(station: Station) -> Drawing | None:
    """The ground with this station alone."""
    ground, booth = ground_of(station.festival), booth_of(station)
    return draw(ground.width_m, ground.depth_m, [booth]) if ground and booth else None


@visitor_page
def organisation_card(request: HttpRequest, code: str) -> HttpResponse:
    """For the address book: what the page says about how to reach the organisation."""
    page = _listed(code)
    row = page.organisation
    spoken = ", ".join(autonyms(row.spoken_languages))
    note = _("We speak: %(languages)s") % {"languages": spoken} if spoken else ""
    text = vcard(row, absolute_url("visitor:organisation", row.code), note)
    return _file(text, "text/vcard; charset=utf-8", f"{row.code}.vcf")


@visitor_page
def organisation_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """For the calendar: the festivals to come where the organisation has a station, with number and spot."""
    page, now, tag = _listed(code), timezone.now(), get_language() or DEFAULT
    load_words(page.rows(), [tag])
    entries = [visit_of(one.station, tag) for one in _coming(page, now)]
    if not entries:
        raise NotFound
    text = calendar(entries, name=page.organisation.name)
    return _file(text, "text/calendar; charset=utf-8", f"{page.organisation.code}.ics")


def _listed(code: str) -> OrganisationPage:
    page = organisation_page(code)
    if page is None or page.organisation.withdrawn_at is not None:
        raise NotFound
    return page


def _file(text: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""An organisation for visitors: the page behind every QR code. It outlives the festival."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from events.links import absolute_url
from events.models import Festival
from events.texts import load_words
from festival.language import DEFAULT
from festival.visitor.pages import visitor_page
from stations.codes import code_as_typed
from stations.models import Organisation
from stations.wording import rows_of


@visitor_page
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """What it does at the festival and all year; a helpful page for unknown codes and withdrawn organisations."""
    now = timezone.now()
    organisation = Organisation.objects.select_related("office").filter(code=code_as_typed(code)).first()
    if organisation is None:
        return render(request, "visitor/organisation_unknown.html", {"code": code[:12]}, status=404)
    if organisation.withdrawn_at is not None:
        coming = Festival.objects.public().filter(office=organisation.office).exclude(ends_at__lte=now)
        festivals = list(coming.select_related("office").order_by("starts_at"))
        load_words(festivals, [get_language() or DEFAULT])
        withdrawn = {"office": organisation.office, "coming": festivals}
        return render(request, "visitor/organisation_withdrawn.html", withdrawn)
    stations = list(organisation.stations.shown_to_visitors().order_by("festival__starts_at", "pk"))
    standing_offers = list(organisation.standing_offers.all())
    load_words([organisation, *standing_offers, *rows_of(stations)], [get_language() or DEFAULT])
    context = {
        "organisation": organisation,
        "office": organisation.office,
        "coming": [station for station in stations if station.festival.ends_at > now],
        "past": [station for station in reversed(stations) if station.festival.took_place(at=now)],
        "standing_offers": standing_offers,
        "people": organisation.contacts.named_publicly(),
        "address": absolute_url("visitor:organisation", organisation.code),
    }
    return render(request, "visitor/organisation.html", context)

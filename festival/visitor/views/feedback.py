"""“How was it?” at each station and for the festival: three faces and a sentence."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from events.models import Festival
from events.permissions import public_festival
from events.texts import load_words
from festival.forms import carried_out
from festival.language import DEFAULT
from festival.visitor.answers import LONGEST, FeedbackForm
from festival.visitor.pages import visitor_page
from festival.visitor.taking import refusal_of, visitor_form
from stations.actions.feedback import give_feedback, may_say
from stations.codes import code_as_typed
from stations.models import Face, Organisation, Station
from stations.permissions import station_to_judge


@visitor_form
def festival_feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """About the festival as a whole."""
    festival = public_festival(slug)
    if not may_say(festival, now=timezone.now()):
        return _closed(request, festival, None)
    return _form(request, festival, None)


@visitor_form
def station_feedback(request: HttpRequest, code: str) -> HttpResponse:
    """About the station of an organisation, at the festival that goes on or has just been."""
    station = station_to_judge(code, now=timezone.now())
    if station is not None:
        return _form(request, station.festival, station)
    organisations = Organisation.objects.filter(code=code_as_typed(code), withdrawn_at=None)
    organisation = organisations.select_related("office").first()
    if organisation is None:
        return render(request, "visitor/organisation_unknown.html", {"code": code[:12]}, status=404)
    return _closed(request, None, organisation)


def _form(request: HttpRequest, festival: Festival, station: Station | None) -> HttpResponse:
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        refusal = refusal_of(request)
        if refusal is not None:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        elif form.is_trapped or carried_out(form, lambda: _give(form, festival, station)):
            return _thanks(festival, station)
    load_words([festival], [get_language() or DEFAULT])
    context = {"form": form, "festival": festival, "station": station, "faces": Face, "office": festival.office}
    return render(request, "visitor/feedback.html", context, status=status)


def _give(form: FeedbackForm, festival: Festival, station: Station | None) -> None:
    told = form.cleaned_data
    tag = get_language() or DEFAULT
    give_feedback(
        festival, station, face=told["face"], sentence=told["sentence"], language=tag, now=timezone.now()
    )


def _thanks(festival: Festival, station: Station | None) -> HttpResponse:
    if station is None:
        address = reverse("visitor:festival_feedback_thanks", args=[festival.slug])
    else:
        address = reverse("visitor:station_feedback_thanks", args=[station.organisation.code])
    return HttpResponseRedirect(address, status=303)


def _closed(request: HttpRequest, festival: Festival | None, organisation: Organisation | None) -> HttpResponse:
    """Not yet, or not any more. What somebody has just written stands there to be copied."""
    sentence = request.POST.get("sentence", "")[:LONGEST]
    if festival is not None:
        load_words([festival], [get_language() or DEFAULT])
    office = festival.office if festival else organisation.office if organisation else None
    context = {"festival": festival, "organisation": organisation, "office": office, "sentence": sentence}
    status = 409 if request.method == "POST" else 200
    return render(request, "visitor/feedback_closed.html", context, status=status)


@visitor_page
def festival_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """It has arrived."""
    festival = public_festival(slug)
    load_words([festival], [get_language() or DEFAULT])
    return render(request, "visitor/feedback_thanks.html", {"festival": festival, "office": festival.office})


@visitor_page
def station_thanks(request: HttpRequest, code: str) -> HttpResponse:
    """It has arrived."""
    organisations = Organisation.objects.filter(code=code_as_typed(code), withdrawn_at=None)
    organisation = organisations.select_related("office").first()
    if organisation is None:
        return render(request, "visitor/organisation_unknown.html", {"code": code[:12]}, status=404)
    context = {"organisation": organisation, "office": organisation.office}
    return render(request, "visitor/feedback_thanks.html", context)

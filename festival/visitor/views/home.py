"""The start page: which festivals there are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from events.models import Festival, Survey
from events.texts import load_words
from festival.language import DEFAULT
from festival.visitor.pages import visitor_page

PAST_SHOWN = 30


@visitor_page
def home(request: HttpRequest) -> HttpResponse:
    """Festivals to come, soonest first; below them those that have been."""
    now = timezone.now()
    festivals = Festival.objects.public().select_related("office")
    coming = list(festivals.exclude(ends_at__lte=now).order_by("starts_at", "pk"))
    past = list(festivals.ended(at=now).order_by("-starts_at", "pk")[:PAST_SHOWN])
    surveys = list(Survey.objects.open())
    load_words([*coming, *past, *surveys], [get_language() or DEFAULT])
    context = {"coming": coming, "past": past, "surveys": surveys}
    return render(request, "visitor/home.html", context)

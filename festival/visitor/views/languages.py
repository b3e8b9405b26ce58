"""Which languages the pages speak, and who has checked their words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.languages import PLAIN_GERMAN
from events.models import Festival, Office
from festival.visitor.pages import visitor_page


@visitor_page
def languages(request: HttpRequest) -> HttpResponse:
    """Every language by its own name, and the offices that want to hear of mistakes."""
    offices = Office.objects.filter(festivals__in=Festival.objects.public()).distinct().order_by("name", "pk")
    context = {"source": settings.LANGUAGE_CODE, "plain_german": PLAIN_GERMAN, "offices": offices}
    return render(request, "visitor/languages.html", context)

"""Every component of the look on one page, in every language: what to use, and where a change would show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.models import FacilityKind
from festival.pictograms import FACILITIES, KINDS
from festival.visitor import samples
from festival.visitor.pages import visitor_page
from stations.models import OrganisationKind

ICONS = [
    "language",
    "place",
    "clock",
    "calendar",
    "people",
    "child",
    "phone",
    "mail",
    "web",
    "money",
    "check",
    "cross",
    "question",
    "wait",
    "pencil",
    "send",
    "print",
    "warning",
    "arrow",
    "list",
    "house",
    "gear",
    "flag",
    "plus",
    "booth",
    "sound",
]


@visitor_page
def styleguide(request: HttpRequest) -> HttpResponse:
    """The style guide, with sample data only."""
    context = {
        "form": samples.filled_form(),
        "found": samples.readability(),
        "offers": samples.offers(),
        "station": samples.station(),
        "festival": samples.festival(),
        "office": samples.office(),
        "written": samples.letter(),
        "states": samples.states(),
        "messages": samples.messages(),
        "page": samples.page(),
        "icons": ICONS,
        "plan": samples.plan(),
        "facilities": FacilityKind.choices,
        "kinds": OrganisationKind.choices,
        "pictograms": [*FACILITIES, *(f"kind-{kind}" for kind in KINDS)],
        "colours": ("paper", "raised", "ink", "quiet", "primary", "awning", "danger", "line", "tint"),
        "steps": [("offers", "1", True), ("needs", "2", False), ("day", "3", False)],
    }
    return render(request, "visitor/styleguide.html", context)

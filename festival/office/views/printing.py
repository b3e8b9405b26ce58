"""Paper: what is missing, then signs and info sheets as PDF."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from events.errors import Refused
from events.models import Festival
from events.permissions import Right, festival_for
from festival.office.pages import StaffRequest, desk_page
from stations.printing import render_sheet, render_signs
from stations.readiness import readiness_of


@login_required
@require_safe
def printing(request: StaffRequest, festival: str) -> HttpResponse:
    """What is missing before printing, and the buttons."""
    return _page(request, festival_for(request.user, festival, Right.VIEW))


@login_required
@require_safe
def signs(request: StaffRequest, festival: str) -> HttpResponse:
    """All station signs."""
    found = festival_for(request.user, festival, Right.VIEW)
    return _pdf(request, found, f"{found.slug}-signs.pdf", lambda: render_signs(found))


@login_required
@require_safe
def sheet(request: StaffRequest, festival: str) -> HttpResponse:
    """The info sheet in `?language=de&language=ar`."""
    found = festival_for(request.user, festival, Right.VIEW)
    languages = request.GET.getlist("language")
    name = "-".join([found.slug, "sheet", *languages])[:120]
    return _pdf(request, found, f"{name}.pdf", lambda: render_sheet(found, languages))


def _pdf(request: StaffRequest, festival: Festival, name: str, render: Callable[[], bytes]) -> HttpResponse:
    try:
        document = render()
    except Refused as refusal:
        return _page(request, festival, refusal=str(refusal))
    safe = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in name if letter.isascii())
    headers = {"Content-Disposition": f'inline; filename="{safe}"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def _page(request: StaffRequest, festival: Festival, *, refusal: str = "") -> HttpResponse:
    return desk_page(
        request,
        "office/print/print.html",
        festival=festival,
        here="print",
        readiness=readiness_of(festival),
        refusal=refusal,
        status=422 if refusal else 200,
    )

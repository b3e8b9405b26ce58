"""Paper: what is missing, then signs, info sheets, name tags and the helpers' list as PDF."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Festival, Job
from events.permissions import Right, festival_for
from festival.office.pages import StaffRequest, desk_page
from stations.actions.prints import find_print, kept_print, prepare_print, takes_long
from stations.actions.queueing import queue_print
from stations.models import KeptPrint
from stations.readiness import readiness_of


@login_required
@require_safe
def printing(request: StaffRequest, festival: str) -> HttpResponse:
    """What is missing before printing, and the buttons."""
    return _page(request, festival_for(request.user, festival, Right.VIEW))


@login_required
@require_safe
def print_pdf(request: StaffRequest, festival: str, what: str) -> HttpResponse:
    """`signs`, `sheet` (`?language=de&language=ar`), `name-tags` or `helpers`: at once, or in the background."""
    found = festival_for(request.user, festival, Right.VIEW)
    languages = request.GET.getlist("language")
    name = "-".join([found.slug, what, *languages])[:120]
    now = timezone.now()
    try:
        prepared = prepare_print(found, what, languages)
        if takes_long(found, languages) and find_print(prepared) is None:
            job = queue_print(found, what, languages, actor=staff(request.user), now=now)
            return redirect("desk:job", found.slug, job.pk)
        return _pdf(kept_print(prepared, found, now=now, name=name))
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal))


@login_required
@require_safe
def kept(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """A finished print."""
    found = festival_for(request.user, festival, Right.VIEW)
    row = KeptPrint.objects.filter(festival=found, pk=pk).first()
    if row is None:
        raise NotFound
    return _pdf(row)


def _pdf(row: KeptPrint) -> HttpResponse:
    safe = "".join(one if one.isalnum() or one in "-." else "-" for one in row.name if one.isascii())
    headers = {"Content-Disposition": f'inline; filename="{safe}.pdf"'}
    return HttpResponse(bytes(row.pdf), content_type="application/pdf", headers=headers)


def _page(request: StaffRequest, festival: Festival, *, refusal: str = "") -> HttpResponse:
    return desk_page(
        request,
        "office/print/print.html",
        festival=festival,
        here="print",
        readiness=readiness_of(festival, festival.languages, today=timezone.localdate()),
        jobs=Job.objects.open().filter(festival=festival, kind="print"),
        refusal=refusal,
        status=422 if refusal else 200,
    )

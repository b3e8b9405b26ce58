"""Work in the background: how far it is, what came of it, and the button that lets a machine translate."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Job, JobState
from events.permissions import Right, festival_for
from festival.office.pages import StaffRequest, desk_page
from stations.actions.queueing import queue_machine_translation
from stations.models import KeptPrint

SECONDS = 2  # the page looks again by itself, also without JavaScript
PATIENCE = timedelta(minutes=1)
KINDS = {
    "machine_translation": (gettext_lazy("Translation by machine"), "words"),
    "print": (gettext_lazy("Print"), "print"),
}


@login_required
@require_safe
def job(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """One job. While it is open, the page comes again by itself."""
    row = festival_for(request.user, festival, Right.VIEW)
    found = Job.objects.filter(festival=row, pk=pk).first()
    if found is None:
        raise NotFound
    name, here = KINDS.get(found.kind, (found.kind, ""))
    waits = found.state == JobState.QUEUED and timezone.now() - found.created_at > PATIENCE
    answer = desk_page(
        request, "office/jobs/job.html", festival=row, here=here, job=found, name=name, waits=waits, **_left(found)
    )
    answer.headers["Cache-Control"] = "no-store"
    if found.is_open:
        answer.headers["Refresh"] = str(SECONDS)
    return answer


def _left(job: Job) -> dict[str, Any]:
    """What a finished job leaves behind."""
    if job.kind == "print":
        kept = KeptPrint.objects.filter(festival=job.festival_id, pk=job.result.get("kept_print"))
        return {"kept": kept.defer("pdf").first()}
    new = job.result.get("new", {})
    return {"new": list(new.items()), "total": sum(new.values())}


@login_required
@require_POST
def fill(request: StaffRequest, festival: str) -> HttpResponse:
    """Let a machine translate what is missing, in one language or in all."""
    row = festival_for(request.user, festival, Right.EDIT)
    asked = request.POST.get("language", "")
    if asked and asked not in row.languages:
        raise NotFound
    languages = [asked] if asked else row.languages
    try:
        put_down = queue_machine_translation(row, languages, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:words", row.slug)
    return redirect("desk:job", row.slug, put_down.pk)

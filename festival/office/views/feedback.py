"""What families said about a festival and its stations: numbers, sentences."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.actors import staff
from events.errors import NotFound
from events.permissions import Right, festival_for
from festival.office.pages import StaffRequest, desk_page, page_of
from stations.actions.feedback import hide_feedback, show_feedback
from stations.feedback_results import results_of, sentences_of
from stations.models import Face
from stations.permissions import feedback_for


@login_required
@require_safe
def feedback(request: StaffRequest, festival: str) -> HttpResponse:
    """Numbers by station, small ones as “fewer than 5”; every sentence with its language."""
    row = festival_for(request.user, festival, Right.VIEW)
    pages = page_of(request, sentences_of(row))
    results, faces = results_of(row), list(Face)
    return desk_page(
        request, "office/feedback.html", festival=row, here="feedback", results=results, faces=faces, **pages
    )


@login_required
@require_POST
def hide_or_show(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Hide a sentence from the organisation, or show it again."""
    found = feedback_for(request.user, pk, Right.PLAN)
    if found.festival.slug != festival:
        raise NotFound
    if request.POST.get("do") == "show":
        show_feedback(found, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The sentence is shown again."))
    else:
        hide_feedback(found, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The sentence is hidden from the organisation. Its face still counts."))
    return redirect("desk:feedback", found.festival.slug)

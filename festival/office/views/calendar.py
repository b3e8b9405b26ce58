"""The office's calendar to subscribe to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actors import staff
from events.permissions import Right, office_for
from festival.feeds import addresses_of
from festival.office.pages import StaffRequest, desk_page
from stations.actions.feeds import make_feed_link


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: StaffRequest, office: str) -> HttpResponse:
    """Its secret address. A new one makes the former worthless."""
    found = office_for(request.user, office, Right.EDIT)
    if request.method == "POST":
        make_feed_link(found, None, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The calendar has a new address."))
        return redirect("desk:calendar", office=found.slug)
    return desk_page(
        request, "office/offices/calendar.html", office=found, here="calendar", feed=addresses_of(found)
    )

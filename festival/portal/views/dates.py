"""The dates of an organisation for its own calendar: a file to open once, and an address to subscribe to."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from festival.feeds import addresses_of
from festival.portal.visits import Visit, by_link
from stations.actions.feeds import make_feed_link
from stations.calendars import own_dates, part_of


@require_safe
@by_link
def dates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The entries of this festival as one calendar file."""
    response = HttpResponse(
        own_dates(visit.invitation, visit.station), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{visit.festival.slug}.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The calendar to subscribe to. A new address makes the former one worthless."""
    organisation = visit.organisation
    if request.method == "POST":
        make_feed_link(organisation.office, organisation, actor=visit.actor, now=visit.now)
        return visit.go_to("calendar", done="calendar")
    part = part_of(visit.invitation, visit.station, organisation.language)
    context = {"feed": addresses_of(organisation.office, organisation), "leaves": part.is_out}
    return visit.show("portal/calendar.html", context)

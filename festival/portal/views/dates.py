"""The dates of an organisation for its own calendar."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.links import absolute_url
from festival.portal.visits import Visit, by_link
from stations.calendars import own_dates


@require_safe
@by_link
def dates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The festival and the set-up time as one calendar file."""
    festival = visit.festival
    url = absolute_url("visitor:festival", festival.slug)
    content = own_dates(festival, visit.organisation, url=url)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{festival.slug}.ics"'
    return response

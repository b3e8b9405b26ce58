"""What families said about the organisation's own station."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from festival.portal.visits import Visit, by_link
from stations.feedback_results import results_at, sentences_at


@require_safe
@by_link
def feedback(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Numbers, small ones as “fewer than 5”, and the sentences that the office has not hidden."""
    station = visit.station
    context = {
        "tally": results_at(station) if station else None,
        "sentences": list(sentences_at(station)) if station else [],
    }
    return visit.show("portal/feedback.html", context)

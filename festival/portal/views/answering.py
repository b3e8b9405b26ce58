"""The invitation: what it is about, yes or no, and how things stand."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from festival.forms import carried_out
from festival.portal.forms import YES, AnswerForm
from festival.portal.visits import Visit, by_link
from stations.actions.invitations import answer_invitation
from stations.actions.registration import begin_station
from stations.models import InvitationState, StationState

# While the station is in one of these, a no is said by withdrawing it.
REGISTERED = {StationState.SUBMITTED, StationState.ASKED, StationState.CONFIRMED, StationState.WAITING}


@require_safe
@by_link
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the festival is, what is asked, the answer so far and what comes next."""
    return _start(visit, AnswerForm())


@require_POST
@by_link
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Yes leads on to the registration, no to thanks."""
    form = AnswerForm(request.POST)
    accept = request.POST.get("answer") == YES

    def give() -> None:
        remark = form.cleaned_data["remark"]
        invitation = answer_invitation(
            visit.invitation, accept=accept, actor=visit.actor, now=visit.now, remark=remark
        )
        if accept:
            begin_station(invitation, actor=visit.actor, now=visit.now)

    if not carried_out(form, give):
        return _start(visit, form)
    return visit.go_to("offers", done="accepted") if accept else visit.go_to("start", done="declined")


@require_POST
@by_link
def begin(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin the registration of an invitation that was accepted earlier."""
    begin_station(visit.invitation, actor=visit.actor, now=visit.now)
    return visit.go_to("offers")


def _start(visit: Visit, form: AnswerForm) -> HttpResponse:
    station = visit.station
    registered = station is not None and station.state in REGISTERED
    poll = visit.poll if visit.poll and visit.poll.takes_answers(at=visit.now) else None
    context = {
        "form": form,
        "poll": poll,
        "replied": poll is not None and poll.replies.filter(invitation=visit.invitation).exists(),
        "invitation": visit.invitation,
        "station": station,
        "accepted": visit.invitation.state == InvitationState.ACCEPTED,
        "declined": visit.invitation.state == InvitationState.DECLINED,
        "open": visit.festival.takes_answers(at=visit.now),
        "editable": station is not None and station.is_editable(at=visit.now),
        "may_decline": station is None or station.state == StationState.DRAFT,
        "may_withdraw": station is not None and registered and station.may_be_withdrawn(at=visit.now),
    }
    return visit.show("portal/start.html", context)

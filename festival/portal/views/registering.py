"""The other steps: what the station needs, who is there on the day, the summary; and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.errors import Refused
from festival.forms import RowForm, carried_out
from festival.portal.forms import ReplyForm
from festival.portal.steps import STEP_OF, steps_of
from festival.portal.visits import Visit, by_link
from festival.station_forms import StationDayForm, StationNeedsForm
from stations.actions.decisions import withdraw_station
from stations.actions.registration import save_station, submit_station, what_is_missing
from stations.models import Station, StationState


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def needs(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Power, water, tables, tent, space."""
    return _step(visit, StationNeedsForm, here="needs", back="offers", then="day")


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def day(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Languages spoken at the station, and whom to call on the day."""
    return _step(visit, StationDayForm, here="day", back="needs", then="check")


def _step(visit: Visit, form_class: type[RowForm], *, here: str, back: str, then: str) -> HttpResponse:
    station = visit.station_to_fill()
    form = form_class(visit.request.POST if visit.request.method == "POST" else None, instance=station)

    def save() -> None:
        visit.station_to_change()
        save_station(station, actor=visit.actor, now=visit.now, **form.cleaned_data)

    if form.is_bound and carried_out(form, save):
        return visit.go_to(then, done="saved")
    context = {"form": form, "step": here, "steps": steps_of(station, here), "back": f"portal:{back}"}
    return visit.show(f"portal/{here}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def check(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole registration on one page; a POST hands it in."""
    if request.method == "POST":
        return _hand_in(visit, visit.station_to_fill())
    if visit.station is None:
        return visit.go_to("start")
    return _check(visit, visit.station, ReplyForm(instance=visit.station))


def _hand_in(visit: Visit, station: Station) -> HttpResponse:
    form = ReplyForm(visit.request.POST, instance=station)
    asked = station.state == StationState.ASKED

    def hand_in() -> None:
        visit.station_to_change()
        if asked and "remark" in visit.request.POST:
            save_station(station, actor=visit.actor, now=visit.now, **form.cleaned_data)
        submit_station(station, actor=visit.actor, now=visit.now)

    if carried_out(form, hand_in):
        return visit.go_to("start", done="submitted")
    return _check(visit, station, form)


def _check(visit: Visit, station: Station, form: ReplyForm) -> HttpResponse:
    missing = [(sentence, f"portal:{STEP_OF[field]}") for field, sentence in what_is_missing(station).items()]
    context = {
        "form": form,
        "station": station,
        "offers": list(station.offers.all()),
        "missing": missing,
        "editable": station.is_editable(at=visit.now),
        "to_hand_in": station.state in {StationState.DRAFT, StationState.ASKED},
        "step": "check",
        "steps": steps_of(station, "check"),
    }
    return visit.show("portal/check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask once, then take the station back."""
    station = visit.station
    if station is None:
        return visit.go_to("start")
    if request.method == "POST":
        withdraw_station(station, actor=visit.actor, now=visit.now)
        return visit.go_to("start", done="withdrawn")
    if not station.may_be_withdrawn(at=visit.now):
        raise Refused(_("This station can no longer be withdrawn here. Please call the office."))
    return visit.show("portal/withdraw.html", {"station": station})

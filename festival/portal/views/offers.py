"""First step: what visitors can do at the station."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.errors import NotFound
from festival.forms import carried_out
from festival.portal.steps import steps_of
from festival.portal.visits import Visit, by_link
from festival.station_forms import OfferForm
from stations.actions import registration
from stations.models import Offer, Station


@require_safe
@by_link
def offers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, and the way on."""
    station = visit.station_to_change()
    found = list(station.offers.all())
    return visit.show(
        "portal/offers.html", {"offers": found, "step": "offers", "steps": steps_of(station, "offers")}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def add_offer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new offer."""
    return _edit(visit, _new_offer(visit))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def edit_offer(request: HttpRequest, visit: Visit, offer: int) -> HttpResponse:
    """Change an offer. What was written into one that somebody removed meanwhile is not lost."""
    try:
        row = _offer(visit.station_to_fill(), offer)
    except NotFound:
        if request.method != "POST":
            raise
        return _removed_meanwhile(visit)
    return _edit(visit, row)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def remove_offer(request: HttpRequest, visit: Visit, offer: int) -> HttpResponse:
    """Ask once, then take it away."""
    row = _offer(visit.station_to_change(), offer)
    if request.method == "POST":
        registration.remove_offer(row, actor=visit.actor, now=visit.now)
        return visit.go_to("offers", done="removed")
    return visit.show("portal/remove.html", {"name": row.title, "back": "portal:offers"})


def _edit(visit: Visit, offer: Offer) -> HttpResponse:
    form = OfferForm(visit.request.POST if visit.request.method == "POST" else None, instance=offer)

    def save() -> None:
        visit.station_to_change()
        registration.save_offer(offer, actor=visit.actor, now=visit.now, **form.cleaned_data)

    if form.is_bound and carried_out(form, save):
        return visit.go_to("offers", done="saved")
    return _form_page(visit, offer, form)


def _removed_meanwhile(visit: Visit) -> HttpResponse:
    form = OfferForm(visit.request.POST, instance=_new_offer(visit))
    form.add_error(None, _("This offer was removed meanwhile. Save it again if visitors shall still find it."))
    return _form_page(visit, _new_offer(visit), form, status=404)


def _form_page(visit: Visit, offer: Offer, form: OfferForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "step": "offers", "steps": steps_of(offer.station, "offers"), "new": offer.pk is None}
    return visit.show("portal/offer.html", context, status=status)


def _new_offer(visit: Visit) -> Offer:
    station = visit.station_to_fill()
    return Offer(station=station, language=visit.organisation.language, languages=station.spoken_languages)


def _offer(station: Station, pk: int) -> Offer:
    offer = station.offers.filter(pk=pk).first()
    if offer is None:
        raise NotFound
    offer.station = station
    return offer

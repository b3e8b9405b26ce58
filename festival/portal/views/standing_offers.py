"""What the organisation offers all year."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from events.errors import NotFound
from festival.forms import carried_out
from festival.portal.forms import StandingOfferForm
from festival.portal.visits import Visit, by_link
from stations.actions.directory import remove_standing_offer, save_standing_offer
from stations.models import StandingOffer


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new standing offer."""
    organisation = visit.organisation
    return _edit(visit, StandingOffer(organisation=organisation, language=organisation.language))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def edit(request: HttpRequest, visit: Visit, standing_offer: int) -> HttpResponse:
    """Change one."""
    return _edit(visit, _standing_offer(visit, standing_offer))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def remove(request: HttpRequest, visit: Visit, standing_offer: int) -> HttpResponse:
    """Ask once, then take it off the page."""
    row = _standing_offer(visit, standing_offer)
    if request.method == "POST":
        remove_standing_offer(row, actor=visit.actor, now=visit.now)
        return visit.go_to("page", done="removed")
    return visit.show("portal/remove.html", {"name": row.title, "back": "portal:page"})


def _edit(visit: Visit, row: StandingOffer) -> HttpResponse:
    form = StandingOfferForm(visit.request.POST if visit.request.method == "POST" else None, instance=row)

    def save() -> None:
        save_standing_offer(row, actor=visit.actor, now=visit.now, **form.cleaned_data)

    if form.is_bound and carried_out(form, save):
        return visit.go_to("page", done="saved")
    part = "standing_offer" if row.pk else "new_standing_offer"
    return visit.show("portal/page_part.html", {"form": form, "part": part})


def _standing_offer(visit: Visit, pk: int) -> StandingOffer:
    row = visit.organisation.standing_offers.filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row

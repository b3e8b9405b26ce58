"""The organisation's lasting page: what visitors read, and whether it is still right."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from festival.forms import carried_out
from festival.portal.forms import PageForm
from festival.portal.visits import Visit, by_link
from stations.actions.directory import confirm_organisation, update_organisation
from stations.actions.page_views import views_of


@require_safe
@by_link
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of it, each part with its way to change it."""
    organisation = visit.organisation
    context = {
        "standing_offers": list(organisation.standing_offers.all()),
        "contacts": list(organisation.contacts.all()),
        "views": views_of(organisation, today=timezone.localdate(visit.now)),
    }
    return visit.show("portal/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def edit_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """About, address, hours, web, public contact, languages."""
    organisation = visit.organisation
    form = PageForm(request.POST if request.method == "POST" else None, instance=organisation)

    def save() -> None:
        update_organisation(organisation, actor=visit.actor, now=visit.now, **form.cleaned_data)

    if form.is_bound and carried_out(form, save):
        return visit.go_to("page", done="saved")
    return visit.show("portal/page_part.html", {"form": form, "part": "about"})


@require_POST
@by_link
def confirm_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """“Everything is still right.”"""
    confirm_organisation(visit.organisation, actor=visit.actor, now=visit.now)
    return visit.go_to("page", done="confirmed")

"""The people of the organisation to whom the office writes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.errors import NotFound, Refused
from festival.forms import carried_out
from festival.portal.forms import ContactForm
from festival.portal.visits import Visit, by_link
from stations.actions.closed_addresses import save_own_contact
from stations.actions.directory import remove_contact, save_contact
from stations.models import Contact


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One more person."""
    return _edit(visit, Contact(organisation=visit.organisation, language=visit.link.contact.language))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def edit(request: HttpRequest, visit: Visit, contact: int) -> HttpResponse:
    """Change one."""
    return _edit(visit, _contact(visit, contact))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def remove(request: HttpRequest, visit: Visit, contact: int) -> HttpResponse:
    """Ask once, then forget the person."""
    row = _contact(visit, contact)
    if row == visit.link.contact:  # the link this page was opened with would go with the person
        raise Refused(_("You opened this page with your own link. Please ask the office to remove you."))
    if request.method == "POST":
        remove_contact(row, actor=visit.actor, now=visit.now)
        return visit.go_to("page", done="removed")
    return visit.show("portal/remove.html", {"name": str(row), "back": "portal:page"})


def _edit(visit: Visit, row: Contact) -> HttpResponse:
    form = ContactForm(visit.request.POST if visit.request.method == "POST" else None, instance=row)

    def save() -> None:
        save = save_own_contact if row == visit.link.contact else save_contact
        save(row, actor=visit.actor, now=visit.now, **form.cleaned_data)

    if form.is_bound and carried_out(form, save):
        return visit.go_to("page", done="saved")
    return visit.show("portal/page_part.html", {"form": form, "part": "contact" if row.pk else "new_contact"})


def _contact(visit: Visit, pk: int) -> Contact:
    row = visit.organisation.contacts.filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row

"""The lasting directory: the list, one organisation, its contacts and what it offers all year."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actors import staff
from events.errors import NotFound
from events.links import absolute_url
from events.models import LogEntry, Office
from events.permissions import Right, office_for
from festival.forms import carried_out
from festival.office.forms.organisations import (
    ContactForm,
    DirectoryFilterForm,
    OrganisationForm,
    StandingOfferForm,
)
from festival.office.pages import StaffRequest, desk_page, page_of, posted
from stations.actions.closed_addresses import closing_of, say_closing
from stations.actions.directory import (
    confirm_organisation,
    create_organisation,
    remove_contact,
    remove_standing_offer,
    restore_organisation,
    save_contact,
    save_standing_offer,
    update_organisation,
    withdraw_organisation,
)
from stations.actions.page_views import views_of
from stations.models import Contact, Organisation, StandingOffer
from stations.permissions import organisation_for
from stations.printing.qr import qr_svg
from stations.recipients import contacts_with_closings

HERE = "organisations"
LOG_ROWS = 30
forms_only = require_http_methods(["GET", "HEAD", "POST"])


def found_in(office: Office, form: DirectoryFilterForm) -> QuerySet[Organisation]:
    """The organisations of an office that a valid filter asks for."""
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Organisation.objects.filter(office=office)
    rows = rows.exclude(withdrawn_at=None) if asked.get("withdrawn") else rows.active()
    if asked.get("q"):
        rows = rows.matching(asked["q"])
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    if asked.get("speaks"):
        rows = rows.speaking(asked["speaks"])
    return rows.prefetch_related("contacts")


@login_required
@require_safe
def directory(request: StaffRequest, office: str) -> HttpResponse:
    """All organisations, to search and to filter."""
    row = office_for(request.user, office, Right.VIEW)
    form = DirectoryFilterForm(request.GET)
    context = page_of(request, found_in(row, form)) | {
        "form": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "withdrawn": Organisation.objects.filter(office=row).exclude(withdrawn_at=None).count(),
    }
    status = 200 if form.is_valid() else 422
    return desk_page(request, "office/organisations/list.html", office=row, here=HERE, status=status, **context)


@login_required
@require_safe
def organisation(request: StaffRequest, office: str, code: str) -> HttpResponse:
    """Everything about one organisation."""
    row = _organisation(request, office, code, Right.VIEW)
    url = absolute_url("visitor:organisation", row.code)
    context = {
        "organisation": row,
        "public_url": url,
        "qr": qr_svg(url.upper()),
        "people": contacts_with_closings(row),
        "invitations": row.invitations.select_related("festival__office").order_by("-festival__starts_at"),
        "stations": list(row.stations.all()),
        "views": views_of(row, today=timezone.localdate()),
        "log": LogEntry.objects.filter(about_kind="organisation", about_id=row.pk)[:LOG_ROWS],
    }
    return _page(request, "one", row, **context)


@login_required
@forms_only
def new(request: StaffRequest, office: str) -> HttpResponse:
    """A new organisation."""
    row = office_for(request.user, office, Right.EDIT)
    unsaved = Organisation(office=row, language=row.language)
    form = OrganisationForm(posted(request), instance=unsaved)
    made: list[Organisation] = []

    def create() -> None:
        made.append(create_organisation(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data))

    if request.method == "POST" and carried_out(form, create):
        messages.success(request, _("%(name)s is in the directory now.") % {"name": made[0]})
        return redirect("desk:organisation", row.slug, made[0].code)
    context: dict[str, Any] = {
        "form": form,
        "heading": _("New organisation"),
        "button": _("Put it into the directory"),
    }
    return desk_page(
        request, "office/organisations/form.html", office=row, here=HERE, status=_status(request), **context
    )


@login_required
@forms_only
def edit(request: StaffRequest, office: str, code: str) -> HttpResponse:
    """Change what the directory says."""
    row = _organisation(request, office, code, Right.EDIT)
    form = OrganisationForm(posted(request), instance=row)

    def save() -> None:
        update_organisation(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The entry is saved."))
        return _back(row)
    return _page(request, "form", row, form=form, heading=_("Change the entry"), button=_("Save the entry"))


@login_required
@require_POST
def confirm(request: StaffRequest, office: str, code: str) -> HttpResponse:
    """Somebody looked: the entry is still right."""
    row = _organisation(request, office, code, Right.EDIT)
    confirm_organisation(row, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("Thank you. The page now says that the entry was checked today."))
    return _back(row)


@login_required
@require_POST
def withdraw(request: StaffRequest, office: str, code: str) -> HttpResponse:
    """Take it out of the directory; nothing is deleted."""
    row = _organisation(request, office, code, Right.EDIT)
    withdraw_organisation(row, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("%(name)s is withdrawn. The code stays its own.") % {"name": row})
    for station in row.stations.going_on().select_related("festival"):
        words = _(
            "It still has a station at “%(festival)s”, which nobody sees now. Withdraw it there to free its place."
        )
        messages.warning(request, words % {"festival": station.festival})
    return _back(row)


@login_required
@require_POST
def restore(request: StaffRequest, office: str, code: str) -> HttpResponse:
    """Bring a withdrawn organisation back."""
    row = _organisation(request, office, code, Right.EDIT)
    restore_organisation(row, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("%(name)s is in the directory again.") % {"name": row})
    return _back(row)


@login_required
@forms_only
def contact(request: StaffRequest, office: str, code: str, pk: int | None = None) -> HttpResponse:
    """Add a contact, or change one."""
    row = _organisation(request, office, code, Right.EDIT)
    person = _of(row.contacts, pk) if pk is not None else Contact(organisation=row, language=row.office.language)
    form = ContactForm(posted(request), instance=person)

    def save() -> None:
        save_contact(person, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The contact is saved."))
        closed = closing_of(person)
        if closed is not None:
            messages.warning(request, say_closing(closed))
        return _back(row)
    heading = _("Change the contact") if pk else _("New contact")
    return _page(request, "form", row, form=form, heading=heading, button=_("Save the contact"))


@login_required
@forms_only
def contact_remove(request: StaffRequest, office: str, code: str, pk: int) -> HttpResponse:
    """Forget a contact, after asking."""
    row = _organisation(request, office, code, Right.EDIT)
    person = _of(row.contacts, pk)
    if request.method == "POST":
        remove_contact(person, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The contact is removed."))
        return _back(row)
    words = _("The name, the address and the personal links of this contact are deleted. This cannot be undone.")
    return _page(request, "remove", row, thing=person, words=words, button=_("Remove the contact"))


@login_required
@forms_only
def standing_offer(request: StaffRequest, office: str, code: str, pk: int | None = None) -> HttpResponse:
    """Add what the organisation offers all year, or change it."""
    row = _organisation(request, office, code, Right.EDIT)
    offer = (
        _of(row.standing_offers, pk) if pk is not None else StandingOffer(organisation=row, language=row.language)
    )
    form = StandingOfferForm(posted(request), instance=offer)

    def save() -> None:
        save_standing_offer(offer, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The offer is saved."))
        return _back(row)
    heading = _("Change the offer") if pk else _("New offer all year")
    return _page(request, "form", row, form=form, heading=heading, button=_("Save the offer"))


@login_required
@forms_only
def standing_offer_remove(request: StaffRequest, office: str, code: str, pk: int) -> HttpResponse:
    """Take a standing offer off the page, after asking."""
    row = _organisation(request, office, code, Right.EDIT)
    offer = _of(row.standing_offers, pk)
    if request.method == "POST":
        remove_standing_offer(offer, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The offer is removed."))
        return _back(row)
    words = _("The offer disappears from the organisation's page. Stations at festivals keep their own offers.")
    return _page(request, "remove", row, thing=offer, words=words, button=_("Remove the offer"))


def _organisation(request: StaffRequest, office: str, code: str, right: Right) -> Organisation:
    row = organisation_for(request.user, code, right)
    if row.office.slug != office:
        raise NotFound
    return row


def _of(rows: Any, pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row


def _back(row: Organisation) -> HttpResponse:
    return redirect("desk:organisation", row.office.slug, row.code)


def _status(request: StaffRequest) -> int:
    return 422 if request.method == "POST" else 200


def _page(request: StaffRequest, template: str, row: Organisation, **context: Any) -> HttpResponse:
    return desk_page(
        request,
        f"office/organisations/{template}.html",
        office=row.office,
        here=HERE,
        status=_status(request),
        **{"organisation": row} | context,
    )

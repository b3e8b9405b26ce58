"""Invitations of a festival: choose, preview, send, follow each letter, enter answers that came by telephone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Festival, Letter, LetterState, LogEntry
from events.permissions import Right, check_right, festival_for
from festival.forms import carried_out
from festival.office.forms.organisations import AddressForm, AnswerForm, ChooseForm, DirectoryFilterForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted
from festival.office.views.organisations import found_in
from stations.actions.addresses import correct_address
from stations.actions.choosing import choose_organisations, unchoose_organisation
from stations.actions.invitations import (
    answer_invitation,
    contacts_to_write_to,
    invite_organisations,
    revoke_link,
    send_link_again,
)
from stations.models import Contact, Invitation, InvitationState, Organisation, PersonalLink, Station
from stations.permissions import invitation_for
from stations.previews import preview_invitations
from stations.recipients import recipients_of

HERE = "invitations"


@login_required
@require_safe
def invitations(request: StaffRequest, festival: str) -> HttpResponse:
    """Everybody on the list of a festival, and how far each letter and answer is."""
    row = festival_for(request.user, festival, Right.VIEW)
    counts = dict(row.invitations.order_by().values_list("state").annotate(n=Count("pk")))
    asked = request.GET.get("state", "")
    rows = _with_contacts(row.invitations)
    if asked in InvitationState.values:
        rows = rows.filter(state=asked)
    paging = page_of(request, rows)
    people = recipients_of(paging["page"].object_list)
    registered = {one.organisation_id: one for one in Station.objects.filter(festival=row)}
    context = {
        "rows": [(one, people[one.pk], registered.get(one.organisation_id)) for one in paging["page"].object_list],
        "states": [(state, label, counts.get(state, 0)) for state, label in InvitationState.choices],
        "total": sum(counts.values()),
        "asked": asked,
        "to_invite": counts.get(InvitationState.CHOSEN, 0),
    }
    return _page(request, "list", row, **paging | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: StaffRequest, festival: str) -> HttpResponse:
    """Put organisations of the directory on the list; nothing is sent by that."""
    row = festival_for(request.user, festival, Right.INVITE)
    filters = DirectoryFilterForm(request.GET)
    form = ChooseForm(posted(request), office=row.office)
    if request.method == "POST":
        answer = _choose(request, row, form, filters)
        if answer is not None:
            return answer
    found = found_in(row.office, filters)
    context = {
        "filters": filters,
        "form": form,
        "ticked": request.POST.getlist("organisation"),
        "on_list": set(row.invitations.values_list("organisation_id", flat=True)),
        "last_time": Organisation.objects.who_came_before(row).count(),
    }
    return _page(
        request,
        "choose",
        row,
        status=422 if request.method == "POST" else 200,
        **page_of(request, found) | context,
    )


def _choose(
    request: StaffRequest, festival: Festival, form: ChooseForm, filters: DirectoryFilterForm
) -> HttpResponse | None:
    every = request.POST.get("every")
    if every == "last":
        organisations = list(Organisation.objects.who_came_before(festival))
    elif every == "found" and filters.is_valid():
        organisations = list(found_in(festival.office, filters))
    elif form.is_valid():
        organisations = list(form.cleaned_data["organisation"])
    else:
        return None
    try:
        new = choose_organisations(festival, organisations, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(
        request,
        ngettext(
            "%(n)s organisation was put on the list. Nothing has been sent yet.",
            "%(n)s organisations were put on the list. Nothing has been sent yet.",
            len(new),
        )
        % {"n": len(new)},
    )
    return redirect("desk:invitations", festival.slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: StaffRequest, festival: str) -> HttpResponse:
    """The exact letters, then the sending of exactly those. `?invitation=7` narrows it to one organisation."""
    row = festival_for(request.user, festival, Right.INVITE)
    sending = request.method == "POST"
    asked = (request.POST if sending else request.GET).getlist("invitation")
    rows = _with_contacts(row.invitations)
    rows = rows.filter(pk__in=_numbers(asked)) if asked or sending else rows.filter(state=InvitationState.CHOSEN)
    chosen = [one for one in rows if one.organisation.withdrawn_at is None]
    reachable = [one for one in chosen if contacts_to_write_to(one.organisation)]
    if sending:
        try:
            letters = invite_organisations(row, reachable, actor=staff(request.user), now=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if letters:
                messages.success(request, _sent(len(letters)))
            else:
                messages.info(request, _("No letter was sent: they have been sent already."))
            return redirect("desk:invitations", row.slug)
    context = {
        "invitations": reachable,
        "unreachable": [one for one in chosen if one not in reachable],
        "withdrawn": [one for one in rows if one not in chosen],
        "previews": preview_invitations(reachable),
        "letters": sum(len(contacts_to_write_to(one.organisation)) for one in reachable),
        "open": row.takes_answers(at=timezone.now()) or row.state == "draft",
    }
    return _page(request, "send", row, status=422 if sending else 200, **context)


def _sent(count: int) -> str:
    return ngettext(
        "%(n)s invitation is on its way. The list shows when it has arrived at the mail server.",
        "%(n)s invitations are on their way. The list shows when each has arrived at the mail server.",
        count,
    ) % {"n": count}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """One invitation: its recipients and letters, its answer, the log. A POST enters an answer."""
    row = _invitation(request, festival, pk, Right.EDIT if request.method == "POST" else Right.VIEW)
    form = AnswerForm(posted(request))

    def enter() -> None:
        answer_invitation(
            row,
            accept=form.cleaned_data["answer"] == "accept",
            actor=staff(request.user, on_behalf=True),
            now=timezone.now(),
            remark=form.cleaned_data["remark"],
        )

    if request.method == "POST" and carried_out(form, enter):
        messages.success(request, _("The answer of %(name)s is entered.") % {"name": row.organisation})
        return _back(row)
    context = {
        "invitation": row,
        "form": form,
        "recipients": recipients_of([row])[row.pk],
        "station": Station.objects.filter(festival=row.festival, organisation=row.organisation).first(),
        "log": LogEntry.objects.filter(about_kind="invitation", about_id=row.pk)[:30],
    }
    status = 422 if request.method == "POST" else 200
    return _page(request, "one", row.festival, status=status, **context)


@login_required
@require_POST
def unchoose(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Take an organisation off the list, before it was invited."""
    row = _invitation(request, festival, pk, Right.INVITE)
    try:
        unchoose_organisation(row, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(row)
    messages.success(request, _("%(name)s is off the list.") % {"name": row.organisation})
    return redirect("desk:invitations", row.festival.slug)


@login_required
@require_POST
def again(request: StaffRequest, festival: str, pk: int, contact: int) -> HttpResponse:
    """Revoke a contact's link and send a new one."""
    row = _invitation(request, festival, pk, Right.INVITE)
    link = _link(row, contact)
    try:
        send_link_again(link, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("A new link is on its way to %(name)s. The old one opens nothing any more.")
        messages.success(request, words % {"name": link.contact})
    return _back(row)


@login_required
@require_POST
def revoke(request: StaffRequest, festival: str, pk: int, contact: int) -> HttpResponse:
    """From now on the contact's link opens nothing."""
    row = _invitation(request, festival, pk, Right.INVITE)
    link = _link(row, contact)
    revoke_link(link, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("The link of %(name)s opens nothing any more.") % {"name": link.contact})
    return _back(row)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: StaffRequest, festival: str, pk: int, contact: int) -> HttpResponse:
    """Correct an address, and send what went to the wrong one."""
    row = _invitation(request, festival, pk, Right.INVITE)
    check_right(request.user, row.festival.office, Right.EDIT)
    person = _contact(row, contact)
    form = AddressForm(posted(request), initial={"email": person.email})

    def correct() -> None:
        correct_address(
            row, person, email=form.cleaned_data["email"], actor=staff(request.user), now=timezone.now()
        )

    if request.method == "POST" and carried_out(form, correct):
        messages.success(request, _corrected(row, person))
        return _back(row)
    status = 422 if request.method == "POST" else 200
    person.refresh_from_db()
    return _page(request, "address", row.festival, status=status, invitation=row, contact=person, form=form)


def _corrected(row: Invitation, contact: Contact) -> str:
    letters = Letter.objects.about("invitation", row.pk).filter(recipient=contact.email, state=LetterState.OWED)
    if letters.exists():
        return _("The address is corrected. The letter is on its way to the new one.")
    return _("The address is corrected. There is nothing to send to it at the moment.")


def _invitation(request: StaffRequest, festival: str, pk: int, right: Right) -> Invitation:
    row = invitation_for(request.user, pk, right)
    if row.festival.slug != festival:
        raise NotFound
    return row


def _contact(row: Invitation, pk: int) -> Contact:
    contact = row.organisation.contacts.filter(pk=pk).first()
    if contact is None:
        raise NotFound
    return contact


def _link(row: Invitation, contact: int) -> PersonalLink:
    link = row.links.filter(contact=_contact(row, contact)).order_by("-pk").first()
    if link is None:
        raise NotFound
    return link


def _with_contacts(rows: Any) -> QuerySet[Invitation]:
    chosen: QuerySet[Invitation] = rows.select_related("organisation").prefetch_related("organisation__contacts")
    return chosen


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 18]


def _back(row: Invitation) -> HttpResponse:
    return redirect("desk:invitation", row.festival.slug, row.pk)


def _page(request: StaffRequest, template: str, festival: Festival, **context: Any) -> HttpResponse:
    return desk_page(request, f"office/invitations/{template}.html", festival=festival, here=HERE, **context)

"""Circulars: letters in the office's own words. Write, look at any recipient's letter, try it on oneself, send."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Festival, Letter, LetterState
from events.permissions import Right, festival_for
from events.words import reads
from festival.forms import carried_out
from festival.office.forms.circulars import CircularForm
from festival.office.pages import StaffRequest, desk_page, posted
from stations.actions.circulars import (
    change_circular,
    drop_circular,
    send_circular,
    send_circular_to_oneself,
    sent_words,
    write_circular,
)
from stations.circulars import who_gets
from stations.models import Circular, Invitation
from stations.placeholders import PLACEHOLDERS
from stations.previews import preview_circular, without_address

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def circulars(request: StaffRequest, festival: str) -> HttpResponse:
    """What was written to everybody, the newest first."""
    row = festival_for(request.user, festival, Right.VIEW)
    return _page(request, "list", row, circulars=list(row.circulars.all()))


@login_required
@forms_only
def new(request: StaffRequest, festival: str) -> HttpResponse:
    """Write one. Nothing is sent by that."""
    row = festival_for(request.user, festival, Right.INVITE)
    form = CircularForm(posted(request), instance=Circular(festival=row, language=row.language))
    saved: list[Circular] = []

    def save() -> None:
        saved.append(write_circular(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data))

    if request.method == "POST" and carried_out(form, save):
        return redirect("desk:circular", row.slug, saved[0].pk)
    return _form(request, row, form)


@login_required
@forms_only
def change(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Change a draft."""
    row = festival_for(request.user, festival, Right.INVITE)
    found = _circular(row, pk)
    form = CircularForm(posted(request), instance=found)

    def save() -> None:
        change_circular(found, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The circular is saved. Nobody has received it yet."))
        return redirect("desk:circular", row.slug, found.pk)
    if found.sent_at is not None:
        return redirect("desk:circular", row.slug, found.pk)
    return _form(request, row, form, circular=found)


@login_required
@require_safe
def circular(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """The letters as they would arrive (`?for=7` picks the organisation), or how far those sent have come."""
    row = festival_for(request.user, festival, Right.VIEW)
    return _shown(request, row, _circular(row, pk))


def _shown(
    request: StaffRequest, festival: Festival, found: Circular, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    recipients = list(who_gets(festival, found.to))
    chosen = _chosen(recipients, request.GET.get("for", ""))
    previews = preview_circular(found, [chosen]) if chosen else []
    languages = {contact.language for one in recipients for contact in one.organisation.contacts.all()}
    return _page(
        request,
        "circular",
        festival,
        circular=found,
        recipients=recipients,
        chosen=chosen,
        previews=previews,
        letters=sum(len(one.recipients) for one in preview_circular(found, recipients)),
        unreachable=without_address(recipients),
        to_translate=sorted(tag for tag in languages if not reads(tag, found.language)),
        states=_how_far(found),
        refusal=refusal,
        status=status,
    )


def _how_far(found: Circular) -> list[tuple[str, str, int]]:
    """State, its name and how many letters of a sent circular are in it."""
    mine = Letter.objects.filter(kind="circular", festival=found.festival_id, details__circular_id=found.pk)
    counted = dict(mine.order_by().values_list("state").annotate(n=Count("pk")))
    return [(state, str(label), counted[state]) for state, label in LetterState.choices if state in counted]


def _chosen(recipients: list[Invitation], text: str) -> Invitation | None:
    """The recipient that the address names, else the first."""
    return next((one for one in recipients if str(one.pk) == text), recipients[0] if recipients else None)


@login_required
@require_POST
def send(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """To everybody it is for, once."""
    row = festival_for(request.user, festival, Right.INVITE)
    found = _circular(row, pk)
    try:
        letters = send_circular(found, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        return _shown(request, row, found, refusal=str(refusal), status=409)
    messages.success(request, sent_words(len(letters)))
    return redirect("desk:circular", row.slug, found.pk)


@login_required
@require_POST
def test(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """To oneself, with the data of the recipient that was looked at."""
    row = festival_for(request.user, festival, Right.INVITE)
    found = _circular(row, pk)
    example = _chosen(list(who_gets(row, found.to)), request.POST.get("for", ""))
    try:
        send_circular_to_oneself(
            found, example=example, user=request.user, actor=staff(request.user), now=timezone.now()
        )
    except Refused as refusal:
        return _shown(request, row, found, refusal=str(refusal), status=409)
    messages.success(request, _("A test letter is on its way to %(email)s.") % {"email": request.user.email})
    return redirect("desk:circular", row.slug, found.pk)


@login_required
@require_POST
def drop(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = festival_for(request.user, festival, Right.INVITE)
    found = _circular(row, pk)
    try:
        drop_circular(found, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        return _shown(request, row, found, refusal=str(refusal), status=409)
    messages.success(request, _("The draft is gone. Nobody received it."))
    return redirect("desk:circulars", row.slug)


def _circular(festival: Festival, pk: int) -> Circular:
    found = festival.circulars.filter(pk=pk).first()
    if found is None:
        raise NotFound
    found.festival = festival
    return found


def _form(
    request: StaffRequest, festival: Festival, form: CircularForm, *, circular: Circular | None = None
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "circular": circular, "placeholders": PLACEHOLDERS.items()}
    return _page(request, "form", festival, status=status, **context)


def _page(request: StaffRequest, template: str, festival: Festival, **context: Any) -> HttpResponse:
    return desk_page(request, f"office/circulars/{template}.html", festival=festival, here="circulars", **context)

"""Interpreters and volunteers who translate: whom we asked, into which languages, what is left to do."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions.translators import (
    add_translator,
    remove_translator,
    revoke_translator,
    send_translator_link,
    update_translator,
)
from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Festival, Letter, Translator
from events.permissions import Right, festival_for
from events.translating import personal_address
from festival.forms import carried_out
from festival.office.forms.words import TranslatorForm
from festival.office.matrix import left_in
from festival.office.pages import StaffRequest, desk_page, posted
from stations.wording import matrix_of

HERE = "words"
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def translators(request: StaffRequest, festival: str) -> HttpResponse:
    """Everybody who was asked, and what each of their languages still needs. Never a link."""
    row = festival_for(request.user, festival, Right.VIEW)
    people = list(row.translators.all())
    left = left_in(matrix_of(row, states_only=True))
    letters = _letters(people)
    rows = [
        {
            "translator": one,
            "languages": [(tag, left.get(tag, 0)) for tag in one.languages],
            "letter": letters.get(one.pk),
        }
        for one in people
    ]
    return desk_page(request, "office/words/translators.html", festival=row, here=HERE, rows=rows)


def _letters(people: list[Translator]) -> dict[int, Letter]:
    """The last letter to each. One query."""
    letters = Letter.objects.filter(about_kind="translator", about_id__in=[one.pk for one in people])
    return {letter.about_id: letter for letter in letters.order_by("created_at", "pk")}


@login_required
@forms_only
def new(request: StaffRequest, festival: str) -> HttpResponse:
    """Ask somebody to translate."""
    row = festival_for(request.user, festival, Right.INVITE)
    unsaved = Translator(festival=row, language=row.office.language)
    form = TranslatorForm(posted(request), instance=unsaved)
    made: list[Translator] = []

    def add() -> None:
        made.append(add_translator(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data))

    if request.method == "POST" and carried_out(form, add):
        return _passed_on(request, made[0])
    return _form(request, row, form, heading=_("Ask somebody to translate"), button=_("Add and make the link"))


@login_required
@forms_only
def translator(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Change name, address, languages."""
    row = _translator(request, festival, pk)
    form = TranslatorForm(posted(request), instance=row)
    name, before = str(row), row.digest

    def save() -> None:
        update_translator(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        if row.digest != before and row.revoked_at is None:
            return _passed_on(request, row)
        messages.success(request, _("Saved."))
        return redirect("desk:translators", row.festival.slug)
    return _form(request, row.festival, form, heading=name, button=_("Save"), translator=row)


@login_required
@require_POST
def link(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """A new personal link; the old one opens nothing any more."""
    row = _translator(request, festival, pk)
    try:
        send_translator_link(row, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:translators", row.festival.slug)
    return _passed_on(request, row)


@login_required
@require_POST
def revoke(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """From now on the link opens nothing."""
    row = _translator(request, festival, pk)
    revoke_translator(row, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("The link of %(name)s is revoked. The translations stay.") % {"name": row})
    return redirect("desk:translators", row.festival.slug)


@login_required
@forms_only
def remove(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Forget somebody, after asking."""
    row = _translator(request, festival, pk)
    if request.method == "POST":
        remove_translator(row, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("%(name)s is removed. The translations stay.") % {"name": row})
        return redirect("desk:translators", row.festival.slug)
    context: dict[str, Any] = {"festival": row.festival, "translator": row}
    return desk_page(request, "office/words/translator_remove.html", here=HERE, **context)


def _translator(request: StaffRequest, festival: str, pk: int) -> Translator:
    row = festival_for(request.user, festival, Right.INVITE)
    found = row.translators.select_related("festival__office").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def _passed_on(request: StaffRequest, row: Translator) -> HttpResponse:
    """The link is on its way by letter; without an address it stands in this one answer, which no one keeps."""
    if row.email:
        messages.success(request, _("The personal link is on its way to %(email)s.") % {"email": row.email})
        return redirect("desk:translators", row.festival.slug)
    answer = desk_page(
        request,
        "office/words/translator_link.html",
        festival=row.festival,
        here=HERE,
        translator=row,
        address=personal_address(row),
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _form(request: StaffRequest, festival: Festival, form: TranslatorForm, **context: Any) -> HttpResponse:
    return desk_page(
        request,
        "office/words/translator.html",
        festival=festival,
        here=HERE,
        form=form,
        status=422 if request.method == "POST" else 200,
        **context,
    )

"""Asking residents what they wish: write, translate, open, watch, close, choose what is shown."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions.survey_words import translate_survey
from events.actions.surveys import (
    close_survey,
    create_survey,
    drop_survey,
    open_survey,
    show_wish,
    update_survey,
)
from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Office, Survey, SurveyState
from events.permissions import Right, office_for, survey_of
from events.surveys import bars_of, languages_of, lines_of, missing_of
from festival.forms import carried_out
from festival.office.forms.surveys import SurveyForm, SurveyWordsForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def surveys(request: StaffRequest, office: str) -> HttpResponse:
    """Every question of the office, the newest first."""
    found = office_for(request.user, office, Right.VIEW)
    return _page(request, "list", found, **page_of(request, found.surveys.all()))


@login_required
@forms_only
def new(request: StaffRequest, office: str) -> HttpResponse:
    """Write one. Nobody sees it before it is opened."""
    found = office_for(request.user, office, Right.EDIT)
    form = SurveyForm(posted(request), instance=Survey(office=found, language=found.language))
    saved: list[Survey] = []

    def save() -> None:
        saved.append(create_survey(found, actor=staff(request.user), now=timezone.now(), **form.told))

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The question is saved. Nobody sees it before it is opened."))
        return redirect("desk:survey", found.slug, saved[0].pk)
    return _page(request, "form", found, form=form, status=422 if form.is_bound else 200)


@login_required
@require_safe
def survey(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Where it is, its numbers as they stand, the wishes."""
    found = _survey(request, office, pk, Right.VIEW)
    return _shown(request, found)


@login_required
@forms_only
def change(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Change a draft."""
    found = _survey(request, office, pk, Right.EDIT)
    form = SurveyForm(posted(request), instance=found)

    def save() -> None:
        update_survey(found, actor=staff(request.user), now=timezone.now(), **form.told)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The question is saved. Nobody sees it before it is opened."))
        return redirect("desk:survey", found.office.slug, found.pk)
    if request.method != "POST" and found.state != SurveyState.DRAFT:
        return redirect("desk:survey", found.office.slug, found.pk)
    return _page(request, "form", found.office, survey=found, form=form, status=422 if form.is_bound else 200)


@login_required
@require_POST
def drop(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Throw a draft away."""
    found = _survey(request, office, pk, Right.EDIT)
    try:
        drop_survey(found, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        return _shown(request, found, refusal=str(refusal))
    messages.success(request, _("The draft is gone. Nobody was asked."))
    return redirect("desk:surveys", found.office.slug)


@login_required
@require_POST
def open_for_answers(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """From now on everybody can answer."""
    found = _survey(request, office, pk, Right.PLAN)
    told = _("The question is open. It stands on the start page and with your festivals.")
    return _moved(request, found, open_survey, told)


@login_required
@require_POST
def close(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """No more answers; the results are public."""
    found = _survey(request, office, pk, Right.PLAN)
    return _moved(request, found, close_survey, _("The question is closed. Its results are published."))


def _moved(request: StaffRequest, found: Survey, move: Callable[..., Survey], told: str) -> HttpResponse:
    """Move it on and say so, or show why not."""
    try:
        move(found, actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        return _shown(request, found, refusal=str(refusal))
    messages.success(request, told)
    return redirect("desk:survey", found.office.slug, found.pk)


@login_required
@forms_only
def words(request: StaffRequest, office: str, pk: int, tag: str) -> HttpResponse:
    """All its texts in one language."""
    found = _survey(request, office, pk, Right.EDIT)
    if tag not in languages_of(found):
        raise NotFound
    form = SurveyWordsForm(posted(request), lines=lines_of(found, tag), language=tag)

    def save() -> None:
        translate_survey(found, tag, form.told, actor=staff(request.user), now=timezone.now())

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("Saved."))
        return redirect("desk:survey", found.office.slug, found.pk)
    if form.is_bound:
        form.now_seen(lines_of(found, tag))
    status = 422 if form.is_bound else 200
    return _page(request, "words", found.office, survey=found, form=form, tag=tag, status=status)


@login_required
@require_POST
def show_or_hide(request: StaffRequest, office: str, pk: int, wish: int) -> HttpResponse:
    """Let the public read a wish with the results, or take it off again."""
    found = _survey(request, office, pk, Right.PLAN)
    row = found.wishes.filter(pk=wish).first()
    if row is None:
        raise NotFound
    row.survey = found
    is_shown = request.POST.get("do") == "show"
    show_wish(row, is_shown=is_shown, actor=staff(request.user), now=timezone.now())
    messages.success(
        request, _("The wish is shown with the results.") if is_shown else _("The wish is not shown.")
    )
    return redirect("desk:survey", found.office.slug, found.pk)


def _survey(request: StaffRequest, office: str, pk: int, right: Right) -> Survey:
    found = survey_of(request.user, pk, right)
    if found.office.slug != office:
        raise NotFound
    return found


def _shown(request: StaffRequest, found: Survey, *, refusal: str = "") -> HttpResponse:
    return _page(
        request,
        "survey",
        found.office,
        survey=found,
        bars=bars_of(found),
        missing=missing_of(found).items(),
        refusal=refusal,
        status=409 if refusal else 200,
        **page_of(request, found.wishes.all()),
    )


def _page(request: StaffRequest, template: str, office: Office, **context: Any) -> HttpResponse:
    return desk_page(request, f"office/surveys/{template}.html", office=office, here="surveys", **context)

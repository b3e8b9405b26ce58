"""“What do you wish for your district?”: the question while it is open, and what came out."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from events.actions.surveys import answer_survey
from events.models import Survey, SurveyState
from events.permissions import public_survey
from events.surveys import bars_of, choices_of
from events.texts import load_words
from festival.forms import carried_out
from festival.language import DEFAULT
from festival.visitor.answers import SurveyForm
from festival.visitor.pages import visitor_page
from festival.visitor.taking import refusal_of, visitor_form


@visitor_form
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    """The form while it is open; the results afterwards. What was sent too late stands on the page."""
    found = public_survey(slug)
    if found.state == SurveyState.CLOSED and request.method != "POST":
        return _results(request, found)
    return _form(request, found)


def _form(request: HttpRequest, found: Survey) -> HttpResponse:
    tag, status = get_language() or DEFAULT, 200
    rows = choices_of(found)
    load_words([found, *rows], [tag])
    form = SurveyForm(_posted(request), survey=found, rows=rows, tag=tag)
    if request.method == "POST":
        status = 422
        refusal = refusal_of(request)
        if refusal is not None:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        elif form.is_trapped or carried_out(form, lambda: _answer(form, found, tag)):
            return HttpResponseRedirect(reverse("visitor:survey_thanks", args=[found.slug]), status=303)
    context = {"survey": found, "form": form, "office": found.office, "choices": rows}
    return render(request, "visitor/survey.html", context, status=status)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _answer(form: SurveyForm, found: Survey, tag: str) -> None:
    told = form.cleaned_data
    day = timezone.localdate(timezone=found.zone)
    words = told.get("words", "")
    answer_survey(found, choices=told.get("choices", []), words=words, language=tag, today=day)


def _results(request: HttpRequest, found: Survey) -> HttpResponse:
    bars = bars_of(found)
    load_words([found, *(bar.choice for bar in bars)], [get_language() or DEFAULT])
    wishes = list(found.wishes.filter(is_shown=True))
    context = {"survey": found, "office": found.office, "bars": bars, "wishes": wishes}
    return render(request, "visitor/survey_results.html", context)


@visitor_page
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """It has arrived."""
    found = public_survey(slug)
    load_words([found], [get_language() or DEFAULT])
    return render(request, "visitor/survey_thanks.html", {"survey": found, "office": found.office})

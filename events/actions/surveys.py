"""Asking residents: write the question, open it, take answers, close it with its results.

Of an answer nothing is kept but a number beside each choice, and the sentence with its language and day.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actions.words import copy_translations
from events.actors import Actor
from events.errors import NotFound, Refused
from events.models import Office, Survey, SurveyChoice, SurveyState, Wish
from events.states import SURVEY_MOVES, check_move
from events.surveys import choices_of
from events.validators import is_visible, validate_language_tag

LEAST_CHOICES, MOST_CHOICES = 2, 12


@transaction.atomic
def create_survey(office: Office, *, choices: Sequence[str], actor: Actor, now: datetime, **fields: Any) -> Survey:
    """A new question, as a draft: nobody sees it. Raises ValidationError naming the field."""
    survey = Survey(office=office, **fields)
    words = _check(survey, choices)
    survey.save()
    _set_choices(survey, words)
    _log(survey, "survey_written", actor=actor, now=now)
    return survey


@transaction.atomic
def update_survey(survey: Survey, *, choices: Sequence[str], actor: Actor, now: datetime, **fields: Any) -> Survey:
    """Change it before it is opened. Raises ValidationError naming the field, Refused."""
    survey = _lock(survey)
    _check_draft(survey, _("This question is open or closed already: what was asked stays as it is."))
    for name, value in fields.items():
        setattr(survey, name, value)
    words = _check(survey, choices)
    survey.save()
    _set_choices(survey, words)
    _log(survey, "survey_changed", actor=actor, now=now)
    return survey


@transaction.atomic
def drop_survey(survey: Survey, *, actor: Actor, now: datetime) -> None:
    """Throw a draft away. Raises Refused for one that was opened."""
    survey = _lock(survey)
    _check_draft(survey, _("People were asked this question already. Close it instead."))
    _log(survey, "survey_dropped", actor=actor, now=now)
    for choice in survey.choices.all():
        choice.delete()
    survey.delete()


@transaction.atomic
def open_survey(survey: Survey, *, actor: Actor, now: datetime) -> Survey:
    """From now on everybody can answer. Raises MoveNotAllowed."""
    survey = _lock(survey)
    check_move(SURVEY_MOVES, survey, SurveyState.OPEN)
    survey.state, survey.opened_at = SurveyState.OPEN, now
    survey.save(update_fields=["state", "opened_at"])
    _log(survey, "survey_opened", actor=actor, now=now)
    return survey


@transaction.atomic
def close_survey(survey: Survey, *, actor: Actor, now: datetime) -> Survey:
    """No more answers; the numbers and the wishes that are shown stand on its page. Raises MoveNotAllowed."""
    survey = _lock(survey)
    check_move(SURVEY_MOVES, survey, SurveyState.CLOSED)
    survey.state, survey.closed_at = SurveyState.CLOSED, now
    survey.save(update_fields=["state", "closed_at"])
    _log(survey, "survey_closed", actor=actor, now=now)
    return survey


@transaction.atomic
def answer_survey(
    survey: Survey, *, choices: Collection[int], words: str, language: str, today: date
) -> Wish | None:
    """Somebody's answer: the choices by number, and words of their own in `language`. Who it was is not asked.

    Returns the wish where there are words. Raises Refused where it is not open, ValidationError naming the field.
    """
    if not Survey.objects.open().filter(pk=survey.pk).exists():
        raise Refused(_("This question is closed. Thank you for wanting to answer."))
    chosen = sorted(set(choices))
    known = set(survey.choices.values_list("pk", flat=True))
    if not known.issuperset(chosen):
        raise ValidationError({"choices": _("Choose among the answers of this page.")})
    wish = _wish(survey, words, language, today)
    if not chosen and wish is None:
        raise ValidationError(_("Tick an answer or write a sentence."))
    for pk in chosen:  # one after the other, so that two answers never wait for each other's rows
        SurveyChoice.objects.filter(pk=pk).update(count=F("count") + 1)
    if wish is not None:
        wish.save()
    return wish


def _wish(survey: Survey, words: str, language: str, today: date) -> Wish | None:
    words = " ".join(words.replace("\0", " ").split())
    if not is_visible(words):
        return None
    if not survey.takes_words:
        raise ValidationError({"words": _("This question has no place for sentences.")})
    validate_language_tag(language)
    wish = Wish(survey=survey, words=words, language=language, given_on=today)
    wish.full_clean(exclude=["survey"])
    return wish


@transaction.atomic
def show_wish(wish: Wish, *, is_shown: bool, actor: Actor, now: datetime) -> Wish:
    """Let the public read a wish with the results, or take it off again."""
    if wish.is_shown == is_shown:
        return wish
    wish.is_shown = is_shown
    wish.save(update_fields=["is_shown"])
    Survey.objects.filter(pk=wish.survey_id).update(state=F("state"))  # pages that are kept watch the surveys
    _log(wish.survey, "wish_shown" if is_shown else "wish_hidden", actor=actor, now=now)
    return wish


def _lock(survey: Survey) -> Survey:
    fresh = Survey.objects.select_for_update(of=("self",)).select_related("office").filter(pk=survey.pk).first()
    if fresh is None:
        raise NotFound
    return fresh


def _check_draft(survey: Survey, sentence: str) -> None:
    if survey.state != SurveyState.DRAFT:
        raise Refused(sentence)


def _check(survey: Survey, choices: Sequence[str]) -> list[str]:
    """The choices as they are kept."""
    survey.question = " ".join(survey.question.split())
    survey.full_clean(exclude=["office"])
    words = [" ".join(choice.split()) for choice in choices]
    words = [choice for choice in words if is_visible(choice)]
    longest = SurveyChoice._meta.get_field("words").max_length or 0
    if words and not LEAST_CHOICES <= len(words) <= MOST_CHOICES:
        sentence = _("Give %(least)s to %(most)s answers to choose from, or none.")
        raise ValidationError({"choices": sentence % {"least": LEAST_CHOICES, "most": MOST_CHOICES}})
    if len(set(words)) != len(words):
        raise ValidationError({"choices": _("Name each answer only once.")})
    if any(len(choice) > longest for choice in words):
        sentence = _("An answer is too long: at most %(most)s characters.")
        raise ValidationError({"choices": sentence % {"most": longest}})
    if not words and not survey.takes_words:
        raise ValidationError({"choices": _("Give answers to choose from, or let people write a sentence.")})
    return words


def _set_choices(survey: Survey, words: list[str]) -> None:
    """New rows, in this order. What was translated for the same words goes with them."""
    before = choices_of(survey)
    if [(choice.words, choice.language) for choice in before] == [(one, survey.language) for one in words]:
        return
    rows = [SurveyChoice.objects.create(survey=survey, words=one, language=survey.language) for one in words]
    same = {(choice.words, choice.language): choice for choice in before}
    pairs = [(same[row.words, row.language], row) for row in rows if (row.words, row.language) in same]
    copy_translations(pairs)
    for choice in before:
        choice.delete()


def _log(survey: Survey, event: str, *, actor: Actor, now: datetime) -> None:
    record(survey, event, office=survey.office, actor=actor, now=now)

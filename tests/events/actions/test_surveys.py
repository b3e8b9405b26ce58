"""Writing, opening, answering and closing a survey."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from events.actions.surveys import (
    answer_survey,
    close_survey,
    create_survey,
    drop_survey,
    open_survey,
    show_wish,
    update_survey,
)
from events.errors import MoveNotAllowed, Refused
from events.models import LogEntry, Survey, SurveyChoice, Translation, Wish
from tests.factories import translate
from tests.surveys import survey_of

pytestmark = pytest.mark.django_db
TODAY = date(2027, 4, 1)
TOLD = {"slug": "wuensche", "question": "Was wünschen Sie sich?", "language": "de"}


def answer(survey, *, choices=(), words="", language="ar"):
    return answer_survey(survey, choices=choices, words=words, language=language, today=TODAY)


def counts(survey):
    return list(survey.choices.values_list("count", flat=True))


def words_of(survey):
    return list(survey.choices.values_list("words", flat=True))


def test_a_new_survey_is_a_draft_with_its_choices_in_order(office, actor, now):
    survey = create_survey(office, choices=["Bänke ", "", "Bäume"], actor=actor, now=now, **TOLD)

    assert (survey.state, words_of(survey)) == ("draft", ["Bänke", "Bäume"])
    assert LogEntry.objects.get().event == "survey_written"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"choices": ["Bänke"]}, "choices"),
        ({"choices": ["Bänke", "Bänke"]}, "choices"),
        ({"choices": [str(number) for number in range(13)]}, "choices"),
        ({"choices": ["Bänke", "a" * 121]}, "choices"),
        ({"choices": [], "takes_words": False}, "choices"),
        ({"question": " "}, "question"),
        ({"language": "xx"}, "language"),
        ({"slug": "mit leer"}, "slug"),
    ],
)
def test_what_cannot_be_asked_is_named(office, actor, now, fields, field):
    told = {"choices": ["Bänke", "Bäume"]} | TOLD | fields

    with pytest.raises(ValidationError) as caught:
        create_survey(office, actor=actor, now=now, **told)

    assert (list(caught.value.message_dict), Survey.objects.count()) == ([field], 0)


def test_a_draft_changes_and_keeps_what_was_translated(office, actor, now):
    survey = survey_of(office, state="draft", choices=["Bänke", "Bäume"])
    translate(survey.choices.get(words="Bäume"), "words", "en", "Trees")
    translate(survey.choices.get(words="Bänke"), "words", "en", "Benches")

    update_survey(survey, choices=["Bäume", "Ein Brunnen"], question="Was fehlt?", actor=actor, now=now)

    assert (Survey.objects.get().question, words_of(survey)) == ("Was fehlt?", ["Bäume", "Ein Brunnen"])
    trees = survey.choices.get(words="Bäume")
    assert list(Translation.objects.values_list("about_id", "words")) == [(trees.pk, "Trees")]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_what_was_asked_stays_as_it_is(office, actor, now, state):
    survey = survey_of(office, state=state)

    with pytest.raises(Refused):
        update_survey(survey, choices=["A", "B"], actor=actor, now=now)
    with pytest.raises(Refused):
        drop_survey(survey, actor=actor, now=now)

    assert len(words_of(survey)) == 3


def test_a_draft_is_thrown_away_with_its_translations(office, actor, now):
    survey = survey_of(office, state="draft")
    translate(survey, "question", "en", "What do you wish?")
    translate(survey.choices.first(), "words", "en", "More benches")

    drop_survey(survey, actor=actor, now=now)

    assert (Survey.objects.count(), Translation.objects.count()) == (0, 0)


def test_it_is_opened_once_and_closed_once(office, actor, now):
    survey = survey_of(office, state="draft")

    survey = open_survey(survey, actor=actor, now=now)
    assert (survey.state, survey.opened_at) == ("open", now)
    survey = close_survey(survey, actor=actor, now=now)
    assert (survey.state, survey.closed_at) == ("closed", now)

    with pytest.raises(MoveNotAllowed):
        open_survey(survey, actor=actor, now=now)


def test_an_answer_is_a_number_beside_each_choice_and_a_sentence(office):
    survey = survey_of(office)
    first, _second, third = survey.choices.all()

    answer(survey, choices=[third.pk, first.pk, first.pk], words=" Mehr\n Schatten ")
    answer(survey, choices=[first.pk])

    assert counts(survey) == [2, 0, 1]
    (wish,) = Wish.objects.values()
    del wish["id"]
    assert wish == {
        "survey_id": survey.pk,
        "words": "Mehr Schatten",
        "language": "ar",
        "given_on": TODAY,
        "is_shown": False,
    }


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_only_an_open_survey_is_answered(office, state):
    survey = survey_of(office, state=state)

    with pytest.raises(Refused):
        answer(survey, choices=[survey.choices.first().pk], words="Ein Wunsch")

    assert (sum(counts(survey)), Wish.objects.count()) == (0, 0)


def test_answers_of_another_survey_do_not_count_here(office):
    survey = survey_of(office)
    other = survey_of(office, slug="andere")

    with pytest.raises(ValidationError):
        answer(survey, choices=[other.choices.first().pk])

    assert sum(SurveyChoice.objects.values_list("count", flat=True)) == 0


@pytest.mark.parametrize("words", ["", "  ", "\u200b"])
def test_an_empty_answer_is_none(office, words):
    with pytest.raises(ValidationError):
        answer(survey_of(office), words=words)


def test_a_survey_without_sentences_takes_none(office):
    survey = survey_of(office, takes_words=False)

    with pytest.raises(ValidationError) as caught:
        answer(survey, choices=[survey.choices.first().pk], words="Ein Wunsch")

    assert (list(caught.value.message_dict), sum(counts(survey))) == (["words"], 0)


def test_a_wish_that_is_too_long_counts_nothing(office):
    survey = survey_of(office)

    with pytest.raises(ValidationError):
        answer(survey, choices=[survey.choices.first().pk], words="a" * 401)

    assert sum(counts(survey)) == 0


def test_a_wish_is_shown_when_the_office_says_so(office, actor, now):
    wish = answer(survey_of(office), words="Ein Wunsch")

    show_wish(wish, is_shown=True, actor=actor, now=now)
    show_wish(wish, is_shown=True, actor=actor, now=now)

    assert Wish.objects.get().is_shown is True
    assert [entry.event for entry in LogEntry.objects.all()] == ["wish_shown"]

"""Translating a survey: all its texts at once."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.survey_words import Typed, translate_survey
from events.models import Translation
from events.surveys import texts_of_survey
from tests.factories import translate
from tests.surveys import survey_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(office):
    return survey_of(office, explanation="", choices=["Bänke", "Bäume"])


def typed(survey, *words, seen=0):
    texts = texts_of_survey(survey)
    return {text.key: Typed(one, text.words, seen) for text, one in zip(texts, words, strict=True)}


def saved():
    return sorted(Translation.objects.values_list("words", flat=True))


def test_what_was_typed_is_saved_and_what_is_empty_left_out(survey, actor, now):
    told = typed(survey, "What do you wish?", "", "Trees")

    assert translate_survey(survey, "en", told, actor=actor, now=now) == 2
    assert saved() == ["Trees", "What do you wish?"]


def test_an_emptied_one_is_taken_away(survey, actor, now):
    translate(survey, "question", "en", "What do you wish?")

    translate_survey(survey, "en", typed(survey, "", "", "", seen=1), actor=actor, now=now)

    assert saved() == []


def test_somebody_who_was_faster_loses_nothing(survey, actor, now):
    translate(survey, "question", "en", "Theirs")

    with pytest.raises(ValidationError) as caught:
        translate_survey(survey, "en", typed(survey, "Mine", "Benches", ""), actor=actor, now=now)

    assert list(caught.value.message_dict) == [f"survey-{survey.pk}-question"]
    assert saved() == ["Theirs"]

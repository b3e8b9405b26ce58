"""A survey ready to be shown."""

import pytest

from events.models import SurveyChoice
from events.surveys import bars_of, languages_of, lines_of, missing_of
from events.words import State
from tests.factories import translate
from tests.surveys import survey_of

pytestmark = pytest.mark.django_db


def test_the_longest_bar_is_the_most_frequent_choice(office):
    survey = survey_of(office)
    for count, choice in zip((5, 20, 0), survey.choices.all(), strict=True):
        SurveyChoice.objects.filter(pk=choice.pk).update(count=count)

    bars = [(bar.choice.words, bar.count, bar.width) for bar in bars_of(survey)]

    assert bars == [("Ein Spielplatz", 20, 100), ("Mehr Bänke", 5, 25), ("Bäume", 0, 0)]


def test_without_answers_no_bar_has_a_width(office):
    assert [bar.width for bar in bars_of(survey_of(office))] == [0, 0, 0]


def test_every_text_with_its_state(office):
    survey = survey_of(office, explanation="", choices=["Bänke", "Bäume"])
    translate(survey, "question", "en", "What do you wish?")
    bench = translate(survey.choices.get(words="Bänke"), "words", "en", "Benches")
    bench.source_digest = "0" * 64
    bench.save()

    lines = [(line.text.words, line.state) for line in lines_of(survey, "en")]

    assert lines == [(survey.question, State.CHECKED), ("Bänke", State.OUTDATED), ("Bäume", State.MISSING)]
    assert languages_of(survey) == ["en", "ar"]
    assert missing_of(survey) == {"en": 2, "ar": 3}

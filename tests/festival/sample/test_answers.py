"""What the sample's families said."""

import pytest

from events.actors import CLOCK
from events.models import Survey
from events.surveys import missing_of
from festival.sample import answers
from stations.feedback_results import results_of, sentences_of
from tests.factories import FestivalFactory, StationFactory, berlin

pytestmark = pytest.mark.django_db


def test_numbers_of_every_size_and_sentences_in_several_languages():
    festival = FestivalFactory(state="published")
    for number in range(4):
        StationFactory(festival=festival, state="confirmed", number=number + 1)

    answers.say_how_it_was(festival, now=berlin(2027, 6, 12, 18))

    counts = {count is None for one in results_of(festival) for _face, count in one.tally.faces}
    assert counts == {True, False}
    assert {one.language for one in sentences_of(festival)} == {"de", "ar", "uk", "en"}


def test_one_question_is_closed_and_one_open_and_translated(office):
    answers.ask(office, actor=CLOCK, before=berlin(2027, 1, 1), now=berlin(2027, 4, 1))

    surveys = {survey.state: survey for survey in Survey.objects.all()}
    assert set(surveys) == {"closed", "open"}
    assert surveys["closed"].wishes.filter(is_shown=True).count() == 3
    assert missing_of(surveys["open"]) == {"en": 0, "ar": 0}

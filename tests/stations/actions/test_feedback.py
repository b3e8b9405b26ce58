"""Saying how it was, and hiding sentences."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from events.errors import Refused
from events.models import LogEntry
from stations.actions.feedback import give_feedback, hide_feedback, may_say, show_feedback
from stations.models import Feedback
from tests.factories import FestivalFactory, StationFactory, berlin

pytestmark = pytest.mark.django_db
ON_THE_DAY = berlin(2027, 6, 12, 15)


@pytest.fixture
def festival(office):
    return FestivalFactory(office=office, state="published", published_at=berlin(2027, 5, 1))


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=1)


def say(festival, station=None, *, now=ON_THE_DAY, **fields):
    told = {"face": 1, "sentence": "", "language": "ar"} | fields
    return give_feedback(festival, station, now=now, **told)


def test_of_an_answer_the_face_the_sentence_the_language_and_the_day_are_kept(festival, station):
    say(festival, station, face=2, sentence="  Schön,\n aber laut. ", now=berlin(2027, 6, 13, 0, 30))

    (row,) = Feedback.objects.values()
    del row["id"]
    assert row == {
        "festival_id": festival.pk,
        "station_id": station.pk,
        "face": 2,
        "sentence": "Schön, aber laut.",
        "language": "ar",
        "given_on": date(2027, 6, 13),
        "is_hidden": False,
    }


@pytest.mark.parametrize(
    ("state", "now", "expected"),
    [
        ("published", ON_THE_DAY, True),
        ("over", berlin(2027, 6, 26, 18), True),
        ("over", berlin(2027, 6, 26, 18, 1), False),
        ("published", berlin(2027, 6, 12, 13, 59), False),
        ("inviting", ON_THE_DAY, False),
        ("cancelled", ON_THE_DAY, False),
    ],
)
def test_only_about_a_festival_that_goes_on_or_was_held_just_now(festival, state, now, expected):
    festival.state = state

    assert may_say(festival, now=now) is expected
    if expected:
        say(festival, now=now)
    else:
        with pytest.raises(Refused):
            say(festival, now=now)
    assert Feedback.objects.count() == expected


def test_only_about_a_station_that_has_its_place_there(festival):
    draft = StationFactory(festival=festival, state="draft")
    elsewhere = StationFactory(state="confirmed", number=1)

    for station in (draft, elsewhere):
        with pytest.raises(Refused):
            say(festival, station)

    assert Feedback.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"face": 0}, "face"), ({"face": 4}, "face"), ({"sentence": "a" * 401}, "sentence")],
)
def test_what_cannot_be_kept_is_named(festival, fields, field):
    with pytest.raises(ValidationError) as caught:
        say(festival, **fields)

    assert list(caught.value.message_dict) == [field]


def test_invisible_marks_are_no_sentence(festival):
    assert say(festival, sentence="\u200b \x00").sentence == ""


def test_hiding_and_showing_is_logged_once_each(festival, actor, now):
    feedback = say(festival, sentence="Rude words.")

    hide_feedback(feedback, actor=actor, now=now)
    hide_feedback(feedback, actor=actor, now=now)
    assert Feedback.objects.get().is_hidden is True
    show_feedback(feedback, actor=actor, now=now)

    assert Feedback.objects.get().is_hidden is False
    assert list(LogEntry.objects.order_by("pk").values_list("event", flat=True)) == [
        "feedback_hidden",
        "feedback_shown",
    ]

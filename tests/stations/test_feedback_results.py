"""What the desk and the organisations get of the feedback."""

import pytest

from stations.feedback import Tally
from stations.feedback_results import results_at, results_of, sentences_at, sentences_of
from stations.models import Feedback
from tests.factories import StationFactory, berlin

pytestmark = pytest.mark.django_db


def said(festival, station=None, face=1, count=1, **fields):
    day = berlin(2027, 6, 12).date()
    rows = [
        Feedback(festival=festival, station=station, face=face, language="de", given_on=day, **fields)
        for _one in range(count)
    ]
    return Feedback.objects.bulk_create(rows)


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=1)


def test_the_festival_first_then_each_station(festival, station):
    other = StationFactory(festival=festival, state="confirmed", number=2)
    StationFactory(festival=festival, state="draft")
    said(festival, face=1, count=7)
    said(festival, station, face=3, count=5)
    said(festival, station, face=2, count=4)

    told = [(one.station, one.tally) for one in results_of(festival)]

    assert told == [(None, Tally(7, 0, 0)), (station, Tally(0, None, 5)), (other, Tally(0, 0, 0))]
    assert results_at(station) == Tally(0, None, 5)


def test_two_queries_however_many_stations(festival, django_assert_num_queries):
    for number in range(3):
        said(festival, StationFactory(festival=festival, state="confirmed", number=number + 1))

    with django_assert_num_queries(2):
        names = [one.station.organisation.name for one in results_of(festival) if one.station]

    assert len(names) == 3


def test_the_office_reads_every_sentence_and_the_organisation_those_that_are_not_hidden(festival, station):
    (kind,) = said(festival, station, sentence="Schön war es.")
    (rude,) = said(festival, station, sentence="Rude words.", is_hidden=True)
    (whole,) = said(festival, sentence="Ein tolles Fest.")
    said(festival, station)

    assert list(sentences_of(festival)) == [whole, rude, kind]
    assert list(sentences_at(station)) == [kind]

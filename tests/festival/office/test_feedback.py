"""Feedback on the desk."""

import pytest

from stations.models import Feedback
from tests.factories import StationFactory, berlin
from tests.festival.office.counting import count_queries

PAGE = "/desk/f/sommerfest-2027/feedback/"
DAY = berlin(2027, 6, 12).date()


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=12)


def said(festival, station=None, face=1, count=1, **fields):
    rows = [
        Feedback(festival=festival, station=station, face=face, language="ar", given_on=DAY, **fields)
        for _one in range(count)
    ]
    return Feedback.objects.bulk_create(rows)


def test_numbers_by_station_and_small_ones_not_told(desk, festival, station):
    said(festival, station, face=1, count=27)
    said(festival, station, face=3, count=4)

    response = desk.get(PAGE)

    rows = [(one.station, [count for _face, count in one.tally.faces]) for one in response.context["results"]]
    assert rows == [(None, [0, 0, 0]), (station, [27, 0, None])]
    page = response.content.decode()
    assert page.count("fewer than 5") == 2  # in the explanation and in the table
    assert ">31<" not in page  # no sum


def test_sentences_with_their_language(desk, festival, station):
    said(festival, station, sentence="كان رائعا")

    page = desk.get(PAGE).content.decode()

    assert '<bdi lang="ar" dir="rtl">كان رائعا</bdi>' in page


def test_a_coordinator_hides_and_shows(desk, festival, station):
    (row,) = said(festival, station, sentence="Rude words.")

    hidden = desk.post(f"{PAGE}{row.pk}/", {"do": "hide"})
    after_hiding = Feedback.objects.get().is_hidden
    desk.post(f"{PAGE}{row.pk}/", {"do": "show"})

    assert (hidden.url, after_hiding, Feedback.objects.get().is_hidden) == (PAGE, True, False)


def test_members_read_and_do_not_hide(member, festival):
    (row,) = said(festival, sentence="Rude words.")

    assert member.post(f"{PAGE}{row.pk}/", {"do": "hide"}).status_code == 403
    page = member.get(PAGE).content.decode()
    assert ("Rude words." in page, 'value="hide"' in page) == (True, False)


def test_a_sentence_of_another_festival_is_not_there(desk, festival):
    (row,) = said(StationFactory().festival, sentence="Rude words.")

    assert desk.post(f"{PAGE}{row.pk}/", {"do": "hide"}).status_code == 404
    assert Feedback.objects.get().is_hidden is False


def test_as_many_queries_for_30_stations_as_for_1(desk, festival):
    counts = []
    for first, more in ((1, 1), (2, 29)):
        for number in range(first, first + more):
            station = StationFactory(festival=festival, state="confirmed", number=number)
            said(festival, station, sentence="Schön.")
        counts.append(count_queries(desk, PAGE))

    assert counts[0] == counts[1]

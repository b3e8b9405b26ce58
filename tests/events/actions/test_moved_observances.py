"""The office is told once when an observance moves that one of its festivals is linked with."""

from datetime import date, timedelta

import pytest

from events.actions.moved_observances import check_linked_observances
from events.models import Letter, ObservanceLink
from tests.factories import FestivalFactory, ObservanceLinkFactory, OwnDayFactory


@pytest.fixture
def link(festival):
    return ObservanceLinkFactory(festival=festival)


def correct(office, day):
    return OwnDayFactory(
        office=office,
        corrects="islam.ashura",
        instead_of=date(2027, 6, 15),
        name="Ashura (Sunni day of fasting)",
        first=day,
        last=day,
        evening=True,
    )


def letters():
    rows = Letter.objects.order_by("pk")
    return [(row.kind, row.recipient, row.language, row.details["after"]) for row in rows]


def test_nothing_moved(link, now):
    assert (check_linked_observances(now=now), letters()) == (0, [])


def test_one_letter_for_a_correction(link, office, now):
    correct(office, date(2027, 6, 16))

    told = [check_linked_observances(now=now) for _tick in range(2)]

    assert (told, ObservanceLink.objects.get().first) == ([1, 0], date(2027, 6, 16))
    assert letters() == [("observance_moved", office.contact_email, "de", ["2027-06-16", "2027-06-16"])]


def test_taken_back_it_moves_back(link, office, now):
    own_day = correct(office, date(2027, 6, 16))
    check_linked_observances(now=now)
    own_day.delete()

    check_linked_observances(now=now)

    assert [after for _kind, _to, _language, after in letters()] == [["2027-06-16"] * 2, ["2027-06-15"] * 2]


def test_a_letter_is_owed_with_its_reason(link, office, now):
    """Corrected, then taken back; the office gave its source."""
    own_day = correct(office, date(2027, 6, 16))
    check_linked_observances(now=now)
    own_day.delete()
    check_linked_observances(now=now)

    (corrected, back) = [row.details["why"] for row in Letter.objects.order_by("pk")]
    assert corrected == {"why": "corrected", "source": own_day.source}
    assert back["why"] == "taken back"


def test_new_data_of_the_catalogue(festival, now):
    """The link was made when the catalogue said one day earlier."""
    ObservanceLinkFactory(festival=festival, first=date(2027, 6, 14), last=date(2027, 6, 14))

    assert check_linked_observances(now=now) == 1
    assert ObservanceLink.objects.get().first == date(2027, 6, 15)
    assert Letter.objects.get().details["why"]["why"] == "calendar"


def test_a_correction_of_another_office_is_not_ours(link, now):
    correct(FestivalFactory().office, date(2027, 6, 16))

    assert check_linked_observances(now=now) == 0


def test_what_has_vanished_is_told_once(festival, now):
    ObservanceLinkFactory(festival=festival, key="own.99")

    told = [check_linked_observances(now=now) for _tick in range(2)]

    assert (told, [after for *_rest, after in letters()]) == ([1, 0], [None])
    assert ObservanceLink.objects.get().first == date(2027, 6, 15)


@pytest.mark.parametrize("fields", [{"state": "over"}, {"state": "cancelled"}])
def test_festivals_that_are_closed_are_left_alone(db, fields, now):
    ObservanceLinkFactory(festival=FestivalFactory(**fields), first=date(2027, 6, 14), last=date(2027, 6, 14))

    assert check_linked_observances(now=now) == 0


def test_festivals_that_have_ended_are_left_alone(festival):
    ObservanceLinkFactory(festival=festival, first=date(2027, 6, 14), last=date(2027, 6, 14))

    assert check_linked_observances(now=festival.ends_at + timedelta(hours=1)) == 0


def test_two_links_never_become_one(festival, now):
    ObservanceLinkFactory(festival=festival, first=date(2027, 6, 14), last=date(2027, 6, 14))
    ObservanceLinkFactory(festival=festival)

    assert (check_linked_observances(now=now), letters()[0][3]) == (1, None)


@pytest.mark.parametrize("count", [1, 6])
def test_two_queries_however_many_links_there_are(office, now, count, django_assert_num_queries):
    for _link in range(count):
        ObservanceLinkFactory(festival=FestivalFactory(office=office))

    with django_assert_num_queries(2):
        check_linked_observances(now=now)

"""The calendar of one office: its corrections stand in for reckoned days and are marked as its own."""

from datetime import date

import pytest

from events.calendars import Certainty, observances
from events.models import OwnDay
from events.own_days import find_day, find_reckoned, known_days, mark_of, name_of, own_key, with_own_days

FEAST = "islam.eid_al_fitr"


@pytest.fixture
def reckoned():
    """The end of Ramadan in spring 2027, as the catalogue has it."""
    (found,) = (row for row in observances(date(2027, 3, 1), date(2027, 3, 20)) if row.key == FEAST)
    return found


@pytest.fixture
def correction(reckoned):
    return OwnDay(
        pk=3,
        corrects=FEAST,
        instead_of=reckoned.first,
        name=reckoned.name,
        first=date(2027, 3, 11),
        last=date(2027, 3, 13),
        source="Moscheegemeinde Jena",
        note="Am Telefon gesagt",
    )


@pytest.fixture
def street_party():
    return OwnDay(
        pk=12,
        name="Hofflohmarkt",
        first=date(2027, 3, 12),
        last=date(2027, 3, 12),
        kind="celebration",
        source="Stadtteilrat",
    )


def days_of(rows, key=FEAST):
    return [(row.first, row.last, row.source, mark_of(row)) for row in rows if row.key == key]


def test_a_correction_stands_in_place_of_the_reckoned_day(reckoned, correction):
    rows = with_own_days([reckoned], [correction])

    assert days_of(rows) == [
        (date(2027, 3, 11), date(2027, 3, 13), "Moscheegemeinde Jena", "Corrected by the office")
    ]
    assert (rows[0].instead_of, rows[0].note) == ((reckoned.first, reckoned.last), "Am Telefon gesagt")
    assert (rows[0].who, rows[0].meaning) == (reckoned.who, reckoned.meaning)
    assert rows[0].certainty == Certainty.FIXED


def test_without_own_days_everything_is_as_it_was(reckoned):
    assert (with_own_days([reckoned], []), mark_of(reckoned)) == ([reckoned], "")


def test_an_own_day_is_added_where_it_belongs(reckoned, street_party):
    rows = with_own_days([reckoned], [street_party])

    assert [row.key for row in rows] == [FEAST, "own.12"]
    assert days_of(rows, "own.12") == [
        (date(2027, 3, 12), date(2027, 3, 12), "Stadtteilrat", "Own day of the office")
    ]


def test_a_corrected_day_leaves_the_days_it_was_reckoned_on(reckoned, correction):
    correction.first = correction.last = date(2027, 3, 18)

    before = known_days([correction], reckoned.first, reckoned.first)
    after = known_days([correction], date(2027, 3, 18), date(2027, 3, 18))

    assert (days_of(before), [row[0] for row in days_of(after)]) == ([], [date(2027, 3, 18)])


def test_only_the_traditions_that_were_asked_for_and_the_own_days(correction, street_party):
    rows = known_days([correction, street_party], date(2027, 3, 12), date(2027, 3, 12), traditions=["jewish"])

    assert [row.key for row in rows] == ["own.12"]


def test_a_correction_holds_after_new_data_have_moved_the_reckoned_day(reckoned, correction):
    correction.instead_of = date(2027, 3, 8)  # as older data had it

    assert [row[0] for row in days_of(with_own_days([reckoned], [correction]))] == [date(2027, 3, 11)]


def test_the_reckoned_day_is_found_by_its_first_day_alone(reckoned):
    assert find_reckoned(FEAST, reckoned.first) == reckoned
    assert (find_reckoned(FEAST, date(2027, 3, 14)), find_reckoned("nothing", reckoned.first)) == (None, None)


def test_a_day_is_found_again_after_it_moved(reckoned, correction):
    assert find_day(FEAST, reckoned.first, []) == reckoned
    assert find_day(FEAST, reckoned.first, [correction]).first == date(2027, 3, 11)
    assert find_day(FEAST, date(2027, 3, 11), []) == reckoned  # the correction was taken back


def test_an_own_day_is_found_however_far_it_moved(street_party):
    assert find_day("own.12", date(2026, 1, 1), [street_party]).first == date(2027, 3, 12)
    assert find_day("own.13", date(2027, 3, 12), [street_party]) is None


def test_what_is_far_from_where_it_was_is_another_one():
    assert find_day(FEAST, date(2027, 7, 1), []) is None


@pytest.mark.parametrize("day", [date.min, date(1999, 12, 31), date.max])
def test_far_away_nothing_is_reckoned(day):
    assert (find_day(FEAST, day, []), find_reckoned(FEAST, day), name_of(FEAST, day, [])) == (None, None, FEAST)


def test_names(reckoned, street_party):
    assert name_of(FEAST, date(2027, 7, 1), []) == reckoned.name
    assert name_of("own.12", date(2027, 3, 12), [street_party]) == "Hofflohmarkt"
    assert (name_of("gone", date(2027, 3, 12), []), own_key(street_party)) == ("gone", "own.12")

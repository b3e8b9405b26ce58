"""How a festival lies to an observance, in days and in words."""

from datetime import date

import pytest

from events.models import Festival, ObservanceLink, Office
from events.relations import Relation, relation_of
from tests.factories import berlin


def near_newroz(*, evening=False, last=21):
    office = Office(time_zone="Europe/Berlin")
    return ObservanceLink(
        festival=Festival(office=office),
        key="kurd.newroz",
        first=date(2027, 3, 20),
        last=date(2027, 3, last),
        evening=evening,
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (5, "2 weeks before Newroz"),
        (17, "3 days before Newroz"),
        (19, "1 day before Newroz"),
        (20, "on the days of Newroz"),
        (21, "on the days of Newroz"),
        (22, "1 day after Newroz"),
        (31, "10 days after Newroz"),
    ],
)
def test_in_words(day, words):
    relation = relation_of(near_newroz(), berlin(2027, 3, day, 14), berlin(2027, 3, day, 18))

    assert relation.say("Newroz") == words


def test_the_evening_before_counts():
    relation = relation_of(near_newroz(evening=True), berlin(2027, 3, 19, 14), berlin(2027, 3, 19, 18))

    assert (relation, relation.meets) == (Relation(-1, eve=True), True)
    assert relation.say("Newroz") == "on the day before Newroz, which begins that evening"


def test_the_days_are_those_of_the_place():
    late = relation_of(near_newroz(), berlin(2027, 3, 19, 20), berlin(2027, 3, 20, 0, 30))

    assert late == Relation(0)


def test_two_days_before_an_evening_do_not_meet():
    assert relation_of(near_newroz(evening=True), berlin(2027, 3, 18, 14), berlin(2027, 3, 18, 18)).meets is False

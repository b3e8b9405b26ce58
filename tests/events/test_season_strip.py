"""One sign a day: the strongest of the communities that were named, readable without colour."""

from datetime import date

import pytest

from events.advice import Neighbour, season
from events.season_strip import SIGNS, mark_of, months_of
from tests.events.advising import afternoon, district


@pytest.mark.parametrize(
    ("day", "communities", "sign", "is_light"),
    [
        ((2026, 11, 22), {}, "§", False),
        ((2027, 2, 20), {"islam": 3}, "×", False),
        ((2027, 2, 20), {}, "×", True),
        ((2027, 3, 21), {"kurdish": 3}, "+", False),
        ((2027, 9, 26), {}, "+", False),
        ((2027, 9, 20), {}, "F", False),
        ((2027, 11, 3), {}, "·", False),
        ((2027, 7, 20), {}, "○", False),
    ],
)
def test_the_sign_of_a_day(day, communities, sign, is_light):
    mark = mark_of(afternoon(*day, communities=communities))

    assert (mark.sign, mark.is_light) == (sign, is_light)


def test_a_day_that_collides_and_is_lovely_shows_both():
    mark = mark_of(afternoon(2027, 3, 20, communities={"bahai": 3, "kurdish": 3}))

    assert mark.sign == "×+"


@pytest.mark.parametrize(
    ("day", "communities", "words"),
    [
        ((2027, 2, 20), {}, "Would collide – Ramadan, of a community that your office did not name"),
        ((2027, 11, 3), {}, "we know of nothing"),
        (
            (2027, 3, 20),
            {"bahai": 3, "kurdish": 3},
            "Would collide – Baháʼí fast (19 days); also lovely: International Weeks against Racism, "
            "Newroz (Kurdish New Year)",
        ),
    ],
)
def test_all_that_the_signs_say_is_spoken(day, communities, words):
    assert mark_of(afternoon(*day, communities=communities)).words == words


def test_another_office_s_festival_marks_its_own_day_only():
    def held_on(day):
        return Neighbour("Büro Ost", "Sommerfest", "Park", "sommerfest", date(2027, 1, day), date(2027, 1, day))

    there, beside = (mark_of(afternoon(2027, 1, 12, neighbours=(held_on(day),))) for day in (12, 13))

    assert (there.sign, there.words, beside.sign) == ("N", held_on(12).sentence, "·")


def test_what_is_not_announced_marks_a_day_of_which_else_nothing_is_known():
    mark = mark_of(afternoon(2033, 1, 12))

    assert (mark.sign, mark.words) == ("?", "not announced yet: School holidays")


def test_only_named_leaves_the_others_out():
    assert mark_of(afternoon(2027, 2, 20), only_named=True).reason is None


def test_every_sign_has_a_shape_of_its_own():
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_months_in_order():
    months = months_of(season(date(2027, 11, 1), date(2028, 1, 31), around=district()))

    assert [(month.first, len(month.marks)) for month in months] == [
        (date(2027, 11, 1), 30),
        (date(2027, 12, 1), 31),
        (date(2028, 1, 1), 31),
    ]

"""Advice in short and as a table."""

from datetime import date

from events.advice import Neighbour
from events.advice_table import COLUMNS, ShortLine, advice_rows, in_short, say_in_short, say_unknown
from tests.events.advising import afternoon


def test_every_row_has_every_column():
    rows = advice_rows(afternoon(2031, 9, 20))

    assert {tuple(row) for row in rows} == {COLUMNS}
    assert [row["start_date"] for row in rows if row["relation"] == "not announced"] == ["", "", ""]


def test_a_day_of_which_nothing_is_known_is_no_promise():
    assert say_in_short(afternoon(2027, 1, 12)) == [say_unknown()]


def test_neighbours_are_named():
    other = Neighbour("Büro Ost", "Sommerfest", "Park", "sommerfest", date(2027, 1, 12), date(2027, 1, 12))

    assert say_in_short(afternoon(2027, 1, 12, neighbours=(other,))) == [
        "Büro Ost holds “Sommerfest” in Park (Tue, 12 Jan 2027)."
    ]


def test_what_keeps_others_away_is_told_apart_from_what_they_celebrate():
    assert say_in_short(afternoon(2027, 10, 10)) == [
        "Would collide for communities your office did not name: Yom Kippur.",
        "School holidays: Autumn school holidays.",
        "Also among communities your office did not name: Cejna Cemaiya (Feast of the Assembly).",
        "Not announced yet: Intercultural Week, Refugee Day of the Intercultural Week.",
    ]


def test_a_day_that_only_others_keep_is_no_free_day():
    assert in_short(afternoon(2027, 8, 24, communities={"islam": 3})) == [
        ShortLine(
            "light",
            "Also among communities your office did not name: Independence Day of Ukraine.",
        ),
        ShortLine("none", "Ask the communities before you decide."),
    ]


def test_a_fast_is_named_with_its_sunset():
    advice = afternoon(2027, 2, 20, communities={"islam": 3})

    assert say_in_short(advice)[0] == "Would collide: Ramadan (sunset at 17:40)."

"""Advice in short and as a table."""

from datetime import date

from events.advice import Neighbour
from events.advice_table import COLUMNS, advice_rows, say_in_short, say_unknown
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

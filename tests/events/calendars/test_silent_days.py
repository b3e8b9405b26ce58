"""Silent days: hours by state and law, an answer to ask where nothing is known, never “free”."""

import csv
from datetime import date

import pytest

from events.calendars import in_state, observances
from events.calendars.effects import Effect, effect_of
from events.calendars.germany import STATES
from events.calendars.meanings import SILENT_DAY
from events.calendars.silent_days import ASK, TABLE, Ban, Forbids, bans_on

LAWFUL = ("de.still.volkstrauertag", "de.still.totensonntag", "chr.west.karfreitag")


def plain(text):
    return text


def on(key, year, state):
    rows = observances(date(year, 1, 1), date(year, 12, 31), state=state)
    (row,) = [row for row in rows if row.key == key]
    return row


def hours(key, year, state):
    return [(ban.forbids, ban.begins, ban.ends, ban.is_partly) for ban in on(key, year, state).bans]


DANCES, AMUSEMENTS = Forbids.DANCES, Forbids.AMUSEMENTS


@pytest.mark.parametrize(
    ("key", "year", "state", "found"),
    [
        ("de.still.volkstrauertag", 2026, "TH", [(AMUSEMENTS, 3, 24, False)]),
        ("chr.west.heiligabend", 2026, "TH", [(AMUSEMENTS, 15, 24, False)]),
        ("chr.west.allerheiligen", 2026, "TH", [(AMUSEMENTS, 3, 24, True)]),  # where Corpus Christi is public
        ("de.still.buss_und_bettag_alle", 2026, "TH", []),
        ("chr.west.allerheiligen", 2026, "BW", [(DANCES, 5, 24, False)]),  # a Sunday
        ("chr.west.allerheiligen", 2027, "BW", [(DANCES, 3, 24, False)]),  # a Monday
        ("chr.west.aschermittwoch", 2026, "BY", [(AMUSEMENTS, 2, 24, False)]),
        ("chr.west.karfreitag", 2023, "HH", [(AMUSEMENTS, 2, 24, False)]),  # until the change of 2024
        ("chr.west.karsamstag", 2023, "HH", [(AMUSEMENTS, 0, 2, False)]),
        ("chr.west.karfreitag", 2024, "HH", [(AMUSEMENTS, 5, 24, False)]),
        ("chr.west.karsamstag", 2024, "HH", []),
        ("de.still.totensonntag", 2026, "SH", [(AMUSEMENTS, 6, 20, False)]),
        ("de.still.buss_und_bettag_alle", 2026, "SN", [(AMUSEMENTS, 3, 24, False)]),
        ("chr.west.gruendonnerstag", 2026, "NW", [(DANCES, 18, 24, False)]),
        ("chr.west.karfreitag", 2026, "BE", [(DANCES, 4, 21, False)]),
        ("chr.west.allerheiligen", 2026, "RP", [(AMUSEMENTS, 13, 20, False), (DANCES, 4, 24, False)]),
        ("chr.west.heiligabend", 2026, "ST", [(AMUSEMENTS, 16, 24, False)]),
        ("chr.west.karsamstag", 2026, "MV", [(DANCES, 0, 18, False)]),
        ("chr.west.allerseelen", 2026, "SL", [(AMUSEMENTS, 0, 18, False)]),
    ],
)
def test_the_hours_of_a_state(key, year, state, found):
    assert hours(key, year, state) == found


@pytest.mark.parametrize("state", STATES)
def test_every_state_says_hours_and_the_law_on_the_three_silent_days(state):
    said = {key: on(key, 2026, state).say_meaning(plain) for key in LAWFUL}

    assert {
        key: (f", {STATES[state]}: no public" in text, "(" in text) for key, text in said.items()
    } == dict.fromkeys(LAWFUL, (True, True))


def test_a_sentence_names_hours_law_and_who_decides():
    assert on("de.still.volkstrauertag", 2026, "TH").say_meaning(plain) == (
        f"{SILENT_DAY} National Day of Mourning, Thüringen: no public dances and entertainments from 3:00 to "
        "24:00 (§ 6 ThürFGtG). The public order office decides."
    )


@pytest.mark.parametrize("state", [None, *STATES])
def test_what_is_not_known_is_to_be_asked_for_and_never_free(state):
    with TABLE.open(encoding="utf-8", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    rows = [row for row in observances(date(2026, 1, 1), date(2026, 12, 31), state=state) if row.key in keys]

    silent = [row.key for row in rows if "public order office" not in row.say_meaning(plain)]

    assert {row.key for row in rows} == keys
    assert silent == []
    assert {row.key for row in rows if row.bans and ASK in row.say_meaning(plain)} == set()


def test_the_table_is_whole():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert {row["state"] for row in rows} == set(STATES)
    assert [row for row in rows if not 0 <= int(row["begins"]) < int(row["ends"]) <= 24] == []
    assert [row for row in rows if not (row["law"] and row["source"] and row["partly"] in ("yes", "no"))] == []


def test_a_ban_by_day_restricts_and_one_that_ends_at_night_does_not():
    assert effect_of(on("chr.west.gruendonnerstag", 2026, "NW")) == Effect.RESTRICTED
    assert effect_of(on("chr.west.gruendonnerstag", 2026, "TH")) == Effect.CAREFUL
    assert effect_of(on("chr.west.karsamstag", 2026, "NW")) == Effect.CAREFUL  # over at six in the morning
    assert effect_of(on("chr.west.allerheiligen", 2026, "TH")) == Effect.CAREFUL  # only in parts


def test_all_of_germany_names_no_hours():
    assert {row.bans for row in observances(date(2026, 1, 1), date(2026, 12, 31))} == {()}


def test_a_row_is_told_for_a_state_later_too():
    asked = in_state(on("de.still.totensonntag", 2026, None), "HB")

    assert asked.bans == (Ban("Bremen", AMUSEMENTS, 6, 17, False, "§ 6 Bremisches Feiertagsgesetz"),)
    assert asked.bans == bans_on("de.still.totensonntag", date(2026, 11, 22), "HB")

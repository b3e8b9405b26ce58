"""Every observance says what it does to a festival, and nothing strict is called lovely."""

from datetime import date

import pytest

from events.calendars import Kind, not_announced, observances
from events.calendars.effects import (
    BY_KEY,
    STRICT_KINDS,
    STRICT_MEANINGS,
    UNTIL_SUNSET,
    WORK_RESTS,
    Effect,
    effect_of,
    effect_on,
    stated_effect,
)
from events.calendars.meanings import SCHOOL_BREAK

YEARS = date(2020, 1, 1), date(2032, 12, 31)


@pytest.fixture(scope="module")
def rows():
    return [*observances(*YEARS), *not_announced(*YEARS)]


def test_every_key_has_an_effect(rows):
    assert {row.key for row in rows if stated_effect(row) is None} == set()


def test_nothing_strict_is_lovely(rows):
    strict = {row.key for row in rows if row.kind in STRICT_KINDS or row.meaning in STRICT_MEANINGS}

    assert {key for key in strict if BY_KEY.get(key) == Effect.LOVELY} == set()
    assert {row.key for row in rows if row.key in strict and effect_of(row) == Effect.LOVELY} == set()


def test_mourning_and_fasts_until_sunset_collide(rows):
    meant = [row for row in rows if row.kind == Kind.MOURNING or row.key in UNTIL_SUNSET]

    assert {effect_of(row) for row in meant} == {Effect.COLLIDES}


def test_the_great_feasts_are_judged_alike(rows):
    great = {
        "chr.west.weihnachten",
        "chr.west.ostersonntag",
        "chr.orth.ostern",
        "islam.eid_al_fitr",
        "islam.eid_al_adha",
        "jud.jom_kippur",
        "jud.rosch_haschana",
    }

    assert {row.key: effect_of(row) for row in rows if row.key in great} == dict.fromkeys(great, Effect.COLLIDES)


def test_school_holidays_are_a_break(rows):
    assert {effect_of(row) for row in rows if row.meaning == SCHOOL_BREAK} == {Effect.BREAK}


def test_every_key_named_in_the_tables_exists(rows):
    assert {*BY_KEY, *UNTIL_SUNSET, *WORK_RESTS} <= {row.key for row in rows}


@pytest.mark.parametrize(
    ("day", "effect"),
    [
        (date(2027, 4, 21), Effect.COLLIDES),  # the evening on which it begins
        (date(2027, 4, 23), Effect.COLLIDES),
        (date(2027, 4, 25), Effect.CAREFUL),
        (date(2027, 4, 27), Effect.COLLIDES),  # the evening before the last two days
        (date(2027, 4, 29), Effect.COLLIDES),
    ],
)
def test_passover_is_strict_on_its_first_and_last_days(day, effect):
    (passover,) = [row for row in observances(day, day, traditions=["jewish"]) if row.key == "jud.pessach"]

    assert effect_on(passover, day, day) == effect

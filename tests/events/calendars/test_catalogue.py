"""What the public face promises: whole years, every key as often as it should, filters, no silence."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from events.calendars import CALENDARS, Certainty, Kind, UnknownTradition, calendars, not_announced, observances
from events.calendars.germany import STATES

YEARS = range(2020, 2036)
LUNAR = ("islam", "islam_shia", "alevi")
NOT_EVERY_YEAR = (
    "alevi.",
    "islam.",
    "islam_shia.",
    "sikh.guru_gobind",
    "chr.west.erntedank_ekd",
    "chr.orth_new.schutz",
    "de.",
    "nat.ua_",
)


def begun(year, **only):
    return [row for row in observances(date(year, 1, 1), date(year, 12, 31), **only) if row.first.year == year]


@pytest.mark.parametrize("year", YEARS)
def test_every_key_comes_once_a_year_unless_it_has_a_reason(year):
    counted = Counter(row.key for row in begun(year))
    regular = {row.key for row in begun(2027) if not row.key.startswith(NOT_EVERY_YEAR)}

    assert {key: counted[key] for key in regular} == dict.fromkeys(regular, 1)
    assert {key for key in counted if not key.startswith(NOT_EVERY_YEAR)} == regular


def test_a_hijri_day_comes_about_a_year_of_354_days_after_the_last():
    rows = [row for year in YEARS for row in begun(year, traditions=LUNAR) if row.certainty == Certainty.MOON]
    days: dict[str, list[date]] = {}
    for row in rows:
        days.setdefault(row.key, []).append(row.first)

    gaps = {(b - a).days for firsts in days.values() for a, b in pairwise(firsts)}

    assert len(days) == 25
    assert gaps <= set(range(347, 362))  # Regaib waits for a Friday
    assert all(len(firsts) in (16, 17) for firsts in days.values())


@pytest.mark.parametrize("year", YEARS)
def test_spans_are_in_order_and_tell_all(year):
    rows = observances(date(year, 1, 1), date(year, 12, 31))

    assert rows == sorted(rows, key=lambda row: (row.first, row.last, row.key))
    assert len({(row.key, row.first) for row in rows}) == len(rows)
    assert [row.key for row in rows if not row.begins <= row.first <= row.last] == []
    assert [
        row.key for row in rows if not (row.name and row.who and row.meaning and row.source and row.tradition)
    ] == []


@pytest.mark.parametrize("year", YEARS)
def test_nothing_begins_twice_where_two_years_meet(year):
    """What crosses New Year is told by both years, and is one observance."""
    first, last = date(year, 12, 20), date(year + 1, 1, 12)

    together = observances(first, last)
    apart = {(r.key, r.first) for day in range((last - first).days + 1)
             for r in observances(first + timedelta(days=day), first + timedelta(days=day))}  # fmt: skip

    assert {(row.key, row.first) for row in together} == apart


def test_the_evening_before_is_a_collision():
    eve = date(2027, 3, 8)

    found = {row.key for row in observances(eve, eve, traditions=["islam"])}

    assert found == {"islam.ramadan", "islam.eid_al_fitr"}


def test_a_sighting_of_the_moon_is_minded_a_day_either_way():
    eid = next(row for row in begun(2027, traditions=["islam"]) if row.key == "islam.eid_al_fitr")
    newroz = begun(2027, traditions=["kurdish"])[-1]

    assert eid.possible == (date(2027, 3, 7), date(2027, 3, 12))  # a day earlier begins two evenings before
    assert newroz.possible == (date(2027, 3, 20), date(2027, 3, 21))


def test_a_state_hears_of_its_own_days_and_those_of_all():
    days = {row.key for row in begun(2027, state="TH", traditions=["germany"])}

    assert "de.TH.weltkindertag" in days
    assert "de.all.neujahr" in days
    assert [key for key in days if key[3:5] in set(STATES) - {"TH"}] == []


def test_a_tradition_goes_by_its_short_name_or_by_how_it_begins():
    assert [calendar.slug for calendar in calendars(["Alevi"])] == ["alevi"]
    assert [calendar.slug for calendar in calendars(["Islam (S"])] == ["islam", "islam_shia"]
    with pytest.raises(UnknownTradition, match="klingon"):
        calendars(["klingon"])


def test_short_names_are_unique():
    assert len({calendar.slug for calendar in CALENDARS}) == len(CALENDARS)


def test_what_nobody_announced_is_neither_guessed_nor_silent():
    found = not_announced(date(2026, 5, 1), date(2026, 6, 30), state="TH")

    assert [(row.key, row.first, row.last) for row in found] == [
        ("de.civic.diversity_tag", date(2026, 5, 10), date(2026, 6, 10))
    ]
    assert not_announced(date(2025, 1, 1), date(2025, 12, 31)) == []


def test_school_holidays_without_data_are_not_known():
    """Published to summer 2029: after it every state answers, and no break is invented."""
    year = (date(2031, 1, 1), date(2031, 12, 31))

    assert [row for row in observances(*year, traditions=["school"]) if row.first.year == 2031] == []
    assert {row.state for row in not_announced(*year, traditions=["school"])} == set(STATES)
    assert {row.kind for row in not_announced(*year, traditions=["school"])} == {Kind.SCHOOL}


def test_one_word_still_means_the_state_days_of_all_countries():
    rows = observances(date(2027, 1, 1), date(2027, 12, 31), traditions=["nations"])

    assert {row.tradition for row in rows} == {
        *("Ukraine", "Turkey", "Korean/Japanese", "Eritrea", "Afghanistan", "Vietnam", "Romania")
    }
    assert {row.calendar for row in rows if row.key.startswith("nat.ua_")} == {"ukraine"}


def test_who_keeps_a_day_is_told_of_that_day_alone():
    """What holds for one day of a calendar is not said of its others."""
    told: dict[str, set[str]] = {}
    for row in begun(2027, traditions=["jewish", "yezidi", "korean", "vietnamese", "ukraine", "eritrea"]):
        told.setdefault(row.who, set()).add(row.key)

    assert {who: keys for who, keys in told.items() if ";" in who or "yet" in who} == {
        "Jewish families in Germany; Reform communities and Israel keep seven days.": {"jud.pessach"},
        "Jewish families in Germany; Reform communities and Israel keep it a day earlier.": {"jud.simchat_tora"},
        "Yezidi families; some keep it from 1 to 3 August.": {"yezidi.cile_havine"},
        "Yezidi families; some keep it a day longer.": {"yezidi.cemaiya"},
        "Families from Vietnam; the eve of Tết belongs to it.": {"viet.tet"},
        "Families from Eritrea, yet not all of them: some fled its state.": {"nat.er_unabhaengigkeit"},
    }


def test_yom_kippur_says_that_it_is_a_fast():
    (row,) = [row for row in begun(2027) if row.key == "jud.jom_kippur"]

    assert row.meaning.startswith("The holiest day: observant families neither eat nor drink")

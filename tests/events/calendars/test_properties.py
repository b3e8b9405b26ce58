"""What must hold in every year, whatever the dates: each of these fails when its rule is bent."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from pyluach.dates import HebrewDate

from events.calendars import observances
from events.calendars.hijri import diyanet, month_of, najaf
from events.calendars.sky import lunation_near

YEARS = range(2020, 2036)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
# On which weekdays the fixed calendar and the postponements never put a feast.
FORBIDDEN = {
    "jud.rosch_haschana": {SUN, WED, FRI},
    "jud.zom_gedalja": {SAT, TUE, FRI},
    "jud.jom_kippur": {FRI, SUN, TUE},
    "jud.sukkot": {FRI, SUN, WED},
    "jud.schemini_azeret": {FRI, SUN, WED},
    "jud.simchat_tora": {SAT, MON, THU},
    "jud.chanukka": {TUE},
    "jud.taanit_esther": {FRI, SAT, SUN, TUE},
    "jud.purim": {SAT, MON, WED},
    "jud.pessach": {MON, WED, FRI},
    "jud.jom_haschoa": {FRI, SAT, SUN},
    "jud.lag_baomer": {MON, WED, SAT},
    "jud.schawuot": {TUE, THU, SAT},
    "jud.tammus_17": {MON, WED, FRI, SAT},
    "jud.tischa_beaw": {MON, WED, FRI, SAT},
}


def rows(tradition):
    return observances(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31), traditions=[tradition])


def first_days(tradition, key):
    return [row.first for row in rows(tradition) if row.key == key]


def test_carsema_sor_is_a_wednesday_from_14_to_20_april():
    days = first_days("yezidi", "yezidi.carsema_sor")

    assert [day.year for day in days] == list(YEARS)
    assert {day.weekday() for day in days} == {WED}
    assert {(day.month, 14 <= day.day <= 20) for day in days} == {(4, True)}


def test_ida_ezi_is_a_friday_from_14_to_20_december_after_its_fast():
    days, fasts = first_days("yezidi", "yezidi.ida_ezi"), first_days("yezidi", "yezidi.rojiyen_ezi")

    assert {(day.weekday(), day.month, 14 <= day.day <= 20) for day in days} == {(FRI, 12, True)}
    assert {(day - fast).days for day, fast in zip(days, fasts, strict=True)} == {3}


@pytest.mark.parametrize(
    ("tradition", "key"),
    [("ethiopian", "chr.eth.enkutatash"), ("coptic", "chr.copt.nayrouz")],
)
def test_the_new_year_of_ethiopians_and_copts_is_11_september_and_12_before_a_leap_year(tradition, key):
    late = (2023, 2027, 2031, 2035)

    assert first_days(tradition, key) == [date(year, 9, 12 if year in late else 11) for year in YEARS]


@pytest.mark.parametrize("reckoning", [diyanet, najaf])
def test_hijri_months_follow_each_other_without_gap_or_overlap(reckoning):
    lunations = range(lunation_near(date(2019, 12, 1)), lunation_near(date(2036, 2, 1)) + 1)

    lengths = {(reckoning(after) - reckoning(before)).days for before, after in pairwise(lunations)}
    names = [month_of(lunation) for lunation in lunations]

    assert lengths == {29, 30}
    assert [(year * 12 + month) for year, month in names] == list(
        range(names[0][0] * 12 + names[0][1], names[0][0] * 12 + names[0][1] + len(names))
    )


@pytest.mark.parametrize(
    ("tradition", "ramadan"), [("islam", "islam.ramadan"), ("islam_shia", "islam_shia.ramadan")]
)
def test_the_feast_follows_the_last_day_of_ramadan(tradition, ramadan):
    ends = [row.last + timedelta(days=1) for row in rows(tradition) if row.key == ramadan]
    feasts = first_days(tradition, f"{tradition}.eid_al_fitr")

    assert len(ends) == 17  # twice in 2030
    assert ends == feasts


@pytest.mark.parametrize("key", FORBIDDEN)
def test_no_hebrew_feast_on_a_day_that_its_postponement_forbids(key):
    days = first_days("jewish", key)

    assert len(days) >= len(YEARS)
    assert {day for day in days if day.weekday() in FORBIDDEN[key]} == set()


def test_every_postponement_happens_in_these_years():
    moved = {
        key
        for key, usual in {
            "jud.jom_haschoa": {(1, 27)},
            "jud.taanit_esther": {(12, 13), (13, 13)},
            "jud.zom_gedalja": {(7, 3)},
            "jud.tammus_17": {(4, 17)},
            "jud.tischa_beaw": {(5, 9)},
        }.items()
        for day in first_days("jewish", key)
        if (HebrewDate.from_pydate(day).month, HebrewDate.from_pydate(day).day) not in usual
    }

    assert len(moved) == 5

"""Dates that naive methods get wrong, checked against what was published."""

from datetime import date

import pytest

from events.calendars import observances


def first_days(key, year):
    return [row.first for row in observances(date(year, 1, 1), date(year, 12, 31)) if row.key == key]


# Diyanet's calendar to 2032, as Turkey's public holidays give it (python-holidays).
EIDS = {
    2020: ("05-24", "07-31"), 2021: ("05-13", "07-20"), 2022: ("05-02", "07-09"), 2023: ("04-21", "06-28"),
    2024: ("04-10", "06-16"), 2025: ("03-30", "06-06"), 2026: ("03-20", "05-27"), 2027: ("03-09", "05-16"),
    2028: ("02-26", "05-05"), 2029: ("02-14", "04-24"), 2030: ("02-04", "04-13"), 2031: ("01-24", "04-02"),
    2032: ("01-14", "03-22"),
}  # fmt: skip
# The Baháʼí World Centre's table: Naw-Rúz and the birth of the Báb.
BADI = {
    2020: ("03-20", "10-18"), 2021: ("03-20", "11-06"), 2022: ("03-21", "10-26"), 2023: ("03-21", "10-16"),
    2024: ("03-20", "11-02"), 2025: ("03-20", "10-22"), 2026: ("03-21", "11-10"), 2027: ("03-21", "10-30"),
    2028: ("03-20", "10-19"), 2029: ("03-20", "11-07"), 2030: ("03-20", "10-28"), 2031: ("03-21", "10-17"),
    2032: ("03-20", "11-04"), 2033: ("03-20", "10-24"), 2034: ("03-20", "11-12"), 2035: ("03-21", "11-01"),
}  # fmt: skip


@pytest.mark.parametrize("year", EIDS)
def test_the_eids_are_diyanets(year):
    found = [first_days(key, year) for key in ("islam.eid_al_fitr", "islam.eid_al_adha")]

    assert found == [[date.fromisoformat(f"{year}-{day}")] for day in EIDS[year]]


@pytest.mark.parametrize("year", BADI)
def test_the_bahai_year_is_the_world_centres(year):
    found = [first_days(key, year) for key in ("bahai.naw_ruz", "bahai.geburt_bab")]

    assert found == [[date.fromisoformat(f"{year}-{day}")] for day in BADI[year]]


@pytest.mark.parametrize(
    ("key", "year", "days"),
    [
        ("chr.eth.genna", 2028, ["2028-01-07"]),  # not the 8th of the conversion
        ("chr.eth.timkat", 2028, ["2028-01-20"]),
        ("chr.eth.enkutatash", 2023, ["2023-09-12"]),
        ("chr.eth.meskel", 2023, ["2023-09-28"]),
        ("chr.orth_new.schutz", 2022, []),  # Ukraine's reform
        ("chr.orth_new.schutz", 2023, ["2023-10-01"]),
        ("nat.ua_verteidiger", 2022, ["2022-10-14"]),
        ("nat.ua_verteidiger", 2023, ["2023-10-01"]),
        ("nat.ua_staatlichkeit", 2021, []),
        ("nat.ua_staatlichkeit", 2023, ["2023-07-28"]),
        ("nat.ua_staatlichkeit", 2024, ["2024-07-15"]),
        ("nat.ua_holodomor", 2024, ["2024-11-23"]),  # the fourth, not the last Saturday
        ("viet.tet", 2030, ["2030-02-02"]),  # a day before China
        ("china.neujahr", 2030, ["2030-02-03"]),
        ("korea.seollal", 2028, ["2028-01-27"]),
        ("china.neujahr", 2028, ["2028-01-26"]),
        ("chr.orth.ostern", 2024, ["2024-05-05"]),
        ("chr.west.ostersonntag", 2024, ["2024-03-31"]),
        ("chr.armen.ostern", 2024, ["2024-03-31"]),
        ("chr.west.erntedank", 2029, ["2029-10-07"]),
        ("chr.west.erntedank_ekd", 2029, ["2029-09-30"]),
        ("chr.west.erntedank_ekd", 2027, []),
        ("yezidi.ida_ezi", 2029, ["2029-12-14"]),
        ("yezidi.ida_ezi", 2023, ["2023-12-15"]),
        ("pers.nowruz", 2024, ["2024-03-20"]),
        ("pers.nowruz", 2025, ["2025-03-21"]),
        ("bahai.naw_ruz", 2025, ["2025-03-20"]),  # not the Iranian Nowruz
        ("pers.chaharshanbe_suri", 2024, ["2024-03-12"]),  # Nowruz itself was a Wednesday
        ("jud.tischa_beaw", 2029, ["2029-07-22"]),  # 9 Av is a Sabbath
        ("jud.purim", 2024, ["2024-03-24"]),  # Adar II
        ("islam.regaib", 2024, ["2024-01-12"]),  # 1 Rajab was that Friday
        ("hindu.dussehra", 2024, ["2024-10-12"]),
        ("hindu.diwali", 2024, ["2024-10-31"]),
        ("bud.losar", 2030, ["2030-03-05"]),  # a month after the Chinese New Year
        ("bud.vesak_thai", 2026, ["2026-05-31"]),
        ("bud.vesak_mai", 2026, ["2026-05-01"]),
        ("de.MV.frauentag", 2022, []),
        ("de.MV.frauentag", 2023, ["2023-03-08"]),
        ("de.BE.tag_der_befreiung_75", 2020, ["2020-05-08"]),
        ("de.civic.tag_der_nachbarschaft", 2022, ["2022-05-20"]),  # off the bridge day
        ("de.civic.tag_der_nachbarschaft", 2023, ["2023-05-26"]),
        ("de.SN.buss_und_bettag", 2022, ["2022-11-16"]),
        ("chr.west.advent_4", 2023, ["2023-12-24"]),
        ("chr.west.erntedank_ekd", 2024, []),  # Michaelmas itself is a Sunday
        ("chr.west.erntedank_ekd", 2035, ["2035-09-30"]),
        ("de.all.reformationstag", 2017, ["2017-10-31"]),  # once in all states
        ("de.all.reformationstag", 2018, []),
        ("de.BE.frauentag", 2020, ["2020-03-08"]),
        ("de.TH.weltkindertag", 2020, ["2020-09-20"]),
        ("de.BE.tag_der_befreiung_75", 2021, []),
        ("de.BE.tag_der_befreiung_80", 2025, ["2025-05-08"]),
        ("de.BE.volksaufstand_75", 2028, ["2028-06-17"]),
        ("de.BE.volksaufstand_75", 2029, []),
        ("de.civic.tag_der_nachbarschaft", 2025, ["2025-05-23"]),
        ("de.civic.tag_der_nachbarschaft", 2028, ["2028-05-19"]),
        ("sikh.guru_gobind", 2028, ["2028-01-04"]),
        ("sikh.guru_gobind_2", 2028, ["2028-12-23"]),  # 7 Pausha; the next month begins on 14 January 2029
        ("sikh.guru_gobind", 2029, []),  # 15 January 2029 is 1 Magha
        ("sikh.guru_gobind_2", 2030, ["2030-12-30"]),
        ("sikh.guru_gobind_2", 2033, ["2033-12-28"]),
        ("sikh.guru_gobind", 2034, []),  # 17 January 2034 is the 27th tithi
        ("bud.vesak_mai", 2031, ["2031-05-07"]),  # the moon is full at 03:40 UTC
        ("bud.vesak_mai", 2034, ["2034-05-03"]),
        ("bud.vesak_thai", 2034, ["2034-06-01"]),
        ("de.still.volkstrauertag", 2033, ["2033-11-13"]),
        ("de.still.totensonntag", 2028, ["2028-11-26"]),
        ("de.still.buss_und_bettag_alle", 2033, ["2033-11-16"]),
    ],
)
def test_traps(key, year, days):
    assert first_days(key, year) == [date.fromisoformat(day) for day in days]


def test_alevi_asure_is_three_days_after_the_sunni_ashura():
    asure, ashura = first_days("alevi.asure", 2026), first_days("islam.ashura", 2026)

    assert [(a - b).days for a, b in zip(asure, ashura, strict=True)] == [3]

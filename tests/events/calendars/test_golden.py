"""Every checked date comes out exactly: days, evening, kind, certainty and tradition."""

import csv
from datetime import date
from pathlib import Path

import pytest

from events.calendars import observances
from tests.conftest import SHARED

GOLDEN = Path(__file__).with_name("golden.csv")
CHECKED = SHARED / "data" / "observances-2025-2027.csv"
YEARS = (2025, 2027)


def begun(*years):
    return [
        row
        for year in years
        for row in observances(date(year, 1, 1), date(year, 12, 31))
        if row.first.year == year
    ]


def test_our_own_list_of_checked_dates():
    """`spans` stand between spaces; a span's last day follows a slash, without the year where it is the same."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        wanted = {
            (row["key"], row["evening"], row["kind"], row["certainty"]): row["spans"]
            for row in csv.DictReader(file)
        }

    found: dict[tuple, list[str]] = {}
    for row in begun(*YEARS):
        first, last = row.first.isoformat(), row.last.isoformat()
        end = "" if first == last else f"/{last[5:]}" if row.first.year == row.last.year else f"/{last}"
        about = (row.key, "yes" if row.evening else "no", row.kind.value, row.certainty.value)
        found.setdefault(about, []).append(first + end)

    assert {about: " ".join(found.get(about, [])) for about in wanted} == wanted


@pytest.mark.skipif(not CHECKED.exists(), reason="the shared list of checked dates is not at hand")
def test_the_shared_list_of_checked_dates():
    with CHECKED.open(encoding="utf-8", newline="") as file:
        wanted = {tuple(row.values())[:1] + tuple(row.values())[3:9] for row in csv.DictReader(file)}

    found = {
        (
            row.key,
            row.tradition,
            row.first.isoformat(),
            row.last.isoformat(),
            "yes" if row.evening else "no",
            row.kind.value,
            row.certainty.value,
        )
        for row in begun(*YEARS)
    }
    others = {row for row in found if row[0] not in {key for key, *_rest in wanted}}

    assert wanted - found == set()
    assert {key for key, *_rest in others if not key.startswith("de.school.")} == set()
    assert found - others == wanted

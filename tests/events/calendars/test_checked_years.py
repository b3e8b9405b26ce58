"""Days of 2020 to 2035 that others published or reckoned; each row of `checked_years.csv` names them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from events.calendars import observances

with Path(__file__).with_name("checked_years.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def first_days():
    found: dict[str, list[date]] = {}
    for row in observances(date(2020, 1, 1), date(2035, 12, 31)):
        found.setdefault(row.key, []).append(row.first)
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_the_days_are_those_of_others(row, first_days):
    wanted = [date.fromisoformat(day) for day in row["days"].split()]
    found = [day for day in first_days[row["key"]] if wanted[0] <= day <= wanted[-1]]

    assert found == wanted

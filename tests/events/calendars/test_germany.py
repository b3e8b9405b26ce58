"""Public holidays and Thai days are those of python-holidays, which is not loaded to reckon them."""

import os
import subprocess
import sys
from datetime import date

import pytest
from holidays.countries.germany import Germany
from holidays.countries.thailand import Thailand

from events.calendars import observances
from events.calendars.germany import STATES
from tests.conftest import ROOT

YEARS = range(2010, 2061)
LOADED = """
import sys, django
django.setup()
from datetime import date
from events.calendars import observances
assert len(observances(date(2027, 1, 1), date(2027, 12, 31))) > 300
print([name for name in sys.modules if name.startswith("holidays")])
"""


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_the_holidays_of_its_law(state):
    found = {
        (row.first, row.key.endswith("_teilweise"))
        for row in observances(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31), state=state, traditions=["germany"])
    }

    assert found == {
        (day, category == "catholic")
        for category in ("public", "catholic")
        for day in Germany(subdiv=state, years=YEARS, categories=(category,), expand=False)
    }


@pytest.mark.parametrize(
    ("key", "name"),
    [("bud.magha", "Makha Bucha"), ("bud.vesak_thai", "Visakha Bucha"), ("bud.asalha", "Asarnha Bucha")],
)
def test_thai_full_moons_are_the_public_holidays_of_thailand(key, name):
    rows = observances(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31), traditions=["buddhist"])

    holidays = Thailand(years=YEARS, observed=False, language="en_US")
    assert [row.first for row in rows if row.key == key] == sorted(
        day for day, names in holidays.items() if name in names.split("; ")
    )


def test_a_year_is_reckoned_without_loading_the_holidays_of_every_country():
    answer = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "festival.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == "[]\n"

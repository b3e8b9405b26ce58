"""The catalogue of observances: a year that nobody has asked for yet, the same once known, ten years.

The yardstick is what the year's public holidays cost in python-holidays for all states; of a new process, which
also imports what the year needs, the same process without the question.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from sys import modules

from holidays.countries.germany import Germany

from events.calendars import observances
from events.calendars.germany import STATES

from .measuring import Case

NEW_PROCESS = """
from django.conf import settings
settings.configure(USE_I18N=True)
from datetime import date
from events.calendars import observances
"""
ASK = "observances(date(2027, 1, 1), date(2027, 12, 31))"
Pair = tuple[Callable[[], object], Callable[[], object]]


def _public_holidays() -> object:
    return [len(Germany(subdiv=state, years=2027)) for state in STATES]


def _forget() -> None:
    """As in a process that has imported the modules and reckoned nothing."""
    ours = [module for name, module in modules.items() if name.startswith("events.calendars")]
    for found in [value for module in ours for value in vars(module).values()]:
        if callable(getattr(found, "cache_clear", None)):
            found.cache_clear()


def _years(first: int, last: int, *, cold: bool) -> Callable[[], object]:
    def ask() -> object:
        if cold:
            _forget()
        return observances(date(first, 1, 1), date(last, 12, 31))

    return ask


def cold_year() -> Pair:
    """Aim: 150 ms."""
    return _years(2027, 2027, cold=True), _public_holidays


def known_year() -> Pair:
    """Aim: 2 ms."""
    return _years(2027, 2027, cold=False), _public_holidays


def ten_years() -> Pair:
    """Aim: a second."""
    return _years(2026, 2035, cold=True), _public_holidays


def new_process() -> Pair:
    """Aim: 150 ms more than the process itself."""
    return _process(NEW_PROCESS + ASK), _process(NEW_PROCESS)


def _process(program: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", program], check=True)


CASES = (
    Case("a year of observances, cold", "public holidays", 20, cold_year),
    Case("a year of observances, known", "public holidays", 0.3, known_year),
    Case("a year of observances, in a new process", "the process alone", 1.5, new_process),
    Case("ten years of observances, cold", "public holidays", 140, ten_years),
)

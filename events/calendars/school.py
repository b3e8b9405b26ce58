"""School holidays as the states announce them through the KMK, years ahead: there is no rule.

python-holidays carries the published spans (`holidays.calendars.germany_school`). A second span of
the same break in a year has a key with `_2`. What is not published is answered as not announced.
"""

from datetime import date, timedelta
from functools import lru_cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.germany import STATES
from events.calendars.observance import Calendar, Certainty, Kind, Observance, Unannounced
from events.calendars.rules import western_easter

# By the names that python-holidays gives them.
BREAKS = {
    "WINTER_BREAK": ("winter", _("Winter school holidays")),
    "EASTER_SPRING_BREAK": ("ostern", _("Easter school holidays")),
    "ASCENSION_WHIT_BREAK": ("himmelfahrt_pfingsten", _("Ascension and Whitsun school holidays")),
    "SUMMER_BREAK": ("sommer", _("Summer school holidays")),
    "AUTUMN_BREAK": ("herbst", _("Autumn school holidays")),
    "CHRISTMAS_BREAK": ("weihnachten", _("Christmas school holidays")),
}
SPRING_BREAK = ("fruehjahr", _("Spring school holidays"))  # a spring break that is not about Easter
WEEKS_BEFORE_EASTER = timedelta(weeks=3)
ANY = _("School holidays")
WHO = _("Pupils, teachers and their families in this federal state.")
SOURCE = "Kultusministerkonferenz, Ferienkalender (python-holidays, germany_school)"
SLUG = "school"


def days(year: int) -> list[Observance]:
    """The breaks of this year and the Christmas break of the year before, in every state."""
    new_year = date(year, 1, 1)
    return [
        row
        for state in STATES
        for begun in (year - 1, year)
        for row in _of_state(state, begun)
        if row.last >= new_year
    ]


def missing(year: int) -> list[Unannounced]:
    """From where on a state's breaks of this year are not published: after the last one that is."""
    rows = []
    for state, name in STATES.items():
        known = _of_state(state, year)
        if any(row.key.endswith(".weihnachten") for row in known):
            continue
        rows.append(
            Unannounced(
                key=f"de.school.{state}",
                name=ANY,
                first=max((row.last for row in known), default=date(year, 1, 1)),
                last=date(year, 12, 31),
                kind=Kind.SCHOOL,
                tradition=f"Germany: school holidays {name}",
                calendar=SLUG,
                who=WHO,
                meaning=meanings.SCHOOL_BREAK,
                source=SOURCE,
                state=state,
            )
        )
    return rows


CALENDAR = Calendar(
    slug=SLUG, name=_("School holidays"), tradition="Germany: school holidays", days=days, missing=missing
)


@lru_cache(maxsize=1)
def _published() -> tuple[dict[Any, Any], dict[Any, tuple[str, str]], Any]:
    """The spans by year and state, what each sort of break is called here, and the sort about Easter."""
    spans = _spans()
    breaks = {getattr(spans, constant): told for constant, told in BREAKS.items()}
    return spans.GERMANY_SCHOOL_HOLIDAYS, breaks, spans.EASTER_SPRING_BREAK


def _spans() -> Any:
    """The library's file of data alone (11 MB): its package would load every calendar, a quarter of a second."""
    library = find_spec("holidays")
    if library is None or library.origin is None:
        raise ModuleNotFoundError("holidays")
    path = Path(library.origin).with_name("calendars") / "germany_school.py"
    loader = SourceFileLoader("germany_school", str(path))
    spans = module_from_spec(ModuleSpec(loader.name, loader, origin=str(path)))
    loader.exec_module(spans)
    return spans


def _of_state(state: str, year: int) -> list[Observance]:
    rows: list[Observance] = []
    seen: dict[str, int] = {}
    published, breaks, spring = _published()
    for begins_in, month, day, ends_in, last_month, last_day, sort in published.get(year, {}).get(state, ()):
        if begins_in != 0:
            continue  # the Christmas break, told with the year in which it begins
        first = date(year, month, day)
        early = sort == spring and first < western_easter(year) - WEEKS_BEFORE_EASTER
        ending, name = SPRING_BREAK if early else breaks[sort]
        seen[ending] = seen.get(ending, 0) + 1
        rows.append(
            Observance(
                key=f"de.school.{state}.{ending}" + (f"_{seen[ending]}" if seen[ending] > 1 else ""),
                name=name,
                first=first,
                last=date(year + ends_in, last_month, last_day),
                evening=False,
                kind=Kind.SCHOOL,
                certainty=Certainty.FIXED,
                tradition=f"Germany: school holidays {STATES[state]}",
                calendar=SLUG,
                who=WHO,
                meaning=meanings.SCHOOL_BREAK,
                source=SOURCE,
                state=state,
            )
        )
    return rows

"""Baháʼí days by the Badíʻ calendar as it is since 2015.

Naw-Rúz is the day (from sunset to sunset) in which the spring equinox falls at Tehran. The twin
birthdays are the first and second day after the eighth new moon after Naw-Rúz, again at Tehran.
Both reproduce the World Centre's table for the years 172 to 221. Days begin at sunset; Naw-Rúz is not
always the Iranian Nowruz.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, Span, When, calendar_of
from events.calendars.rules import once, span
from events.calendars.sky import Place, civil_day, lunation_near, moment, new_moon, setting, sun_reaches

TEHRAN = Place(35.696, 51.423, 3.5)


@lru_cache(maxsize=64)
def naw_ruz(year: int) -> date:
    """The civil day whose sunset ends the first day of the Baháʼí year."""
    return badi_day(sun_reaches(0, year))


def badi_day(when: float) -> date:
    """The Baháʼí day of a moment, named by the civil day on which it ends at sunset in Tehran."""
    day = civil_day(when, offset=TEHRAN.offset)
    return day if when < sunset_in_tehran(day) else day + timedelta(days=1)


def sunset_in_tehran(day: date) -> float:
    """Sunset at sea level with the usual refraction."""
    return setting(moment(day, 18 - TEHRAN.offset), TEHRAN)


@lru_cache(maxsize=64)
def birth_of_the_bab(year: int) -> date:
    """The first day after the eighth new moon that follows Naw-Rúz."""
    new_year = naw_ruz(year)
    lunation = lunation_near(new_year) - 1
    while new_moon(lunation) <= sunset_in_tehran(new_year):
        lunation += 1
    return badi_day(new_moon(lunation + 7)) + timedelta(days=1)


def _leap_days(year: int) -> list[Span]:
    first = naw_ruz(year - 1) + timedelta(days=18 * 19)
    return [(first, _fast(year) - timedelta(days=1))]


def _fast(year: int) -> date:
    return naw_ruz(year) - timedelta(days=19)


def _after(reckon: Callable[[int], date], shift: int, days: int = 1) -> When:
    return once(reckon, shift, days)


REST = _(
    "Work and school rest for Baháʼí families, from the evening before; guests are welcome at the celebrations."
)
ROWS = (
    ("ayyam_i_ha", _("Ayyám-i-Há"), _leap_days, True, Kind.CELEBRATION, meanings.CHEERFUL),
    ("naw_ruz", _("Naw-Rúz (Baháʼí New Year)"), _after(naw_ruz, 0), True, Kind.CELEBRATION, REST),
    ("ridvan", _("Riḍván festival (12 days)"), _after(naw_ruz, 31, 12), True, Kind.CELEBRATION, meanings.CHEERFUL),
    ("ridvan_1", _("First day of Riḍván"), _after(naw_ruz, 31), True, Kind.CELEBRATION, REST),
    ("ridvan_9", _("Ninth day of Riḍván"), _after(naw_ruz, 39), True, Kind.CELEBRATION, REST),
    ("ridvan_12", _("Twelfth day of Riḍván"), _after(naw_ruz, 42), True, Kind.CELEBRATION, REST),
    ("bab_erklaerung", _("Declaration of the Báb"), _after(naw_ruz, 64), True, Kind.CELEBRATION, REST),
    ("baha_hinscheiden", _("Ascension of Baháʼu'lláh"), _after(naw_ruz, 69), True, Kind.SOLEMN, meanings.HOLY_DAY),
    ("bab_maertyrertod", _("Martyrdom of the Báb"), _after(naw_ruz, 111), True, Kind.SOLEMN, meanings.HOLY_DAY),
    ("geburt_bab", _("Birth of the Báb"), _after(birth_of_the_bab, 0), True, Kind.CELEBRATION, REST),
    ("geburt_baha", _("Birth of Baháʼu'lláh"), _after(birth_of_the_bab, 1), True, Kind.CELEBRATION, REST),
    ("fasten", _("Baháʼí fast (19 days)"), lambda year: [span(_fast(year), 19)], False, Kind.FAST,
     _("Adults neither eat nor drink from sunrise to sunset: offer food in the evening; no alcohol at any time.")),
)  # fmt: skip

CALENDAR = calendar_of(
    tuple(
        Feast(f"bahai.{key}", name, when, kind, Certainty.COMPUTED, text, evening=evening)
        for key, name, when, evening, kind, text in ROWS
    ),
    slug="bahai",
    name=_("Baháʼí"),
    tradition="Bahá'í",
    who=_("Baháʼí families; they drink no alcohol."),
    source="Baháʼí World Centre, table of Naw-Rúz and the twin birthdays for 172 to 221 B.E.",
)

"""Buddhist days, which differ by school: Vesak stands here by the May full moon and by Thai reckoning.

Thai days are those of Thailand's public holidays by the Thai lunar calendar: twelve months of 29 and
30 days, in some years a second eighth month, in others a thirtieth day of the seventh; no rule says in
which, the almanac does (years as in python-holidays, which our days are checked against).
The Vietnamese Vesak is with the Vietnamese days, the Korean and Chinese one with the Korean. Losar: the
Phugpa reckoning as described by S. Janson, "Tibetan Calendar Mathematics" (2007): month length
167025/5656 days, epoch of the year 806; other schools may differ by a day or a month.
"""

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import floor

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, When, calendar_of
from events.calendars.rules import on, once, span
from events.calendars.sky import civil_day, full_moon, lunation_near, moment

GERMAN_SUMMER_TIME = 2.0
JULIAN_DAY_OF_ORDINAL = 1721425
MONTH = Fraction(167025, 5656)
EPOCH = 2015501 + Fraction(4783, 5656)
MOON_STEPS, SUN_STEPS = (0, 5, 10, 15, 19, 22, 24, 25), (0, 6, 10, 11)

MAKHA, VISAKHA, ASALHA = 3, 6, 8  # months of their full moons
THAI_YEARS = range(1999, 2102)
FIRST_THAI_DAY = date(1998, 11, 19)
FULL_MOON_AFTER = 14  # days after the first of the month
EXTRA_IN = 7  # the month that has a day more
EXTRA_DAY = frozenset(
    (2000, 2006, 2009, 2016, 2020, 2025, 2032, 2035, 2041, 2046, 2052, 2055, 2058, 2067, 2071, 2076, 2083, 2086,
     2092, 2097)
)  # fmt: skip
THIRTEEN_MONTHS = frozenset(
    (1999, 2002, 2004, 2007, 2010, 2012, 2015, 2018, 2021, 2023, 2026, 2029, 2031, 2034, 2037, 2040, 2043, 2045,
     2048, 2050, 2053, 2056, 2059, 2062, 2064, 2066, 2069, 2072, 2074, 2077, 2080, 2082, 2085, 2088, 2091, 2094,
     2096, 2099, 2101)
)  # fmt: skip


def may_full_moon(year: int) -> date:
    """The civil day in Germany of the first full moon of May."""
    may = date(year, 5, 1)
    start = moment(may, -GERMAN_SUMMER_TIME)
    lunation = lunation_near(may) - 2
    while full_moon(lunation) < start:
        lunation += 1
    return civil_day(full_moon(lunation), offset=GERMAN_SUMMER_TIME)


def thai(month: int) -> When:
    """The full moon of a Thai lunar month; in a year of thirteen months everything is a month later."""
    return lambda year: [span(_thai_full_moon(year, month))] if year in THAI_YEARS else []


def _thai_full_moon(year: int, month: int) -> date:
    past = month if year in THIRTEEN_MONTHS else month - 1
    extra = 1 if year in EXTRA_DAY and past >= EXTRA_IN else 0
    return _thai_new_year(year) + timedelta(days=past // 2 * 59 + past % 2 * 29 + extra + FULL_MOON_AFTER)


@lru_cache(maxsize=128)
def _thai_new_year(year: int) -> date:
    """The first day of the first month, in the last weeks before this year of ours."""
    if year == THAI_YEARS[0]:
        return FIRST_THAI_DAY
    length = 384 if year - 1 in THIRTEEN_MONTHS else 355 if year - 1 in EXTRA_DAY else 354
    return _thai_new_year(year - 1) + timedelta(days=length)


@lru_cache(maxsize=64)
def losar(year: int) -> date:
    """The first day of the Tibetan year that begins in this year of ours: the day after the last of the old."""
    months = floor(Fraction(67 * (12 * (year - 806) - 2) + 78, 65)) - 1
    mean_moon = (months * Fraction(253, 3528) + 30 * Fraction(1, 28) + Fraction(475, 3528)) % 1
    mean_sun = (months * Fraction(65, 804) + 30 * Fraction(65, 804) / 30 + Fraction(743, 804)) % 1
    true_end = (
        months * MONTH
        + MONTH
        + EPOCH
        + _stepwise(MOON_STEPS, 28 * mean_moon) / 60
        - _stepwise(SUN_STEPS, 12 * ((mean_sun - Fraction(1, 4)) % 1)) / 60
    )
    return date.fromordinal(floor(true_end) + 1 - JULIAN_DAY_OF_ORDINAL)


def _stepwise(steps: tuple[int, ...], where: Fraction) -> Fraction:
    """Between the values of an equation's table; a quarter is tabled, the rest is its mirror."""
    quarter = len(steps) - 1

    def at(index: int) -> int:
        half, rest = divmod(index % (4 * quarter), 2 * quarter)
        value = steps[rest if rest <= quarter else 2 * quarter - rest]
        return -value if half else value

    low = floor(where)
    return at(low) + (where - low) * (at(low + 1) - at(low))


def _feast(key: str, name: str, when: When, text: str, **more: str) -> Feast:
    return Feast(f"bud.{key}", name, when, Kind.CELEBRATION, Certainty.COMPUTED, text, **more)  # type: ignore[arg-type]


CALENDAR = calendar_of(
    (
        _feast("losar", _("Losar (Tibetan New Year)"), once(losar), meanings.NEW_YEAR,
        tradition="Buddhist (Tibetan)",
               who=_("Tibetan families and centres; Bhutan and some schools may begin a month earlier or later.")),
        _feast("magha", _("Magha Puja"), thai(MAKHA), meanings.FULL_MOON),
        Feast("bud.songkran", _("Songkran (Thai, Lao and Khmer New Year)"), on(4, 13, 3), Kind.CELEBRATION,
              Certainty.FIXED, meanings.OUTDOOR_FEAST, tradition="Buddhist (Thai)",
              who=_("Families from Thailand, Laos and Cambodia; celebrations in Germany are often on a weekend.")),
        _feast("vesak_mai", _("Vesak (first full moon of May)"), once(may_full_moon), meanings.FULL_MOON,
               who=_("Buddhists from Sri Lanka and India and the German Buddhist Union; the public feast "
                     "is often on a weekend nearby.")),
        _feast("vesak_thai", _("Vesak (Thai reckoning)"), thai(VISAKHA), meanings.FULL_MOON,
               who=_("Thai, Lao and Cambodian temples; Singapore and Vietnam the same day or the next.")),
        _feast("asalha", _("Asalha Puja"), thai(ASALHA), meanings.FULL_MOON),
    ),
    slug="buddhist",
    name=_("Buddhist"),
    tradition="Buddhist",
    who=_("Buddhist families and temples; schools differ, so ask the local one."),
    source="Full moons (PyEphem); Thai lunar calendar (year types of the almanac); Phugpa calendar (Janson 2007)",
)  # fmt: skip

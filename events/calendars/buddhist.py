"""Buddhist days, which differ by school: Vesak stands here by the May full moon and by Thai reckoning.

Thai days are those of Thailand's public holidays (`holidays.Thailand`, the lunar calendar of the
Thai almanac with its own leap months). The Vietnamese Vesak is with the Vietnamese days, the Korean
and Chinese one with the Korean. Losar: the Phugpa reckoning as described by S. Janson, "Tibetan
Calendar Mathematics" (2007): month length 167025/5656 days, epoch of the year 806; other schools may
differ by a day or a month.
"""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, When, calendar_of
from events.calendars.rules import on, once
from events.calendars.sky import civil_day, full_moon, lunation_near, moment

GERMAN_SUMMER_TIME = 2.0
JULIAN_DAY_OF_ORDINAL = 1721425
MONTH = Fraction(167025, 5656)
EPOCH = 2015501 + Fraction(4783, 5656)
MOON_STEPS, SUN_STEPS = (0, 5, 10, 15, 19, 22, 24, 25), (0, 6, 10, 11)


def may_full_moon(year: int) -> date:
    """The civil day in Germany of the first full moon of May."""
    may = date(year, 5, 1)
    start = moment(may, -GERMAN_SUMMER_TIME)
    lunation = lunation_near(may) - 2
    while full_moon(lunation) < start:
        lunation += 1
    return civil_day(full_moon(lunation), offset=GERMAN_SUMMER_TIME)


def thai(name: str) -> When:
    """A lunar public holiday of Thailand, by its English name."""
    return once(lambda year: _thai_days(year)[name])


@lru_cache(maxsize=64)
def _thai_days(year: int) -> dict[str, date]:
    from holidays.countries.thailand import Thailand  # costs 20 MB and a fifth of a second: only when asked

    found = Thailand(  # type: ignore[no-untyped-call]
        years=year, observed=False, language="en_US"
    )
    return {name: day for day, names in found.items() for name in names.split("; ")}


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
        _feast("magha", _("Magha Puja"), thai("Makha Bucha"), meanings.FULL_MOON),
        Feast("bud.songkran", _("Songkran (Thai, Lao and Khmer New Year)"), on(4, 13, 3), Kind.CELEBRATION,
              Certainty.FIXED, meanings.OUTDOOR_FEAST, tradition="Buddhist (Thai)",
              who=_("Families from Thailand, Laos and Cambodia; celebrations in Germany are often on a weekend.")),
        _feast("vesak_mai", _("Vesak (first full moon of May)"), once(may_full_moon), meanings.FULL_MOON,
               who=_("Buddhists from Sri Lanka and India and the German Buddhist Union; the public feast "
                     "is often on a weekend nearby.")),
        _feast("vesak_thai", _("Vesak (Thai reckoning)"), thai("Visakha Bucha"), meanings.FULL_MOON,
               who=_("Thai, Lao and Cambodian temples; Singapore and Vietnam the same day or the next.")),
        _feast("asalha", _("Asalha Puja"), thai("Asarnha Bucha"), meanings.FULL_MOON),
    ),
    slug="buddhist",
    name=_("Buddhist"),
    tradition="Buddhist",
    who=_("Buddhist families and temples; schools differ, so ask the local one."),
    source="Full moons (PyEphem); public holidays of Thailand (python-holidays); Phugpa calendar (Janson 2007)",
)  # fmt: skip

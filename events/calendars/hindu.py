"""Hindu and Sikh days: the tithi at the hour that belongs to each feast, reckoned for Delhi.

Diwali: the new moon's tithi at dusk; Dussehra: the tenth in the afternoon; Ganesh: the fourth at noon;
Raksha Bandhan: the full moon's tithi in the morning without Bhadra; Janmashtami as India's public
holiday, which is the day after the fast of the night. `india.csv` holds the few days on which India's
published holiday differs from the rule. For Guru Gobind Singh (7 Pausha, the bright half) python-holidays has days
for 2028 to 2034 on other tithis (15 January 2029 is the 1st, 31 December 2030 the 8th, 17 January 2034 the 27th):
the rule stands. Temples in Germany may reckon by local time: Diwali stands
here for both.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, Span, When, calendar_of
from events.calendars.rules import on, span
from events.calendars.sky import civil_day, longitude, moon
from events.calendars.tithi import (
    ASHVINA,
    BHADRAPADA,
    CHAITRA,
    DELHI,
    ERFURT,
    KARTIKA,
    KOCHI,
    MAGHA,
    PAUSHA,
    PHALGUNA,
    SHRAVANA,
    Hour,
    dusk,
    part_of_day,
    sidereal,
    sun_enters,
    sunrise_and_sunset,
    tithi,
)

INDIA = Path(__file__).with_name("india.csv")
MORNING, NOON, AFTERNOON, LATE = part_of_day(0.2), part_of_day(0.5), part_of_day(0.6), part_of_day(0.7)
SUNRISE: Hour = part_of_day(0.0)
SIMHA, MAKARA = 4, 9
SHRAVANA_STAR = (280.0, 280.0 + 360 / 27)  # the lunar mansion of Onam, sidereal degrees


@lru_cache(maxsize=1)
def published() -> dict[tuple[str, int], date]:
    """India's published days by key and year, where they differ from the rule."""
    with INDIA.open(encoding="utf-8", newline="") as file:
        return {(row["key"], int(row["year"])): date.fromisoformat(row["day"]) for row in csv.DictReader(file)}


def as_published(key: str, when: When) -> When:
    """The rule, unless India published another day."""

    def published_or_reckoned(year: int) -> Iterator[Span]:
        day = published().get((key, year))
        yield from when(year) if day is None else [span(day)]

    return published_or_reckoned


def makar_sankranti(year: int) -> list[Span]:
    """The day on which the sun enters Makara, the next one if it does so after sunset."""
    enters = sun_enters(MAKARA, year)
    day = civil_day(enters, offset=DELHI.offset)
    late = enters > sunrise_and_sunset(day, DELHI)[1]
    return [span(day + timedelta(days=1) if late else day)]


def onam(year: int) -> list[Span]:
    """The last day of the solar month Chingam on which the moon is in Shravana in the morning."""
    first = civil_day(sun_enters(SIMHA, year), offset=KOCHI.offset)
    days = [first + timedelta(days=days) for days in range(30, -1, -1)]
    low, high = SHRAVANA_STAR
    return [span(next(day for day in days if low <= sidereal(longitude(moon, MORNING(day, KOCHI)), year) < high))]


DIWALI = tithi(KARTIKA - 1, 30, dusk)
ROWS = (
    ("makar_sankranti", _("Makar Sankranti and Pongal"), makar_sankranti, Kind.CELEBRATION, meanings.CHEERFUL),
    ("shivaratri", _("Maha Shivaratri"), tithi(MAGHA, 29, dusk), Kind.FAST, meanings.TEMPLE_FEAST),
    ("holi", _("Holi"), tithi(PHALGUNA, 15, LATE, shift=1), Kind.CELEBRATION,
     _("Families throw coloured powder outdoors: a good link for a festival, mind clothes and cleaning.")),
    ("ram_navami", _("Ram Navami"), tithi(CHAITRA, 9, NOON, last=True), Kind.CELEBRATION, meanings.TEMPLE_FEAST),
    ("puthandu", _("Tamil New Year (Puthandu)"), on(4, 14), Kind.CELEBRATION, meanings.NEW_YEAR),
    ("raksha_bandhan", _("Raksha Bandhan"), tithi(SHRAVANA, 15, MORNING, last=True), Kind.CELEBRATION,
     meanings.FAMILY_FEAST),
    ("janmashtami", _("Krishna Janmashtami"), tithi(SHRAVANA, 23, SUNRISE), Kind.CELEBRATION,
     meanings.TEMPLE_FEAST),
    ("ganesh", _("Ganesh Chaturthi"), tithi(BHADRAPADA, 4, NOON), Kind.CELEBRATION, meanings.TEMPLE_FEAST),
    ("onam", _("Onam"), onam, Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("navaratri", _("Navaratri (nine nights)"), tithi(ASHVINA, 1, NOON, days=9), Kind.CELEBRATION,
     meanings.TEMPLE_FEAST),
    ("dussehra", _("Dussehra"), tithi(ASHVINA, 10, AFTERNOON), Kind.CELEBRATION, meanings.CHEERFUL),
    ("diwali", _("Diwali"), DIWALI, Kind.CELEBRATION, meanings.LIGHTS),
    ("chhath", _("Chhath Puja"), tithi(KARTIKA, 6, SUNRISE, last=True), Kind.CELEBRATION, meanings.TEMPLE_FEAST),
)  # fmt: skip

HINDU = calendar_of(
    (
        *(
            Feast(f"hindu.{key}", name, as_published(f"hindu.{key}", when), kind, Certainty.COMPUTED, text)
            for key, name, when, kind, text in ROWS
        ),
        Feast(
            "hindu.diwali_de",
            _("Diwali (reckoned for Germany)"),
            tithi(KARTIKA - 1, 30, dusk, place=ERFURT),
            Kind.CELEBRATION,
            Certainty.COMPUTED,
            meanings.LIGHTS,
            tradition="Hindu (local tithi, Berlin/Erfurt)",
            who=_("Temples in Germany that reckon by local time; the others keep India's day."),
        ),
    ),
    slug="hindu",
    name=_("Hindu"),
    tradition="Hindu (date for India; German temples may shift by one day because tithi is local)",
    who=_("Hindu families by India's date; temples in Germany may keep the day before."),
    source="Tithi at the feast's hour, Delhi (PyEphem, Lahiri); India's public holidays (python-holidays)",
)

SIKH = calendar_of(
    (
        Feast(
            "sikh.guru_gobind",
            _("Birthday of Guru Gobind Singh"),
            tithi(PAUSHA, 7, SUNRISE),
            Kind.CELEBRATION,
            Certainty.COMPUTED,
            meanings.TEMPLE_FEAST,
            who=_(
                "Sikh families by the old lunar calendar; those with the Nanakshahi calendar of 2003 keep 5 "
                "January."
            ),
            numbered=True,
        ),
        Feast(
            "sikh.vaisakhi",
            _("Vaisakhi"),
            on(4, 14),
            Kind.CELEBRATION,
            Certainty.FIXED,
            meanings.COMMUNITY_FEAST,
            who=_("Sikh families on 13 or 14 April; the procession is on a weekend nearby."),
        ),
        Feast(
            "sikh.bandi_chhor",
            _("Bandi Chhor Divas"),
            DIWALI,
            Kind.CELEBRATION,
            Certainty.COMPUTED,
            meanings.LIGHTS,
        ),
        Feast(
            "sikh.guru_nanak",
            _("Birthday of Guru Nanak"),
            tithi(KARTIKA, 15, SUNRISE),
            Kind.CELEBRATION,
            Certainty.COMPUTED,
            meanings.TEMPLE_FEAST,
        ),
    ),
    slug="sikh",
    name=_("Sikh"),
    tradition="Sikh",
    who=_("Sikh families; the calendar of 2003 with fixed days differs and is kept by some."),
    source="Tithi at sunrise, Delhi (PyEphem, Lahiri); Vaisakhi 14 April",
)

"""Germany's silent days and the days of its civic life.

Silent days: Volkstrauertag and Totensonntag are the Sundays two and one before Advent, Buß- und
Bettag the Wednesday before 23 November. Neighbours' Day is the last Friday of May, a week earlier
where that is the bridge day after Ascension (so published by the nebenan.de foundation for 2020 to 2025; 2020:
engagiert.sachsen-anhalt.de). Hours in which state law forbids festivities: `silent_days`.
Weeks without a rule stand in `ANNOUNCED` by what was published; every other year is answered as not announced yet.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Calendar, Certainty, Feast, Kind, Span, Unannounced, calendar_of
from events.calendars.rules import FRI, SUN, WED, first_from, nth, on_or_after, span, western_easter

SILENT = calendar_of(
    tuple(
        Feast(f"de.still.{key}", name, when, Kind.SOLEMN, Certainty.COMPUTED, meanings.SILENT_DAY)
        for key, name, when in (
            ("volkstrauertag", _("National Day of Mourning"), first_from(SUN, 11, 27, shift=-14)),
            ("buss_und_bettag_alle", _("Day of Repentance and Prayer"), first_from(WED, 11, 16)),
            ("totensonntag", _("Sunday of the Dead"), first_from(SUN, 11, 27, shift=-7)),
        )
    ),
    slug="silent",
    name=_("Silent days"),
    tradition="Germany: silent day (stiller Tag, event restrictions by state law)",
    who=_("Everybody: the states restrict public festivities differently; Good Friday is a silent day too."),
    source="Public holiday laws of the federal states; church year",
)
CAMPAIGN_CHARTA = "Charta der Vielfalt"
PUBLISHED_NEIGHBOURS = (2020, 2021, 2022, 2023, 2024, 2025)  # years whose day was printed


class Announced(NamedTuple):
    """Published spans of a week or day without a rule, and the months and days within which it falls."""

    key: str
    name: str
    spans: tuple[Span, ...]
    earliest: tuple[int, int]
    latest: tuple[int, int]
    source: str


INTERCULTURAL = (
    (date(2024, 9, 22), date(2024, 9, 29)),
    (date(2025, 9, 21), date(2025, 9, 28)),
    (date(2026, 9, 27), date(2026, 10, 4)),
)
ANNOUNCED = (
    Announced("de.civic.interkulturelle_woche", _("Intercultural Week"), INTERCULTURAL, (9, 15), (10, 10),
              "interkulturellewoche.de"),
    Announced("de.civic.tag_des_fluechtlings", _("Refugee Day of the Intercultural Week"),
              tuple(span(on_or_after(first, FRI)) for first, _last in INTERCULTURAL), (9, 15), (10, 10),
              "Friday of the Intercultural Week, interkulturellewoche.de"),
    Announced("de.civic.diversity_tag", _("German Diversity Day"), (span(date(2024, 5, 28)), span(date(2025, 5,
    27))),
              (5, 10), (6, 10), CAMPAIGN_CHARTA),
    Announced("de.civic.wochen_gegen_rassismus", _("International Weeks against Racism"), (
        (date(2024, 3, 11), date(2024, 3, 24)),
        (date(2025, 3, 17), date(2025, 3, 30)),
        (date(2026, 3, 16), date(2026, 3, 29)),
        (date(2027, 3, 8), date(2027, 3, 21)),
    ), (3, 1), (4, 5), "Stiftung gegen Rassismus"),
)  # fmt: skip


def neighbours(*, published: bool) -> Callable[[int], Iterator[Span]]:
    """Neighbours' Day in the years whose day was published, or in the others, by the rule."""

    def when(year: int) -> Iterator[Span]:
        friday = on_or_after(date(year, 5, 25), FRI)
        if friday == western_easter(year) + timedelta(days=40):
            friday -= timedelta(days=7)
        if (year in PUBLISHED_NEIGHBOURS) == published:
            yield span(friday)

    return when


def _in_year(spans: tuple[Span, ...]) -> Callable[[int], list[Span]]:
    return lambda year: [found for found in spans if found[0].year == year]


_NEIGHBOURS = tuple(
    Feast("de.civic.tag_der_nachbarschaft", _("Neighbours' Day"), neighbours(published=published),
          Kind.INTERNATIONAL, certainty, meanings.CAMPAIGN, tradition="Germany/Europe",
          who=_("Neighbourhoods all over Germany; the day may move off other bridge days too."))
    for published, certainty in ((True, Certainty.FIXED), (False, Certainty.COMPUTED))
)  # fmt: skip
_TABLE = calendar_of(
    (
        Feast("de.civic.muttertag", _("Mother's Day"), nth(SUN, 2, 5), Kind.CELEBRATION, Certainty.COMPUTED,
              meanings.FAMILY_FEAST, who=_("Families all over Germany.")),
        *_NEIGHBOURS,
        *(
            Feast(row.key, row.name, _in_year(row.spans), Kind.INTERNATIONAL, Certainty.FIXED, meanings.CAMPAIGN,
                  source=row.source)
            for row in ANNOUNCED
        ),
    ),
    slug="civic",
    name=_("Civic life"),
    tradition="Germany",
    who=_("Towns, schools, associations and communities all over Germany; towns may choose other days."),
    source="Published by those who call for it",
)  # fmt: skip


def missing(year: int) -> list[Unannounced]:
    """What is announced year by year and was not published for this one."""
    return [
        Unannounced(
            key=row.key,
            name=row.name,
            first=date(year, *row.earliest),
            last=date(year, *row.latest),
            kind=Kind.INTERNATIONAL,
            tradition="Germany",
            calendar="civic",
            who=_("Towns, schools, associations and communities all over Germany; towns may choose other days."),
            meaning=meanings.CAMPAIGN,
            source=row.source,
        )
        for row in ANNOUNCED
        if all(first.year != year for first, _last in row.spans)
    ]


CALENDAR = Calendar(slug="civic", name=_TABLE.name, tradition="Germany", days=_TABLE.days, missing=missing)

"""State days of countries from which many families came, a calendar each.

Ukraine moved days with its church reform: Statehood Day from 28 to 15 July in 2024 (it exists since
2022), the Day of Defenders from 14 to 1 October in 2023. Holodomor is remembered on the fourth, not
the last, Saturday of November, Vyshyvanka Day is the third Thursday of May.
"""

from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Calendar, Certainty, Feast, Kind, When, calendar_of
from events.calendars.rules import SAT, THU, nth, on

PUBLIC, MOURNING, CELEBRATION, SOLEMN = Kind.PUBLIC, Kind.MOURNING, Kind.CELEBRATION, Kind.SOLEMN
FIXED, COMPUTED = Certainty.FIXED, Certainty.COMPUTED
STATEHOOD, DEFENDERS = _("Ukrainian Statehood Day"), _("Day of Defenders of Ukraine")
FOREVER = (0, 9999)


class Row(NamedTuple):
    """A state day: key, name, rule, kind, certainty, meaning, country and the years it holds."""

    key: str
    name: str
    when: When
    kind: Kind
    certainty: Certainty
    meaning: str
    country: str
    years: tuple[int, int] = FOREVER


ROWS = (
    Row("ua_invasion", _("Anniversary of the full-scale invasion of Ukraine"), on(2, 24), MOURNING, FIXED,
        meanings.REMEMBRANCE, "Ukraine", (2022, 9999)),
    Row("tr_kinderfest", _("Turkish Children's Day (23 April)"), on(4, 23), CELEBRATION, FIXED, meanings.CHEERFUL,
        "Turkey"),
    Row("kr_jp_kindertag", _("Children's Day (Korea, Japan)"), on(5, 5), CELEBRATION, FIXED, meanings.CHEERFUL,
        "Korean/Japanese"),
    Row("ua_vyshyvanka", _("Vyshyvanka Day"), nth(THU, 3, 5), CELEBRATION, COMPUTED, meanings.CHEERFUL, "Ukraine"),
    Row("er_unabhaengigkeit", _("Independence Day of Eritrea"), on(5, 24), PUBLIC, FIXED, meanings.STATE_DAY,
        "Eritrea"),
    Row("ua_verfassung", _("Constitution Day of Ukraine"), on(6, 28), PUBLIC, FIXED, meanings.STATE_DAY,
    "Ukraine"),
    Row("ua_staatlichkeit", STATEHOOD, on(7, 28), PUBLIC, FIXED, meanings.STATE_DAY, "Ukraine", (2022, 2023)),
    Row("ua_staatlichkeit", STATEHOOD, on(7, 15), PUBLIC, FIXED, meanings.STATE_DAY, "Ukraine", (2024, 9999)),
    Row("af_unabhaengigkeit", _("Independence Day of Afghanistan"), on(8, 19), PUBLIC, FIXED, meanings.STATE_DAY,
        "Afghanistan"),
    Row("ua_unabhaengigkeit", _("Independence Day of Ukraine"), on(8, 24), PUBLIC, FIXED, meanings.STATE_DAY,
        "Ukraine"),
    Row("vn_nationaltag", _("National Day of Vietnam"), on(9, 2), PUBLIC, FIXED, meanings.STATE_DAY, "Vietnam"),
    Row("ua_verteidiger", DEFENDERS, on(10, 14), SOLEMN, FIXED, meanings.REMEMBRANCE, "Ukraine", (0, 2022)),
    Row("ua_verteidiger", DEFENDERS, on(10, 1), SOLEMN, FIXED, meanings.REMEMBRANCE, "Ukraine", (2023, 9999)),
    Row("ua_holodomor", _("Holodomor Remembrance Day"), nth(SAT, 4, 11), MOURNING, COMPUTED, meanings.REMEMBRANCE,
        "Ukraine"),
    Row("ro_nationaltag", _("National Day of Romania"), on(12, 1), PUBLIC, FIXED, meanings.STATE_DAY, "Romania"),
)  # fmt: skip


class Country(NamedTuple):
    """A country as its rows name it: the short name of its calendar, its name for people, who keeps its days."""

    label: str
    slug: str
    name: str
    who: str


COUNTRIES = (
    Country("Ukraine", "ukraine", _("Ukrainian"), _("Families from Ukraine.")),
    Country("Turkey", "turkey", _("Turkish"), _("Families from Turkey.")),
    Country("Korean/Japanese", "korea_japan", _("Korean and Japanese"), _("Families from Korea and Japan.")),
    Country("Eritrea", "eritrea", _("Eritrean"),
            _("Families from Eritrea, yet not all of them: some fled its state.")),
    Country("Afghanistan", "afghanistan", _("Afghan"),
            _("Families from Afghanistan, yet not all of them: some fled its state.")),
    Country("Vietnam", "vietnam", _("Vietnamese state"),
            _("Families from Vietnam, yet not all of them: some fled its state.")),
    Country("Romania", "romania", _("Romanian"), _("Families from Romania.")),
)  # fmt: skip
GROUP = "nations"  # one word for all of them
# Who is named by this word is named for these calendars too: a district's Vietnamese families for both.
NAMED_BY = {country.slug: (GROUP,) for country in COUNTRIES} | {
    "vietnam": (GROUP, "vietnamese"),
    "korea_japan": (GROUP, "korean"),
}


def _feast(row: Row) -> Feast:
    since, until = row.years
    return Feast(
        f"nat.{row.key}", row.name, row.when, row.kind, row.certainty, row.meaning, since=since, until=until
    )


def _calendar(country: Country) -> Calendar:
    return calendar_of(
        tuple(_feast(row) for row in ROWS if row.country == country.label),
        slug=country.slug,
        name=country.name,
        tradition=country.label,
        who=country.who,
        source="Public holidays of the countries (python-holidays); Ukraine: laws of 2021 and 2023",
    )


CALENDARS = tuple(_calendar(country) for country in COUNTRIES)

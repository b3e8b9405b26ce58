"""Public holidays by the laws of the federal states, as they stand; checked against python-holidays.

A day that all sixteen states share has a key `de.all.…`, every other one a key of its state. Corpus
Christi in Saxony and Thuringia and Assumption in Bavaria hold only in mostly catholic municipalities.
A one-off day, as in Berlin, has a key of its own. Nothing is moved off a Sunday. Augsburg's Peace
Festival (8 August) is a municipal day and is named as not covered.
"""

from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Calendar, Certainty, Kind, Observance, Span, When
from events.calendars.rules import WED, first_from, on, once, western_easter

STATES = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
ALL = tuple(STATES)
SINCE_LUTHER = ("BB", "MV", "SN", "ST", "TH")
SINCE_2018 = (*SINCE_LUTHER, "HB", "HH", "NI", "SH")
FIXED, COMPUTED = Certainty.FIXED, Certainty.COMPUTED


class Holiday(NamedTuple):
    """A row of the laws: the key's last part, the name, the rule, where and in which years it holds.

    `partly`: only in municipalities that are mostly catholic.
    """

    ending: str
    name: str
    when: When
    certainty: Certainty
    states: tuple[str, ...]
    since: int = 0
    until: int = 9999
    partly: bool = False


def easter(shift: int) -> When:
    """So many days from Easter Sunday."""
    return once(western_easter, shift)


REFORMATION, CORPUS_CHRISTI, WOMEN = _("Reformation Day"), _("Corpus Christi"), _("International Women's Day")
HOLIDAYS = (
    Holiday("neujahr", _("New Year's Day"), on(1, 1), FIXED, ALL),
    Holiday("heilige_drei_koenige", _("Epiphany"), on(1, 6), FIXED, ("BW", "BY", "ST")),
    Holiday("frauentag", WOMEN, on(3, 8), FIXED, ("BE",), since=2019),
    Holiday("frauentag", WOMEN, on(3, 8), FIXED, ("MV",), since=2023),
    Holiday("karfreitag", _("Good Friday"), easter(-2), COMPUTED, ALL),
    Holiday("ostersonntag", _("Easter Sunday"), easter(0), COMPUTED, ("BB",)),
    Holiday("ostermontag", _("Easter Monday"), easter(1), COMPUTED, ALL),
    Holiday("tag_der_arbeit", _("Labour Day"), on(5, 1), FIXED, ALL),
    Holiday("christi_himmelfahrt", _("Ascension Day"), easter(39), COMPUTED, ALL),
    Holiday("pfingstsonntag", _("Whit Sunday"), easter(49), COMPUTED, ("BB",)),
    Holiday("pfingstmontag", _("Whit Monday"), easter(50), COMPUTED, ALL),
    Holiday("fronleichnam", CORPUS_CHRISTI, easter(60), COMPUTED, ("BW", "BY", "HE", "NW", "RP", "SL")),
    Holiday("fronleichnam", CORPUS_CHRISTI, easter(60), COMPUTED, ("SN", "TH"), partly=True),
    Holiday("mariae_himmelfahrt", _("Assumption of Mary"), on(8, 15), FIXED, ("SL",)),
    Holiday("mariae_himmelfahrt", _("Assumption of Mary"), on(8, 15), FIXED, ("BY",), partly=True),
    Holiday("weltkindertag", _("World Children's Day"), on(9, 20), FIXED, ("TH",), since=2019),
    Holiday("tag_der_deutschen_einheit", _("Day of German Unity"), on(10, 3), FIXED, ALL),
    Holiday("reformationstag", REFORMATION, on(10, 31), FIXED, SINCE_LUTHER, until=2016),
    Holiday("reformationstag", REFORMATION, on(10, 31), FIXED, ALL, since=2017, until=2017),
    Holiday("reformationstag", REFORMATION, on(10, 31), FIXED, SINCE_2018, since=2018),
    Holiday("allerheiligen", _("All Saints' Day"), on(11, 1), FIXED, ("BW", "BY", "NW", "RP", "SL")),
    Holiday("buss_und_bettag", _("Day of Repentance and Prayer"), first_from(WED, 11, 16), COMPUTED, ("SN",)),
    Holiday("weihnachten_1", _("Christmas Day"), on(12, 25), FIXED, ALL),
    Holiday("weihnachten_2", _("Second Day of Christmas"), on(12, 26), FIXED, ALL),
    Holiday("tag_der_befreiung_75", _("75th anniversary of the liberation from National Socialism"), on(5, 8),
            FIXED, ("BE",), since=2020, until=2020),
    Holiday("tag_der_befreiung_80", _("80th anniversary of the liberation from National Socialism"), on(5, 8),
            FIXED, ("BE",), since=2025, until=2025),
    Holiday("volksaufstand_75", _("75th anniversary of the uprising of 17 June 1953"), on(6, 17), FIXED, ("BE",),
            since=2028, until=2028),
)  # fmt: skip
WHO = _("Everybody: the law of the federal state.")
WHO_PARTLY = _("Everybody in mostly catholic municipalities, in Thuringia for example the Eichsfeld.")
SOURCE = "Public holiday laws of the federal states"
SLUG = "germany"


def days(year: int) -> list[Observance]:
    """Every state's public holidays: the shared ones once."""
    return [
        _observance(holiday, day, state)
        for holiday in HOLIDAYS
        if holiday.since <= year <= holiday.until
        for day in holiday.when(year)
        for state in ((None,) if holiday.states == ALL else holiday.states)
    ]


CALENDAR = Calendar(
    slug=SLUG,
    name=_("Public holidays"),
    tradition="Germany: nationwide public holiday",
    days=days,
)


def _observance(holiday: Holiday, day: Span, state: str | None) -> Observance:
    sort = "regional public holiday" if holiday.partly else "public holiday"
    return Observance(
        key=f"de.{state or 'all'}.{holiday.ending}{'_teilweise' if holiday.partly else ''}",
        name=holiday.name,
        first=day[0],
        last=day[1],
        evening=False,
        kind=Kind.PUBLIC,
        certainty=holiday.certainty,
        tradition=f"Germany: {STATES[state]} {sort}" if state else "Germany: nationwide public holiday",
        calendar=SLUG,
        who=WHO_PARTLY if holiday.partly else WHO,
        meaning=meanings.PARTIAL_HOLIDAY if holiday.partly else meanings.PUBLIC_HOLIDAY,
        source=SOURCE,
        state=state,
    )

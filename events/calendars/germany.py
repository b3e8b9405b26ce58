"""Public holidays by the law of the federal states, as python-holidays knows them.

A day that all sixteen states share has a key `de.all.…`, every other one a key of its state. Corpus
Christi in Saxony and Thuringia and Assumption in Bavaria hold only in mostly catholic municipalities
(`categories=("catholic",)`). A one-off day, as in Berlin, has a key of its own. Nothing is moved off a
Sunday. Augsburg's Peace Festival (8 August) is a municipal day and is named as not covered.
"""

from datetime import date
from functools import lru_cache

from django.utils.text import slugify
from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Calendar, Certainty, Kind, Observance

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
PARTLY_CATHOLIC = ("BY", "SN", "TH")
# Day's name in python-holidays → the key's last part, our name, how its date is found.
NAMED = {
    "New Year's Day": ("neujahr", _("New Year's Day"), Certainty.FIXED),
    "Epiphany": ("heilige_drei_koenige", _("Epiphany"), Certainty.FIXED),
    "International Women's Day": ("frauentag", _("International Women's Day"), Certainty.FIXED),
    "Good Friday": ("karfreitag", _("Good Friday"), Certainty.COMPUTED),
    "Easter Sunday": ("ostersonntag", _("Easter Sunday"), Certainty.COMPUTED),
    "Easter Monday": ("ostermontag", _("Easter Monday"), Certainty.COMPUTED),
    "Labor Day": ("tag_der_arbeit", _("Labour Day"), Certainty.FIXED),
    "Ascension Day": ("christi_himmelfahrt", _("Ascension Day"), Certainty.COMPUTED),
    "Whit Sunday": ("pfingstsonntag", _("Whit Sunday"), Certainty.COMPUTED),
    "Whit Monday": ("pfingstmontag", _("Whit Monday"), Certainty.COMPUTED),
    "Corpus Christi": ("fronleichnam", _("Corpus Christi"), Certainty.COMPUTED),
    "Assumption Day": ("mariae_himmelfahrt", _("Assumption of Mary"), Certainty.FIXED),
    "World Children's Day": ("weltkindertag", _("World Children's Day"), Certainty.FIXED),
    "German Unity Day": ("tag_der_deutschen_einheit", _("Day of German Unity"), Certainty.FIXED),
    "Reformation Day": ("reformationstag", _("Reformation Day"), Certainty.FIXED),
    "All Saints' Day": ("allerheiligen", _("All Saints' Day"), Certainty.FIXED),
    "Repentance and Prayer Day": ("buss_und_bettag", _("Day of Repentance and Prayer"), Certainty.COMPUTED),
    "Christmas Day": ("weihnachten_1", _("Christmas Day"), Certainty.FIXED),
    "Second Day of Christmas": ("weihnachten_2", _("Second Day of Christmas"), Certainty.FIXED),
}
ONCE = {
    date(2020, 5, 8): ("tag_der_befreiung_75", _("75th anniversary of the liberation from National Socialism")),
    date(2025, 5, 8): ("tag_der_befreiung_80", _("80th anniversary of the liberation from National Socialism")),
    date(2028, 6, 17): ("volksaufstand_75", _("75th anniversary of the uprising of 17 June 1953")),
}
ALIASES = {"Pentecost Sunday": "Whit Sunday", "Pentecost": "Whit Sunday", "Pentecost Monday": "Whit Monday",
"Women's Day": "International Women's Day",
           "Labour Day": "Labor Day"}  # fmt: skip
WHO = _("Everybody: the law of the federal state.")
WHO_PARTLY = _("Everybody in mostly catholic municipalities, in Thuringia for example the Eichsfeld.")
SOURCE = "Public holiday laws of the federal states (python-holidays, Germany)"
SLUG = "germany"


def days(year: int) -> list[Observance]:
    """Every state's public holidays: the shared ones once."""
    by_state = {state: _holidays(state, year, "public") for state in STATES}
    shared = set.intersection(*(set(found.items()) for found in by_state.values()))
    rows = [_observance(day, name, None) for day, name in shared]
    for state, found in by_state.items():
        rows += [_observance(day, name, state) for day, name in found.items() if (day, name) not in shared]
    for state in PARTLY_CATHOLIC:
        found = _holidays(state, year, "catholic")
        rows += [_observance(day, name, state, partly=True) for day, name in found.items()]
    return rows


CALENDAR = Calendar(
    slug=SLUG,
    name=_("Public holidays"),
    tradition="Germany: nationwide public holiday",
    days=days,
)


@lru_cache(maxsize=1024)
def _holidays(state: str, year: int, category: str) -> dict[date, str]:
    from holidays.countries.germany import Germany  # costs 20 MB and a fifth of a second: only when asked

    return dict(Germany(subdiv=state, years=year, categories=(category,), language="en_US", expand=False).items())


def _observance(day: date, found: str, state: str | None, *, partly: bool = False) -> Observance:
    name = ALIASES.get(found, found)
    if day in ONCE and name not in NAMED:
        ending, shown = ONCE[day]
        certainty = Certainty.FIXED
    else:
        # A new law's holiday has no name of ours yet: it is told with the library's, never left out.
        fallback = (slugify(name).replace("-", "_"), name, Certainty.FIXED)
        ending, shown, certainty = NAMED.get(name, fallback)
    sort = "regional public holiday" if partly else "public holiday"
    return Observance(
        key=f"de.{state or 'all'}.{ending}{'_teilweise' if partly else ''}",
        name=shown,
        first=day,
        last=day,
        evening=False,
        kind=Kind.PUBLIC,
        certainty=certainty,
        tradition=f"Germany: {STATES[state]} {sort}" if state else "Germany: nationwide public holiday",
        calendar=SLUG,
        who=WHO_PARTLY if partly else WHO,
        meaning=meanings.PARTIAL_HOLIDAY if partly else meanings.PUBLIC_HOLIDAY,
        source=SOURCE,
        state=state,
    )

"""The Orthodox churches: one Easter, two calendars for the fixed feasts.

Pascha by the Julian computus for all eastern churches, those on the new calendar included. Fixed
feasts: the Julian calendar (+13 days: Russian, Serbian, Georgian, Macedonian), or the revised Julian,
that is our date (Greek, Romanian, Bulgarian, Antiochian; the Orthodox Church of Ukraine and the
Ukrainian Greek Catholic Church since 1 September 2023, source: babel.ua/en/news/95649).
"""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import julian, on, once, orthodox_easter

REFORM = 2023  # from 1 September on
ALL = (
    "Orthodox (all Eastern churches incl. Ukrainian OCU/UGCC, Greek, Romanian, Russian, Serbian; also Ethiopian, "
    "Eritrean, Coptic date of Easter)"
)
EASTER = (
    (
        "grosse_fastenzeit_beginn",
        _("Orthodox Great Lent begins (Clean Monday)"),
        -48,
        Kind.FAST,
        meanings.VEGAN_FAST,
    ),
    ("palmsonntag", _("Orthodox Palm Sunday"), -7, Kind.SOLEMN, meanings.CHURCH_MORNING),
    ("karfreitag", _("Orthodox Good Friday"), -2, Kind.SOLEMN, meanings.HOLY_DAY),
    ("ostern", _("Orthodox Easter"), 0, Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("ostermontag", _("Orthodox Easter Monday"), 1, Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("himmelfahrt", _("Orthodox Ascension Day"), 39, Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("pfingsten", _("Orthodox Pentecost"), 49, Kind.CELEBRATION, meanings.CHURCH_MORNING),
)
JULIAN = (
    ("heiligabend", _("Orthodox Christmas Eve (Julian calendar)"), julian(12, 24), Kind.FAST, meanings.VEGAN_FAST),
    ("weihnachten", _("Orthodox Christmas (Julian calendar)"), julian(12, 25), Kind.CELEBRATION,
     meanings.FAMILY_FEAST),
    ("altes_neujahr", _("Old New Year"), julian(1, 1), Kind.CELEBRATION, meanings.CHEERFUL),
    ("theophanie", _("Theophany (Julian calendar)"), julian(1, 6), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("sava", _("St Sava's Day"), julian(1, 14), Kind.CELEBRATION, meanings.CHEERFUL),
    ("georgstag", _("St George's Day, Đurđevdan, Herdelezi"), julian(4, 23), Kind.CELEBRATION,
     meanings.OUTDOOR_FEAST),
    ("vidovdan", _("Vidovdan"), julian(6, 15), Kind.SOLEMN, meanings.REMEMBRANCE),
    ("entschlafen", _("Dormition (Julian calendar)"), julian(8, 15), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("schutz", _("Protection of the Mother of God (Julian calendar)"), julian(10, 1), Kind.CELEBRATION,
     meanings.CHURCH_MORNING),
    ("nikolaus", _("St Nicholas' Day (Julian calendar)"), julian(12, 6), Kind.CELEBRATION, meanings.CHEERFUL),
)  # fmt: skip
NEW = (
    ("theophanie", _("Theophany (new calendar)"), on(1, 6), meanings.CHURCH_MORNING, REFORM + 1),
    ("entschlafen", _("Dormition (new calendar)"), on(8, 15), meanings.CHURCH_MORNING, REFORM + 1),
    ("nikolaus", _("St Nicholas' Day (new calendar)"), on(12, 6), meanings.CHEERFUL, REFORM),
    ("heiligabend", _("Christmas Eve (Sviat Vechir)"), on(12, 24), meanings.FAMILY_FEAST, REFORM),
    ("weihnachten", _("Orthodox Christmas (new calendar)"), on(12, 25), meanings.FAMILY_FEAST, REFORM),
)
WITH_UKRAINE = _(
    "Greek, Romanian, Bulgarian and Antiochian Orthodox families, and since September 2023 the Orthodox Church "
    "of Ukraine and Ukrainian Greek Catholics; some Ukrainian families still keep the Julian date."
)
WITHOUT_UKRAINE = _(
    "Greek, Romanian, Bulgarian and Antiochian Orthodox families; Ukrainian churches kept the Julian date until "
    "2023."
)
SHARED = _(
    "Orthodox families of all countries, Ukrainian Greek Catholics included; Armenians keep the western Easter."
)

EASTER_CALENDAR = calendar_of(
    (
        Feast(
            "chr.orth.grosse_fastenzeit",
            _("Orthodox Great Lent"),
            once(orthodox_easter, -48, 48),
            Kind.FAST,
            Certainty.COMPUTED,
            meanings.VEGAN_FAST,
            tradition="Orthodox",
        ),
        *(
            Feast(f"chr.orth.{key}", name, once(orthodox_easter, shift), kind, Certainty.COMPUTED, text)
            for key, name, shift, kind, text in EASTER
        ),
    ),
    slug="orthodox",
    name=_("Orthodox (Easter)"),
    tradition=ALL,
    who=SHARED,
    source="Julian computus (dateutil.easter)",
)

JULIAN_CALENDAR = calendar_of(
    tuple(
        Feast(f"chr.orth_julian.{key}", name, when, kind, Certainty.FIXED, text)
        for key, name, when, kind, text in JULIAN
    ),
    slug="orthodox_julian",
    name=_("Orthodox (Julian calendar)"),
    tradition=("Orthodox, Julian calendar (Russian, Serbian, Georgian, Macedonian, UOC-MP, Jerusalem, Mt Athos)"),
    who=_(
        "Russian, Serbian, Georgian and Macedonian Orthodox families; Ukrainian families kept these days until "
        "2023, and some still do."
    ),
    source="Julian calendar, 13 days later in our calendar from 1900 to 2099",
)

NEW_CALENDAR = calendar_of(
    (
        *(
            Feast(
                f"chr.orth_new.{key}",
                name,
                when,
                Kind.CELEBRATION,
                Certainty.FIXED,
                text,
                who=who,
                since=since,
                until=until,
            )
            for key, name, when, text, first in NEW
            for who, since, until in ((WITHOUT_UKRAINE, 0, first - 1), (WITH_UKRAINE, first, 9999))
        ),
        Feast(
            "chr.orth_new.schutz",
            _("Pokrova (Ukraine)"),
            on(10, 1),
            Kind.CELEBRATION,
            Certainty.FIXED,
            meanings.CHURCH_MORNING,
            who=_(
                "The Orthodox Church of Ukraine and Ukrainian Greek Catholics since 2023; before, on 14 October."
            ),
            since=REFORM,
        ),
    ),
    slug="orthodox_new",
    name=_("Orthodox (new calendar)"),
    tradition=(
        "Orthodox, new/revised Julian calendar for fixed feasts (Greek/Rum, Romanian, Bulgarian, Antiochian; "
        "Ukrainian OCU+UGCC since 1 Sep 2023)"
    ),
    who=WITH_UKRAINE,
    source="Revised Julian calendar; Ukrainian reform of 1 September 2023 (babel.ua/en/news/95649)",
)

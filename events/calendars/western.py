"""The church year of the western churches, catholic and protestant.

Easter by the Gregorian computus (`dateutil.easter`) and days counted from it. Advent begins on the
Sunday from 27 November to 3 December. Thanksgiving: the first Sunday of October; the Protestant
Church in Germany keeps the first Sunday after Michaelmas, which is 30 September in some years.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, Span, When, calendar_of
from events.calendars.rules import SUN, first_from, nth, on, on_or_after, once, span, western_easter


def easter(shift: int, days: int = 1) -> When:
    """So many days after Easter Sunday."""
    return once(western_easter, shift, days)


def thanksgiving_elsewhere(year: int) -> Iterator[Span]:
    """The Protestant Church's Thanksgiving where it is not the first Sunday of October."""
    sunday = on_or_after(date(year, 9, 30), SUN)
    if sunday.month == 9:
        yield span(sunday)


STILL = _("A quiet day before Easter: many families are in church or travel; keep music and food simple.")
LANTERNS = _("Kindergartens walk with lanterns in the evening: plan no other children's event then, or join them.")
COMPUTED = (
    ("rosenmontag", _("Carnival Monday"), easter(-48), Kind.CELEBRATION, meanings.CHEERFUL),
    ("aschermittwoch", _("Ash Wednesday"), easter(-46), Kind.FAST, meanings.CHRISTIAN_FAST),
    ("fastenzeit", _("Lent"), easter(-46, 46), Kind.FAST, meanings.CHRISTIAN_FAST),
    ("palmsonntag", _("Palm Sunday"), easter(-7), Kind.SOLEMN, meanings.CHURCH_MORNING),
    ("gruendonnerstag", _("Maundy Thursday"), easter(-3), Kind.SOLEMN, STILL),
    ("karfreitag", _("Good Friday"), easter(-2), Kind.SOLEMN, meanings.SILENT_DAY),
    ("karsamstag", _("Holy Saturday"), easter(-1), Kind.SOLEMN, STILL),
    ("ostersonntag", _("Easter Sunday"), easter(0), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("ostermontag", _("Easter Monday"), easter(1), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    (
        "christi_himmelfahrt",
        _("Ascension Day and Fathers' Day"),
        easter(39),
        Kind.CELEBRATION,
        meanings.OUTDOOR_FEAST,
    ),
    ("pfingsten", _("Whit Sunday"), easter(49), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("pfingstmontag", _("Whit Monday"), easter(50), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("dreifaltigkeit", _("Trinity Sunday"), easter(56), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("fronleichnam", _("Corpus Christi"), easter(60), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("erntedank", _("Harvest Thanksgiving"), nth(SUN, 1, 10), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("advent_1", _("First Sunday of Advent"), first_from(SUN, 11, 27), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("advent_2", _("Second Sunday of Advent"), first_from(SUN, 12, 4), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("advent_3", _("Third Sunday of Advent"), first_from(SUN, 12, 11), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("advent_4", _("Fourth Sunday of Advent"), first_from(SUN, 12, 18), Kind.CELEBRATION, meanings.CHURCH_MORNING),
)
FIXED = (
    ("epiphanias", _("Epiphany"), on(1, 6), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("lichtmess", _("Candlemas"), on(2, 2), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("mariae_himmelfahrt", _("Assumption of Mary"), on(8, 15), Kind.CELEBRATION, meanings.CHURCH_MORNING),
    ("reformationstag", _("Reformation Day"), on(10, 31), Kind.SOLEMN, meanings.CHURCH_MORNING),
    ("allerheiligen", _("All Saints' Day"), on(11, 1), Kind.SOLEMN, meanings.ANCESTORS),
    ("allerseelen", _("All Souls' Day"), on(11, 2), Kind.SOLEMN, meanings.ANCESTORS),
    ("st_martin", _("St Martin's Day"), on(11, 11), Kind.CELEBRATION, LANTERNS),
    ("nikolaus", _("St Nicholas' Day"), on(12, 6), Kind.CELEBRATION, meanings.CHEERFUL),
    ("heiligabend", _("Christmas Eve"), on(12, 24), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("weihnachten", _("Christmas Day"), on(12, 25), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("weihnachten_2", _("Second Day of Christmas"), on(12, 26), Kind.CELEBRATION, meanings.FAMILY_FEAST),
    ("silvester", _("New Year's Eve"), on(12, 31), Kind.CELEBRATION, meanings.FAMILY_FEAST),
)
FEASTS = (
    *(
        Feast(f"chr.west.{key}", name, when, kind, Certainty.COMPUTED, text)
        for key, name, when, kind, text in COMPUTED
    ),
    *(Feast(f"chr.west.{key}", name, when, kind, Certainty.FIXED, text) for key, name, when, kind, text in FIXED),
    Feast(
        "chr.west.erntedank_ekd",
        _("Harvest Thanksgiving (Protestant date)"),
        thanksgiving_elsewhere,
        Kind.CELEBRATION,
        Certainty.COMPUTED,
        meanings.CHURCH_MORNING,
        who=_("Protestant parishes that keep the first Sunday after Michaelmas; Catholic parishes a week later."),
    ),
)

CALENDAR = calendar_of(
    FEASTS,
    slug="western",
    name=_("Christian (Catholic and Protestant)"),
    tradition="Christian western (catholic/protestant)",
    who=_("Catholic and Protestant Christians, and many families who keep the customs only."),
    source="Gregorian computus (dateutil.easter); church year of EKD and Deutsche Bischofskonferenz",
)

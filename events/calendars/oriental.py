"""The oriental churches and the Assyrian and Aramaean days: Armenian, Ethiopian and Eritrean, Coptic.

Armenians keep the western Easter and Christmas on 6 January. Ethiopian, Eritrean and Coptic feasts
follow the Coptic months (`convertdate.coptic`; the Ethiopian year is the Coptic year + 276), so New
Year moves to 12 September in the year before a leap year of ours. Christmas is kept on 7 January
always, although the conversion gives 8 January in leap years. Easter is the Orthodox one.
"""

from collections.abc import Iterator
from datetime import date

from convertdate import coptic
from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, Span, When, calendar_of
from events.calendars.rules import on, once, orthodox_easter, span, touching, western_easter

YEARS_BEHIND = 284  # the Coptic year that is running on 1 January


def coptic_day(month: int, day: int, days: int = 1) -> When:
    """A day of the Coptic, and so of the Ethiopian, calendar (month 1 is Thout or Meskerem)."""

    def when(year: int) -> Iterator[Span]:
        running = year - YEARS_BEHIND
        return touching(
            year,
            (span(date(*coptic.to_gregorian(number, month, day)), days) for number in (running, running + 1)),
        )

    return when


COPTIC_DAYS = "Coptic months (convertdate.coptic); Kenat; public holidays of Ethiopia and Eritrea"

ARMENIAN = calendar_of(
    (
        Feast("chr.armen.weihnachten", _("Armenian Christmas"), on(1, 6), Kind.CELEBRATION, Certainty.FIXED,
              meanings.FAMILY_FEAST),
        Feast("chr.armen.ostern", _("Armenian Easter"), once(western_easter), Kind.CELEBRATION, Certainty.COMPUTED,
              meanings.FAMILY_FEAST),
        Feast("chr.armen.genozid", _("Armenian Genocide Remembrance Day"), on(4, 24), Kind.MOURNING,
                      Certainty.FIXED,
              meanings.REMEMBRANCE, tradition="Armenian"),
        Feast("chr.armen.vardavar", _("Vardavar (water festival)"), once(western_easter, 98), Kind.CELEBRATION,
              Certainty.COMPUTED, meanings.OUTDOOR_FEAST),
    ),
    slug="armenian",
    name=_("Armenian"),
    tradition="Armenian Apostolic",
    who=_("Armenian families; Christmas begins with a service on the evening of 5 January."),
    source="Armenian Apostolic Church: western Easter, Vardavar 98 days later; public holidays of Armenia",
)  # fmt: skip

ETHIOPIAN = calendar_of(
    (
        Feast("chr.eth.genna", _("Genna (Ethiopian and Eritrean Christmas)"), on(1, 7), Kind.CELEBRATION,
              Certainty.FIXED, meanings.FAMILY_FEAST),
        Feast("chr.eth.timkat", _("Timkat (Epiphany)"), coptic_day(5, 11), Kind.CELEBRATION, Certainty.COMPUTED,
              meanings.OUTDOOR_FEAST, evening=True),
        Feast("chr.eth.hudade", _("Hudade (Ethiopian and Eritrean Lent)"), once(orthodox_easter, -55, 55),
                      Kind.FAST,
              Certainty.COMPUTED, meanings.VEGAN_FAST),
        Feast("chr.eth.siklet", _("Siklet (Ethiopian and Eritrean Good Friday)"), once(orthodox_easter, -2),
              Kind.SOLEMN, Certainty.COMPUTED, meanings.HOLY_DAY),
        Feast("chr.eth.fasika", _("Fasika (Ethiopian and Eritrean Easter)"), once(orthodox_easter),
                      Kind.CELEBRATION,
              Certainty.COMPUTED, meanings.FAMILY_FEAST, evening=True),
        Feast("chr.eth.filseta", _("Filseta fast"), coptic_day(12, 1, 15), Kind.FAST, Certainty.COMPUTED,
              meanings.VEGAN_FAST),
        Feast("chr.eth.enkutatash", _("Enkutatash (Ethiopian and Eritrean New Year)"), coptic_day(1, 1),
              Kind.CELEBRATION, Certainty.COMPUTED, meanings.NEW_YEAR),
        Feast("chr.eth.meskel", _("Meskel (Finding of the True Cross)"), coptic_day(1, 17), Kind.CELEBRATION,
              Certainty.COMPUTED, meanings.OUTDOOR_FEAST, evening=True),
    ),
    slug="ethiopian",
    name=_("Ethiopian and Eritrean Orthodox"),
    tradition="Ethiopian/Eritrean Orthodox Tewahedo",
    who=_("Orthodox families from Ethiopia and Eritrea."),
    source=COPTIC_DAYS,
)  # fmt: skip

COPTIC = calendar_of(
    (
        Feast("chr.copt.weihnachten", _("Coptic Christmas"), on(1, 7), Kind.CELEBRATION, Certainty.FIXED,
              meanings.FAMILY_FEAST, evening=True),
        Feast("chr.copt.theophanie", _("Coptic Theophany"), coptic_day(5, 11), Kind.CELEBRATION,
                      Certainty.COMPUTED,
              meanings.CHURCH_MORNING, evening=True),
        Feast("chr.copt.nayrouz", _("Nayrouz (Coptic New Year)"), coptic_day(1, 1), Kind.CELEBRATION,
              Certainty.COMPUTED, meanings.CHURCH_MORNING),
    ),
    slug="coptic",
    name=_("Coptic"),
    tradition="Coptic Orthodox",
    who=_("Coptic families, most of them from Egypt."),
    source=COPTIC_DAYS,
)  # fmt: skip

SYRIAC = calendar_of(
    (
        Feast("chr.syr.akitu", _("Akitu (Assyrian New Year)"), on(4, 1), Kind.CELEBRATION, Certainty.FIXED,
              meanings.OUTDOOR_FEAST, tradition="Assyrian"),
        Feast("chr.syr.sayfo", _("Sayfo remembrance"), on(6, 15), Kind.MOURNING, Certainty.FIXED,
              meanings.REMEMBRANCE, who=_("Assyrian and Aramaean families; some remember on 24 April.")),
    ),
    slug="syriac",
    name=_("Assyrian and Aramaean"),
    tradition="Assyrian/Aramaean",
    who=_("Assyrian, Aramaean and Chaldean families."),
    source="Fixed days of the associations",
)  # fmt: skip

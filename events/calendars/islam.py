"""Sunni Islam in Germany: the days of the Koordinationsrat der Muslime, that is of Diyanet.

The months are reckoned in `events.calendars.hijri`. Nights are kept on the evening before the civil
day given here: Qadr 27 Ramadan, Miʿraj 27 Rajab, Bara'at 15 Shaʿban, Regaib the first Friday of
Rajab, Mawlid 12 Rabiʿ I. Communities that wait for a local sighting are often a day later.
"""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.hijri import diyanet
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import FRI, hijri, hijri_month, hijri_weekday

MUHARRAM, SAFAR, RABI_I, RAJAB, SHABAN, RAMADAN, SHAWWAL, DHU_L_HIJJA = 1, 2, 3, 7, 8, 9, 10, 12

FEASTS = (
    Feast(
        "islam.hijri_neujahr",
        _("Islamic New Year"),
        hijri(diyanet, MUHARRAM, 1),
        Kind.SOLEMN,
        Certainty.MOON,
        meanings.QUIET_RELIGIOUS_DAY,
        evening=True,
    ),
    Feast(
        "islam.ashura",
        _("Ashura (Sunni day of fasting)"),
        hijri(diyanet, MUHARRAM, 10),
        Kind.FAST,
        Certainty.MOON,
        _(
            "Some people fast by day: offer food to take away and share aşure; Shia and Alevi neighbours mourn "
            "around this day."
        ),
        evening=True,
    ),
    Feast(
        "islam.mawlid",
        _("Birthday of the Prophet (Mawlid, Sunni)"),
        hijri(diyanet, RABI_I, 12),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.MOSQUE_EVENING,
        evening=True,
    ),
    Feast(
        "islam.regaib",
        _("Night of Regaib"),
        hijri_weekday(diyanet, RAJAB, FRI),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.MOSQUE_EVENING,
        evening=True,
    ),
    Feast(
        "islam.miraj",
        _("Night of the Ascension (Miʿraj)"),
        hijri(diyanet, RAJAB, 27),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.MOSQUE_EVENING,
        evening=True,
    ),
    Feast(
        "islam.bara_at",
        _("Night of Forgiveness (Bara'at)"),
        hijri(diyanet, SHABAN, 15),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.MOSQUE_EVENING,
        evening=True,
    ),
    Feast(
        "islam.ramadan",
        _("Ramadan"),
        hijri_month(diyanet, RAMADAN),
        Kind.FAST,
        Certainty.MOON,
        meanings.RAMADAN,
        evening=True,
    ),
    Feast(
        "islam.laylat_al_qadr",
        _("Night of Destiny (Laylat al-Qadr)"),
        hijri(diyanet, RAMADAN, 27),
        Kind.SOLEMN,
        Certainty.MOON,
        _("Families spend the night before in the mosque after a day of fasting: plan no evening event."),
        evening=True,
    ),
    Feast(
        "islam.eid_al_fitr",
        _("Eid al-Fitr (end of Ramadan)"),
        hijri(diyanet, SHAWWAL, 1, 3),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.EID,
        evening=True,
    ),
    Feast(
        "islam.arafa",
        _("Day of Arafah"),
        hijri(diyanet, DHU_L_HIJJA, 9),
        Kind.SOLEMN,
        Certainty.MOON,
        _("Some people fast and families prepare the feast of the next day: expect fewer visitors and helpers."),
        evening=True,
    ),
    Feast(
        "islam.eid_al_adha",
        _("Eid al-Adha (Feast of Sacrifice)"),
        hijri(diyanet, DHU_L_HIJJA, 10, 4),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.EID,
        evening=True,
    ),
)

CALENDAR = calendar_of(
    FEASTS,
    slug="islam",
    name=_("Islam (Sunni)"),
    tradition="Islam (Sunni; Germany: KRM/DITIB = Diyanet calculation)",
    who=_(
        "Sunni Muslims who follow the Koordinationsrat der Muslime or DITIB; communities with local moon "
        "sighting are often a day later, so mind the day before and the day after."
    ),
    source="Koordinationsrat der Muslime since 2008; Diyanet; criterion of Istanbul 2016",
)

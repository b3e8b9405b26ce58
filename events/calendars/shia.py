"""Shia Islam: months begin when the crescent can be seen with the naked eye at Najaf.

Iran's printed calendar may be a day earlier. Days as the office of Ayatollah Sistani lists them;
Mawlid is 17 Rabiʿ I, not 12.
"""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.hijri import najaf
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import hijri, hijri_month

MUHARRAM, SAFAR, RABI_I, RAJAB, SHABAN, RAMADAN, SHAWWAL, DHU_L_HIJJA = 1, 2, 3, 7, 8, 9, 10, 12
KEEPS_LATER = _("Shia families celebrate with visits and sweets, often a day after Sunni families; ask both.")
ROWS = (
    (
        "muharram_trauer",
        _("Muharram mourning (Shia)"),
        hijri(najaf, MUHARRAM, 1, 10),
        Kind.MOURNING,
        meanings.MOURNING,
    ),
    ("ashura", _("Ashura (Shia day of mourning)"), hijri(najaf, MUHARRAM, 10), Kind.MOURNING, meanings.MOURNING),
    ("arbain", _("Arbaeen"), hijri(najaf, SAFAR, 20), Kind.MOURNING, meanings.MOURNING),
    (
        "mawlid",
        _("Birthday of the Prophet (Mawlid, Shia)"),
        hijri(najaf, RABI_I, 17),
        Kind.CELEBRATION,
        KEEPS_LATER,
    ),
    ("ali_geburt", _("Birthday of Imam Ali (Shia)"), hijri(najaf, RAJAB, 13), Kind.CELEBRATION, KEEPS_LATER),
    ("mahdi_geburt", _("Birthday of Imam Mahdi"), hijri(najaf, SHABAN, 15), Kind.CELEBRATION, KEEPS_LATER),
    ("ramadan", _("Ramadan (Shia)"), hijri_month(najaf, RAMADAN), Kind.FAST, meanings.RAMADAN),
    ("eid_al_fitr", _("Eid al-Fitr (Shia)"), hijri(najaf, SHAWWAL, 1), Kind.CELEBRATION, meanings.EID),
    ("eid_al_adha", _("Eid al-Adha (Shia)"), hijri(najaf, DHU_L_HIJJA, 10), Kind.CELEBRATION, meanings.EID),
    ("ghadir", _("Eid al-Ghadir"), hijri(najaf, DHU_L_HIJJA, 18), Kind.CELEBRATION, KEEPS_LATER),
)
FEASTS = tuple(
    Feast(f"islam_shia.{key}", name, when, kind, Certainty.MOON, meaning, evening=True)
    for key, name, when, kind, meaning in ROWS
)

CALENDAR = calendar_of(
    FEASTS,
    slug="islam_shia",
    name=_("Islam (Shia)"),
    tradition="Islam (Shia; local naked-eye visibility, e.g. Sistani office)",
    who=_(
        "Shia Muslims who follow the office of Ayatollah Sistani; those who follow Iran's printed calendar may "
        "keep the day before."
    ),
    source="Office of Ayatollah Sistani; visibility by B. D. Yallop, HMNAO Technical Note 69 (1997)",
)

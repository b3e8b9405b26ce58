"""Alevi days: Muharrem by Diyanet's months, the rest by our calendar.

The twelve days of Muharrem are a fast of mourning; Aşure is the 13th, not the Sunni 10th. There is no
central authority: where customs differ, each has a row (the Hızır fast) or is named in `who`.
Sources: Alevitische Gemeinde Deutschland, bdaj.de, alevi-herne.de, akmhamm.de.
"""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.hijri import diyanet
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import SAT, THU, hijri, nth, on

LUNAR = "Alevi (lunar dates follow Diyanet months; communities vary)"
MUHARRAM, DHU_L_HIJJA = 1, 12
HIZIR = _(
    "Some people eat only after sunset for three days: offer food in the evening; music with saz is welcome."
)

FEASTS = (
    Feast(
        "alevi.hizir_fasten_woche",
        _("Hızır fast (Tuesday to Thursday)"),
        nth(THU, 2, 2, shift=-2, days=3),
        Kind.FAST,
        Certainty.COMPUTED,
        HIZIR,
        who=_("Alevi communities that keep Tuesday to Thursday with the second Thursday of February."),
    ),
    Feast(
        "alevi.hizir_fasten_fest",
        _("Hızır fast (13 to 15 February)"),
        on(2, 13, 3),
        Kind.FAST,
        Certainty.FIXED,
        HIZIR,
        who=_(
            "Alevi communities with fixed days, among them the federation's youth; others keep 11 to 13 or 12 to "
            "14 February, Dersim the last week of January."
        ),
    ),
    Feast(
        "alevi.nevruz",
        _("Nevruz and birthday of Ali (Alevi)"),
        on(3, 21),
        Kind.CELEBRATION,
        Certainty.FIXED,
        meanings.COMMUNITY_FEAST,
    ),
    Feast(
        "alevi.hidirellez",
        _("Hıdırellez"),
        on(5, 6),
        Kind.CELEBRATION,
        Certainty.FIXED,
        meanings.OUTDOOR_FEAST,
        evening=True,
        who=_("Alevi families, and many other families from Turkey and the Balkans."),
    ),
    Feast(
        "alevi.abdal_musa",
        _("Abdal Musa commemoration"),
        nth(SAT, 1, 6, days=2),
        Kind.CELEBRATION,
        Certainty.COMPUTED,
        meanings.COMMUNITY_FEAST,
        who=_("Alevi communities on the first weekend of June; some keep 6 and 7 June."),
    ),
    Feast("alevi.sivas", _("Sivas remembrance"), on(7, 2), Kind.MOURNING, Certainty.FIXED, meanings.REMEMBRANCE),
    Feast(
        "alevi.haci_bektas",
        _("Hacı Bektaş Veli festival"),
        on(8, 16, 3),
        Kind.CELEBRATION,
        Certainty.FIXED,
        _("Families travel to Hacıbektaş or to local celebrations: expect fewer Alevi helpers."),
    ),
    Feast(
        "alevi.maras", _("Maraş remembrance"), on(12, 19, 8), Kind.MOURNING, Certainty.FIXED, meanings.REMEMBRANCE
    ),
    Feast(
        "alevi.gadir_hum",
        _("Gadir Hum"),
        hijri(diyanet, DHU_L_HIJJA, 18),
        Kind.CELEBRATION,
        Certainty.MOON,
        meanings.COMMUNITY_FEAST,
        tradition=LUNAR,
    ),
    Feast(
        "alevi.masum_paklar",
        _("Masum-u Paklar fast"),
        hijri(diyanet, MUHARRAM, -3, 3),
        Kind.FAST,
        Certainty.MOON,
        _("Some people fast by day for three days before Muharrem: do without feasts and loud music for them."),
        tradition=LUNAR,
    ),
    Feast(
        "alevi.muharrem_fasten",
        _("Alevi Muharrem fast and mourning (12 days)"),
        hijri(diyanet, MUHARRAM, 1, 12),
        Kind.MOURNING,
        Certainty.MOON,
        _(
            "Twelve days of mourning without meat, music, dance, weddings or celebrations: Alevi groups will "
            "hardly perform, so choose another day or ask them first."
        ),
        evening=True,
        tradition=LUNAR,
        who=_("Most Alevi communities; the Zöhre Ana branch keeps 4 to 15 March instead."),
    ),
    Feast(
        "alevi.asure",
        _("Aşure day (Alevi)"),
        hijri(diyanet, MUHARRAM, 13),
        Kind.CELEBRATION,
        Certainty.MOON,
        _("Families cook aşure and share it with neighbours, without meat: a good day to invite Alevi groups."),
        tradition=LUNAR,
        who=_("Alevi communities on 13 Muharrem; some keep the 12th, Sunni families the 10th."),
    ),
)

CALENDAR = calendar_of(
    FEASTS,
    slug="alevi",
    name=_("Alevi"),
    tradition="Alevi",
    who=_("Alevi families; customs differ between communities, so ask the local one."),
    source="Alevitische Gemeinde Deutschland and its youth (bdaj.de), alevi-herne.de, akmhamm.de",
)

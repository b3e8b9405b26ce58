"""Yezidi days: the Julian calendar (+13 days) with weekdays.

Çarşema Sor is the first Wednesday on or after 14 April, Îda Êzî the first Friday on or after
14 December with fasts from Tuesday to Thursday before it and before the two Fridays ahead of it,
Xidir Ilyas and Xidir Nebî the first Thursday and the first Friday on or after 14 February.
Checked against Îda Êzî in 2019, 2023 and 2024 (ezidak.de, bianet.org, ezidi.news).
"""

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import FRI, THU, WED, first_from, on

WHO = {
    "cile_havine": _("Yezidi families; some keep it from 1 to 3 August."),
    "cemaiya": _("Yezidi families; some keep it a day longer."),
}
FASTING = _("Some people eat only after sunset for three days: offer food in the evening or to take away.")
COMPUTED = (
    ("xidir_ilyas", _("Xidir Ilyas"), first_from(THU, 2, 14), Kind.CELEBRATION, meanings.COMMUNITY_FEAST),
    ("xidir_nebi", _("Xidir Nebî"), first_from(FRI, 2, 14), Kind.CELEBRATION, meanings.COMMUNITY_FEAST),
    ("rojiyen_sesims", _("Yezidi fast of Şêşims"), first_from(FRI, 12, 14, shift=-17, days=3), Kind.FAST, FASTING),
    ("rojiyen_xwedan", _("Yezidi fast of Xwedan"), first_from(FRI, 12, 14, shift=-10, days=3), Kind.FAST, FASTING),
    ("rojiyen_ezi", _("Yezidi fast of Êzî"), first_from(FRI, 12, 14, shift=-3, days=3), Kind.FAST, FASTING),
    ("ida_ezi", _("Îda Êzî (Feast of Êzî)"), first_from(FRI, 12, 14), Kind.CELEBRATION, meanings.FAMILY_FEAST),
)
FIXED = (
    ("cile_zivistane", _("Çilê Zivistanê (end of the winter fast)"), on(2, 2), Kind.CELEBRATION,
     meanings.COMMUNITY_FEAST),
    ("cile_havine", _("Çilê Havînê (end of the summer fast)"), on(8, 2), Kind.CELEBRATION,
     meanings.COMMUNITY_FEAST),
    ("genozid", _("Yezidi Genocide Remembrance Day"), on(8, 3), Kind.MOURNING, meanings.REMEMBRANCE),
    ("cemaiya", _("Cejna Cemaiya (Feast of the Assembly)"), on(10, 6, 7), Kind.CELEBRATION,
     meanings.COMMUNITY_FEAST),
)  # fmt: skip
FEASTS = (
    Feast(
        "yezidi.carsema_sor",
        _("Çarşema Sor (Red Wednesday, Yezidi New Year)"),
        first_from(WED, 4, 14),
        Kind.CELEBRATION,
        Certainty.COMPUTED,
        _(
            "Families paint eggs, visit graves and each other: greetings are welcome; there are no weddings in "
            "April."
        ),
        evening=True,
    ),
    *(
        Feast(f"yezidi.{key}", name, when, kind, Certainty.COMPUTED, text)
        for key, name, when, kind, text in COMPUTED
    ),
    *(
        Feast(f"yezidi.{key}", name, when, kind, Certainty.FIXED, text, who=WHO.get(key, ""))
        for key, name, when, kind, text in FIXED
    ),
)

CALENDAR = calendar_of(
    FEASTS,
    slug="yezidi",
    name=_("Yezidi"),
    tradition="Yezidi (Êzîdî; Julian/Seleucid months, +13 days)",
    who=_("Yezidi families."),
    source="Julian calendar with weekdays; ezidak.de, ezidi.news; Bundestag, 19 January 2023 (genocide)",
)

"""Persian and Kurdish new year and the feasts that are counted from it.

1 Farvardin is the day of the spring equinox if that falls before noon at 52.5° east, else the next
day. Yalda is the evening of 30 Azar, Mehregan 16 Mehr, Sizdah Bedar the 13th day. Chaharshanbe Suri
is the evening before the last Wednesday inside the old year. `yalda` and `chaharshanbe_suri` carry
the civil day whose evening is celebrated. Kurdish Newroz is 21 March, its fires burn on the 20th.
"""

from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, calendar_of
from events.calendars.rules import WED, on, once
from events.calendars.sky import civil_day, sun_reaches

TEHRAN_ZONE = 3.5
NOON = 12.0


def nowruz(year: int) -> date:
    """1 Farvardin: the civil day from noon to noon in which the equinox falls."""
    return civil_day(sun_reaches(0, year), offset=TEHRAN_ZONE + NOON)


def last_wednesday_eve(year: int) -> date:
    """The Tuesday before the last Wednesday that still belongs to the old year."""
    last_day = nowruz(year) - timedelta(days=1)
    return last_day - timedelta(days=(last_day.weekday() - WED) % 7 + 1)


PERSIAN = calendar_of(
    (
        Feast("pers.chaharshanbe_suri", _("Chaharshanbe Suri (jumping over fire)"), once(last_wednesday_eve),
              Kind.CELEBRATION, Certainty.COMPUTED,
              _("Families jump over small fires in the evening of this day: mind fire rules, it is a good link.")),
        Feast("pers.nowruz", _("Nowruz (Persian New Year)"), once(nowruz), Kind.CELEBRATION, Certainty.COMPUTED,
              meanings.NEW_YEAR, tradition="Persian/Afghan/Tajik/Kurdish/Azeri (Iran, Afghanistan)"),
        Feast("pers.sizdah_bedar", _("Sizdah Bedar (day in nature)"), once(nowruz, 12), Kind.CELEBRATION,
              Certainty.COMPUTED,
              _("Families spend the day in parks with a picnic: an outdoor festival fits well.")),
        Feast("pers.mehregan", _("Mehregan"), once(nowruz, 201), Kind.CELEBRATION, Certainty.COMPUTED,
              meanings.COMMUNITY_FEAST),
        Feast("pers.yalda", _("Yalda night"), once(nowruz, 275), Kind.CELEBRATION, Certainty.COMPUTED,
              _("Families sit together in the evening of this day with fruit, nuts "
                "and poems: plan no late event.")),
    ),
    slug="persian",
    name=_("Persian, Afghan and Tajik"),
    tradition="Persian/Afghan/Tajik/Kurdish/Azeri",
    who=_("Families from Iran, Afghanistan, Tajikistan and Azerbaijan, of any religion or none."),
    source="Equinox at 52.5° east (PyEphem); Iranian calendar",
)  # fmt: skip

KURDISH = calendar_of(
    (
        Feast("kurd.newroz", _("Newroz (Kurdish New Year)"), on(3, 21), Kind.CELEBRATION, Certainty.FIXED,
              _("Fires and dance on the evening before, large gatherings on a weekend nearby: ask early."),
              evening=True),
        Feast("nat.halabdscha", _("Halabja remembrance"), on(3, 16), Kind.MOURNING, Certainty.FIXED,
              meanings.REMEMBRANCE),
    ),
    slug="kurdish",
    name=_("Kurdish"),
    tradition="Kurdish",
    who=_("Kurdish families from Turkey, Syria, Iraq and Iran."),
    source="Fixed days of the Kurdish associations; public holidays of Iraq",
)  # fmt: skip

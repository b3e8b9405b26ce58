"""Chinese, Korean and Vietnamese days: the new moon in each country's own zone.

China reckons in UTC+8 (`lunardate`), Korea in UTC+9 (`korean_lunar_calendar`, tables of KASI),
Vietnam in UTC+7 (reckoned here, as by Hồ Ngọc Đức). The three new years usually coincide, yet in 2027
Seollal is a day later and in 2030 Tết is a day earlier. Qingming is the day on which the sun reaches
15° in China.
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop as _
from korean_lunar_calendar import KoreanLunarCalendar
from lunardate import LunarDate

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, When, calendar_of
from events.calendars.rules import once
from events.calendars.sky import civil_day, longitude, lunation_near, moment, new_moon, sun, sun_reaches

CHINA_ZONE, VIETNAM_ZONE = 8.0, 7.0
WINTER_SOLSTICE, QINGMING = 270.0, 15.0
SIGN = 30.0


def chinese(month: int, day: int) -> When:
    """A day of a Chinese month that is not a leap month."""
    return once(lambda year: LunarDate(year, month, day).to_solar_date())


def korean(month: int, day: int) -> When:
    """A day of a Korean month that is not a leap month."""

    def reckon(year: int) -> date:
        calendar = KoreanLunarCalendar()
        calendar.setLunarDate(year, month, day, False)
        return date(calendar.solarYear, calendar.solarMonth, calendar.solarDay)

    return once(reckon)


def vietnamese(month: int, day: int, days: int = 1) -> When:
    """A day of a Vietnamese month (1 to 10) that is not a leap month."""
    return once(lambda year: _month_start(_lunation(year, month)), day - 1, days)


def _lunation(year: int, month: int) -> int:
    """Month 11 holds the winter solstice; a year of 13 months repeats the first without a new sign."""
    eleventh, following = _eleventh(year - 1), _eleventh(year)
    lunation = eleventh + 1 + month
    if following - eleventh == 13 and _leap(eleventh) <= lunation:
        return lunation + 1
    return lunation


@lru_cache(maxsize=64)
def _eleventh(year: int) -> int:
    solstice = civil_day(sun_reaches(WINTER_SOLSTICE, year), offset=VIETNAM_ZONE)
    lunation = lunation_near(solstice)
    while _month_start(lunation) > solstice:
        lunation -= 1
    while _month_start(lunation + 1) <= solstice:
        lunation += 1
    return lunation


def _leap(eleventh: int) -> int:
    return next(n for n in range(eleventh + 1, eleventh + 13) if _sign(n) == _sign(n + 1))


@lru_cache(maxsize=128)
def _sign(lunation: int) -> int:
    """The sun's sign at the local midnight that begins the month."""
    return int(longitude(sun, moment(_month_start(lunation), -VIETNAM_ZONE)) // SIGN)


def _month_start(lunation: int) -> date:
    return civil_day(new_moon(lunation), offset=VIETNAM_ZONE)


def qingming(year: int) -> date:
    """The civil day in China on which the sun reaches 15°."""
    return civil_day(sun_reaches(QINGMING, year), offset=CHINA_ZONE)


WHO = {
    "korea.buddha": _("Buddhist families from Korea and China."),
    "viet.tet": _("Families from Vietnam; the eve of Tết belongs to it."),
}


def days_of(*rows: tuple[str, str, When, Kind, str, str]) -> tuple[Feast, ...]:
    """Computed feasts from key, name, rule, kind, meaning and a tradition of their own."""
    return tuple(
        Feast(key, name, when, kind, Certainty.COMPUTED, text, tradition=tradition, who=WHO.get(key, ""))
        for key, name, when, kind, text, tradition in rows
    )


CELEBRATION, SOLEMN = Kind.CELEBRATION, Kind.SOLEMN
BUDDHA = "Buddhist (Korean/Chinese)"

CHINESE = calendar_of(
    days_of(
        ("china.neujahr", _("Chinese New Year"), chinese(1, 1), CELEBRATION, meanings.NEW_YEAR, ""),
        ("china.laternenfest", _("Lantern Festival"), chinese(1, 15), CELEBRATION, meanings.LIGHTS, ""),
        ("china.qingming", _("Qingming (Thanh Minh)"), once(qingming), SOLEMN, meanings.ANCESTORS,
         "Chinese/Vietnamese (Thanh Minh)"),
        ("china.drachenboot", _("Dragon Boat Festival"), chinese(5, 5), CELEBRATION, meanings.OUTDOOR_FEAST, ""),
        ("china.mittherbst", _("Mid-Autumn Festival"), chinese(8, 15), CELEBRATION, meanings.LIGHTS, ""),
    ),
    slug="chinese",
    name=_("Chinese"),
    tradition="Chinese",
    who=_("Families from China, Taiwan and Chinese families of other countries."),
    source="Chinese calendar, UTC+8 (lunardate); Qingming with the sun at 15°",
)  # fmt: skip

KOREAN = calendar_of(
    days_of(
        ("korea.seollal", _("Seollal (Korean New Year)"), korean(1, 1), CELEBRATION, meanings.NEW_YEAR, ""),
        (
            "korea.buddha",
            _("Buddha's Birthday (Korea, China)"),
            korean(4, 8),
            CELEBRATION,
            meanings.FULL_MOON,
            BUDDHA,
        ),
        ("korea.chuseok", _("Chuseok"), korean(8, 15), CELEBRATION, meanings.FAMILY_FEAST, ""),
    ),
    slug="korean",
    name=_("Korean"),
    tradition="Korean",
    who=_("Families from Korea."),
    source="Korean calendar, UTC+9 (korean_lunar_calendar, tables of KASI)",
)

VIETNAMESE = calendar_of(
    days_of(
        ("viet.tet", _("Tết (Vietnamese New Year)"), vietnamese(1, 1, 3), CELEBRATION, meanings.NEW_YEAR, ""),
        ("viet.hung_koenige", _("Hùng Kings' Day"), vietnamese(3, 10), SOLEMN, meanings.ANCESTORS, ""),
        ("viet.vu_lan", _("Vu Lan"), vietnamese(7, 15), SOLEMN, meanings.FULL_MOON, ""),
        ("viet.tet_trung_thu", _("Tết Trung Thu (children's mid-autumn festival)"), vietnamese(8, 15), CELEBRATION,
         meanings.LIGHTS, ""),
        ("bud.phat_dan", _("Phật Đản (Vietnamese Vesak)"), vietnamese(4, 15), CELEBRATION, meanings.FULL_MOON,
         "Buddhist (Vietnamese)"),
    ),
    slug="vietnamese",
    name=_("Vietnamese"),
    tradition="Vietnamese",
    who=_("Families from Vietnam."),
    source="Vietnamese calendar, UTC+7 (new moons and solstices by PyEphem)",
)  # fmt: skip

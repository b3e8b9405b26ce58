"""Jewish days in the diaspora, by the fixed Hebrew calendar (`pyluach`).

Postponements: Yom HaShoah from Friday to Thursday and from Sunday to Monday, the Fast of Esther from
the Sabbath to Thursday, the fasts of Gedaliah, 17 Tammuz and 9 Av from the Sabbath to Sunday. Purim
lies in Adar II in leap years; Hanukkah may cross New Year.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.utils.translation import gettext_noop as _
from pyluach.dates import HebrewDate

from events.calendars import meanings
from events.calendars.observance import Certainty, Feast, Kind, Span, When, calendar_of
from events.calendars.rules import FRI, SAT, SUN, span, touching

NISAN, IYAR, SIVAN, TAMMUZ, AV, TISHRI, KISLEV, SHEVAT, ADAR = 1, 2, 3, 4, 5, 7, 9, 11, 12
YEARS = 3760  # the Hebrew year that is running on 1 January


def hebrew(month: int, day: int, days: int = 1, *, moved: Mapping[int, int] | None = None) -> When:
    """A day of the Hebrew calendar; `moved` says by how many days from which weekday."""

    def when(year: int) -> Iterator[Span]:
        for number in (year + YEARS, year + YEARS + 1):
            last_adar = month == ADAR and (7 * number + 1) % 19 < 7  # a leap year: Adar II
            first = HebrewDate(number, month + 1 if last_adar else month, day).to_pydate()
            first += timedelta(days=(moved or {}).get(first.weekday(), 0))
            yield from touching(year, [span(first, days)])

    return when


SABBATH_TO_SUNDAY = {SAT: 1}
MATZAH = _(
    "Observant families eat nothing leavened: bread and cake are not welcome; on the first two and the last two "
    "days work and travel rest, from the evening before."
)
ATONEMENT = _(
    "The holiest day: observant families neither eat nor drink, and do not work, travel or celebrate, from the "
    "evening before. Please choose another day."
)
WHO = {
    "pessach": _("Jewish families in Germany; Reform communities and Israel keep seven days."),
    "simchat_tora": _("Jewish families in Germany; Reform communities and Israel keep it a day earlier."),
}
ROWS = (
    ("tu_bischwat", _("Tu BiShvat"), hebrew(SHEVAT, 15), True, Kind.CELEBRATION, meanings.CHEERFUL),
    ("taanit_esther", _("Fast of Esther"), hebrew(ADAR, 13, moved={SAT: -2}), False, Kind.FAST,
     meanings.FULL_FAST),
    ("purim", _("Purim"), hebrew(ADAR, 14), True, Kind.CELEBRATION, meanings.CHEERFUL),
    ("pessach", _("Passover"), hebrew(NISAN, 15, 8), True, Kind.CELEBRATION, MATZAH),
    ("jom_haschoa", _("Yom HaShoah"), hebrew(NISAN, 27, moved={FRI: -1, SUN: 1}), True, Kind.MOURNING,
     meanings.REMEMBRANCE),
    ("lag_baomer", _("Lag BaOmer"), hebrew(IYAR, 18), True, Kind.CELEBRATION, meanings.OUTDOOR_FEAST),
    ("schawuot", _("Shavuot"), hebrew(SIVAN, 6, 2), True, Kind.CELEBRATION, meanings.NO_WORK),
    ("tammus_17", _("Fast of 17 Tammuz"), hebrew(TAMMUZ, 17, moved=SABBATH_TO_SUNDAY), False, Kind.FAST,
     meanings.FULL_FAST),
    ("tischa_beaw", _("Tisha BeAv"), hebrew(AV, 9, moved=SABBATH_TO_SUNDAY), True, Kind.FAST, meanings.FULL_FAST),
    ("rosch_haschana", _("Rosh Hashanah (Jewish New Year)"), hebrew(TISHRI, 1, 2), True, Kind.CELEBRATION,
     meanings.NO_WORK),
    ("zom_gedalja", _("Fast of Gedaliah"), hebrew(TISHRI, 3, moved=SABBATH_TO_SUNDAY), False, Kind.FAST,
     meanings.FULL_FAST),
    ("jom_kippur", _("Yom Kippur"), hebrew(TISHRI, 10), True, Kind.FAST, ATONEMENT),
    ("sukkot", _("Sukkot"), hebrew(TISHRI, 15, 7), True, Kind.CELEBRATION,
     _("Families eat in a booth outdoors; on the first two days work and travel rest, from the evening before.")),
    ("schemini_azeret", _("Shemini Atzeret"), hebrew(TISHRI, 22), True, Kind.CELEBRATION, meanings.NO_WORK),
    ("simchat_tora", _("Simchat Torah"), hebrew(TISHRI, 23), True, Kind.CELEBRATION, meanings.NO_WORK),
    ("chanukka", _("Hanukkah"), hebrew(KISLEV, 25, 8), True, Kind.CELEBRATION, meanings.LIGHTS),
)  # fmt: skip

CALENDAR = calendar_of(
    tuple(
        Feast(f"jud.{key}", name, when, kind, Certainty.COMPUTED, text, evening=evening, who=WHO.get(key, ""))
        for key, name, when, evening, kind, text in ROWS
    ),
    slug="jewish",
    name=_("Jewish"),
    tradition="Jewish (diaspora usage in Germany)",
    who=_("Jewish families in Germany."),
    source="Hebrew calendar (pyluach); checked against hebcal",
)

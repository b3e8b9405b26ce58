"""Why a day is good or bad for a festival, in whole sentences of the language in force.

A sentence says what a festival would meet and never what may be done: the office decides.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, get_language_bidi, gettext, ngettext, pgettext

from events.calendars import Certainty, Observance, Unannounced
from events.calendars.effects import Effect, is_fasted_until_sunset
from events.formats import own_direction, say_days, say_time
from events.own_dates import OwnDate

IFTAR = ("islam", "islam_shia")  # calendars whose fasts are broken with an iftar


class Relation(StrEnum):
    """How an observance lies to the festival's days."""

    OVERLAPS = "overlaps"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Hours:
    """When the festival is held, in the zone of its place; `first` and `last` are its days."""

    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.starts_at.astimezone(self.zone).date()

    @property
    def last(self) -> date:
        """The day on which it ends."""
        return self.ends_at.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Reason:
    """One observance and what a festival on these days would have of it.

    `points` weigh it: below 0 speaks against the days, above 0 for them. `named` says that its community was
    named for this place, or that it concerns everybody. `own` is what the office entered. `sunset` is the one
    that matters to it, None where there is none or no place is known; `last_sunset` is that of the
    last of several days.
    """

    row: Observance
    effect: Effect
    relation: Relation
    first: date
    last: date
    points: int
    named: bool
    own: OwnDate | None = None
    sunset: datetime | None = None
    last_sunset: datetime | None = None
    hours: Hours | None = None

    @property
    def entered(self) -> OwnDate | None:
        """What the office entered in its own words; a correction has none: it only names other days."""
        return self.own if self.own is not None and not self.own.corrects else None

    @property
    def name(self) -> str:
        """Its name; an office's own day as the office wrote it."""
        return _typed(self.entered.name) if self.entered else gettext(self.row.name)

    @property
    def days(self) -> str:
        """`8. Feb. – 9. März 2027`."""
        return say_days(self.row.first, self.row.last, _tag())

    @property
    def who(self) -> str:
        """Who keeps it."""
        return _typed(self.entered.who) if self.entered else gettext(self.row.who)

    @property
    def meaning(self) -> str:
        """What to mind."""
        return _typed(self.entered.meaning) if self.entered else self.row.say_meaning(gettext)

    @property
    def is_eve(self) -> bool:
        """Whether the festival only meets the evening on which it begins."""
        return self.relation == Relation.OVERLAPS and self.last < self.row.first

    @property
    def is_after_hours(self) -> bool:
        """Whether the sun sets after the festival has ended."""
        return self.sunset is not None and self.hours is not None and self.hours.ends_at < self.sunset

    @property
    def is_public_holiday(self) -> bool:
        """Whether the law of the state closes shops and schools."""
        return self.row.calendar == "germany"

    @property
    def may_move_here(self) -> bool:
        """Whether it is near, and a sighting of the moon may bring it onto these days."""
        earliest, latest = self.row.possible
        return self.relation == Relation.NEAR and earliest <= self.last and self.first <= latest

    @property
    def sentence(self) -> str:
        """What the festival would meet, in one sentence."""
        words = {"name": self.name, "days": self.days}
        if self.relation == Relation.NEAR:
            return _near(self, words)
        if self.is_eve:
            return _eve(self, words)
        if self.is_public_holiday:
            return gettext("The festival would fall on the public holiday “%(name)s” (%(days)s).") % words
        return _MEETING[self.effect]() % words

    @property
    def sunset_words(self) -> str:
        """When the fast is broken; empty where nobody fasts by day or no place is known."""
        if self.sunset is None or self.hours is None or self.is_eve or not is_fasted_until_sunset(self.row):
            return ""
        words = {"time": say_time(self.sunset, self.hours.zone)}
        if self.last_sunset is not None:
            first, last = self.sunset.date(), self.last_sunset.date()
            words |= {"day": say_days(first, first, _tag()), "last_day": say_days(last, last, _tag())}
            words |= {"last_time": say_time(self.last_sunset, self.hours.zone)}
            told = gettext(
                "The fast is broken after sunset: on %(day)s at %(time)s, on %(last_day)s at %(last_time)s."
            )
            return told % words
        if self.row.calendar in IFTAR:
            told = gettext(
                "Iftar (breaking the fast) is after sunset at %(time)s; prayer calendars often print a few "
                "minutes later."
            )
            return told % words
        if self.hours.starts_at <= self.sunset <= self.hours.ends_at:
            return gettext("Sunset is at %(time)s: leave time for breaking the fast.") % words
        return gettext("Sunset is at %(time)s: those who fast eat after it.") % words

    @property
    def certainty_words(self) -> str:
        """How sure the date is, and where it is the office's own, from whom the office has it."""
        if self.own is not None:
            return _own_words(self.own)
        return say_certainty(self.row)

    @property
    def source_words(self) -> str:
        """Where the catalogue has the date from; of an office's own dates `certainty_words` tells it."""
        if self.own is not None or not self.row.source:
            return ""
        return gettext("Source: %(source)s.") % {"source": _typed(self.row.source.rstrip(" ."))}

    @property
    def text(self) -> str:
        """Everything about it, one sentence after another."""
        told: tuple[str, ...] = (self.sentence, self.sunset_words, self.meaning, self.certainty_words)
        if self.relation == Relation.NEAR:
            is_sure = self.own is None and self.row.certainty != Certainty.MOON
            told = (self.sentence, "" if is_sure else self.certainty_words)
        return " ".join(part for part in told if part)


_MEETING = {
    Effect.RESTRICTED: lambda: gettext("The festival would fall on the silent day “%(name)s” (%(days)s)."),
    Effect.COLLIDES: lambda: gettext("The festival would meet “%(name)s” (%(days)s)."),
    Effect.CAREFUL: lambda: gettext("The festival would meet “%(name)s” (%(days)s)."),
    Effect.BREAK: lambda: gettext("The festival would fall into the holidays: “%(name)s” (%(days)s)."),
    Effect.LOVELY: lambda: gettext("It would be lovely to meet “%(name)s” (%(days)s)."),
    Effect.NOTE: lambda: gettext("It is also “%(name)s” (%(days)s)."),
}
_CERTAINTY = {
    Certainty.FIXED: lambda: gettext("The date is fixed."),
    Certainty.COMPUTED: lambda: gettext("The date is calculated."),
    Certainty.MOON: lambda: gettext("The moon decides: it may be a day earlier or later."),
    Certainty.ANNOUNCED: lambda: gettext("The date was announced."),
}


def say_certainty(row: Observance) -> str:
    """How sure the date of the catalogue is."""
    return _CERTAINTY[row.certainty]()


def say_unannounced(row: Unannounced) -> str:
    """What will come in these days and has no date so far."""
    words = {"name": gettext(row.name), "days": say_days(row.first, row.last, _tag())}
    return gettext("“%(name)s” is not announced yet; it will be within %(days)s. Ask before you decide.") % words


def say_sabbath() -> str:
    """What is told once of every festival that meets a Sabbath."""
    return gettext(
        "On the Sabbath, from Friday evening to Saturday evening, observant Jewish families do not work or travel."
    )


def say_neighbour(*, office: str, title: str, place: str, first: date, last: date) -> str:
    """Another office's festival nearby."""
    return gettext("%(office)s holds “%(title)s” in %(place)s (%(days)s).") % {
        "office": _typed(office),
        "title": _typed(title),
        "place": _typed(place),
        "days": say_days(first, last, _tag()),
    }


def _eve(reason: Reason, words: dict[str, str]) -> str:
    eve = reason.row.begins
    words = words | {"eve": say_days(eve, eve, _tag())}
    if reason.sunset is None or reason.hours is None:
        return (
            gettext("“%(name)s” (%(days)s) begins on the evening of %(eve)s: the festival would meet it.") % words
        )
    words["time"] = say_time(reason.sunset, reason.hours.zone)
    if not reason.is_after_hours:
        said = gettext(
            "“%(name)s” (%(days)s) begins at sunset of %(eve)s, at %(time)s: the festival would meet it."
        )
    elif reason.effect == Effect.COLLIDES:
        said = gettext(
            "“%(name)s” (%(days)s) begins at sunset of %(eve)s, at %(time)s: those who keep it prepare for it "
            "during the festival."
        )
    else:
        said = gettext("“%(name)s” (%(days)s) begins after the festival, at sunset of %(eve)s, at %(time)s.")
    return said % words


def _near(reason: Reason, words: dict[str, str]) -> str:
    row = reason.row
    if reason.may_move_here:
        return gettext("“%(name)s” (%(days)s) may move by a day and meet the festival.") % words
    if row.last < reason.first:
        number = (reason.first - row.last).days
        said = ngettext(
            "%(number)s day before: “%(name)s” (%(days)s).",
            "%(number)s days before: “%(name)s” (%(days)s).",
            number,
        )
    elif row.evening:
        number = (row.first - reason.last).days
        said = ngettext(
            "%(number)s day later, from the evening before: “%(name)s” (%(days)s).",
            "%(number)s days later, from the evening before: “%(name)s” (%(days)s).",
            number,
        )
    else:
        number = (row.first - reason.last).days
        said = ngettext(
            "%(number)s day later: “%(name)s” (%(days)s).",
            "%(number)s days later: “%(name)s” (%(days)s).",
            number,
        )
    return said % (words | {"number": number})


def _own_words(own: OwnDate) -> str:
    words = {"source": _typed(own.source)}
    if own.instead_of is not None:
        words["day"] = say_days(own.instead_of, own.instead_of, _tag())
        said = gettext("Your office corrected this date, which was calculated as %(day)s. Source: %(source)s.")
    else:
        said = gettext("Your office entered this day. Source: %(source)s.")
    note = gettext("Note: “%(note)s”.") % {"note": _typed(own.note.rstrip(" ."))} if own.note else ""
    return f"{said % words} {note}".strip()


def effect_words(effect: Effect) -> str:
    """What an effect is called, in two or three words."""
    return {
        Effect.RESTRICTED: pgettext("festival day", "Silent day"),
        Effect.COLLIDES: pgettext("festival day", "Would collide"),
        Effect.CAREFUL: pgettext("festival day", "To be minded"),
        Effect.BREAK: pgettext("festival day", "School holidays"),
        Effect.LOVELY: pgettext("festival day", "Would be lovely to meet"),
        Effect.NOTE: pgettext("festival day", "Good to know"),
    }[effect]


def _typed(text: str) -> str:
    return own_direction(text, right_to_left=get_language_bidi())


def _tag() -> str:
    return get_language() or "en"

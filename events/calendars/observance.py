"""What a calendar answers, as plain values, and the table from which most calendars are made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from events.calendars.meanings import SILENT_DAY
from events.calendars.silent_days import ASK, Ban, restricted_keys, say_bans

Span = tuple[date, date]  # first and last day, both included
When = Callable[[int], Iterable[Span]]  # the spans that are on in this year of ours, in order


class UnknownTradition(LookupError):
    """No calendar has this short name; `known` are those that there are."""

    def __init__(self, name: str, *, known: tuple[str, ...]) -> None:
        self.name, self.known = name, known
        super().__init__(f"There is no calendar “{name}”. Known: {', '.join(known)}.")


class Kind(StrEnum):
    """What sort of day it is."""

    CELEBRATION = "celebration"
    FAST = "fast"
    MOURNING = "mourning"
    SOLEMN = "solemn"
    PUBLIC = "public"
    SCHOOL = "school"
    INTERNATIONAL = "international"


class Certainty(StrEnum):
    """How sure the date is. `ANNOUNCED` days have no rule: they stand here until somebody publishes them."""

    FIXED = "fixed"
    COMPUTED = "computed"
    MOON = "moon-sighting ±1"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Observance:
    """One observance on its civil days, `first` and `last` included.

    `evening` says that it begins at sunset of the day before `first`. `name`, `who` and `meaning` are
    English message ids for gettext; `tradition` is the label of the exchange format and stays English;
    `calendar` is the short name that filters; `state` is None where it holds in all of Germany. `bans` is what the
    law of the state that was asked for forbids on it.
    """

    key: str
    name: str
    first: date
    last: date
    evening: bool
    kind: Kind
    certainty: Certainty
    tradition: str
    calendar: str
    who: str
    meaning: str
    source: str
    state: str | None = None
    bans: tuple[Ban, ...] = ()

    @property
    def begins(self) -> date:
        """The day on which it begins to matter: the evening before counts."""
        return self.first - timedelta(days=1) if self.evening else self.first

    @property
    def possible(self) -> Span:
        """The days to mind while planning: a sighting of the moon may move it, evening and all, by a day."""
        slack = timedelta(days=1 if self.certainty == Certainty.MOON else 0)
        return self.begins - slack, self.last + slack

    def say_meaning(self, say: Callable[[str], str]) -> str:
        """What to mind, and what is forbidden in which hours, in the language that `say` speaks."""
        told = [say(self.meaning), *say_bans(say(self.name), self.bans, say)]
        if not self.bans and self.key in restricted_keys() and self.meaning != SILENT_DAY:
            told.append(say(ASK))
        return " ".join(sentence for sentence in told if sentence)

    def touches(self, first: date, last: date) -> bool:
        """Is it on at any time of these days, evenings included?"""
        return self.begins <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Unannounced:
    """A day that is known to come in these days, whose date nobody has published: never “free”."""

    key: str
    name: str
    first: date
    last: date
    kind: Kind
    tradition: str
    calendar: str
    who: str
    meaning: str
    source: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A row of a calendar's table. Empty `tradition`, `who` and `source` are the calendar's own.

    `since` and `until` are the years between which the row holds. `numbered` gives a second span of a
    year the key with `_2`.
    """

    key: str
    name: str
    when: When
    kind: Kind
    certainty: Certainty
    meaning: str
    evening: bool = False
    tradition: str = ""
    who: str = ""
    source: str = ""
    since: int = 0
    until: int = 9999
    numbered: bool = False


def nothing_missing(_year: int) -> list[Unannounced]:
    """For calendars that are reckoned by rule."""
    return []


@dataclass(frozen=True, slots=True)
class Calendar:
    """The face that every tradition has: its short name, its name for people, its days of a year.

    `days` answers what is on in a year of ours, at least on its last evening,
    and `missing` what will come in it without a date so far.
    """

    slug: str
    name: str
    tradition: str
    days: Callable[[int], list[Observance]]
    missing: Callable[[int], list[Unannounced]] = nothing_missing


def calendar_of(
    feasts: Sequence[Feast],
    *,
    slug: str,
    name: str,
    tradition: str,
    who: str,
    source: str,
) -> Calendar:
    """A calendar that is wholly told by its table of feasts."""

    def days(year: int) -> list[Observance]:
        return [
            Observance(
                key=feast.key if number == 0 or not feast.numbered else f"{feast.key}_{number + 1}",
                name=feast.name,
                first=first,
                last=last,
                evening=feast.evening,
                kind=feast.kind,
                certainty=feast.certainty,
                tradition=feast.tradition or tradition,
                calendar=slug,
                who=feast.who or who,
                meaning=feast.meaning,
                source=feast.source or source,
            )
            for feast in feasts
            if feast.since <= year <= feast.until
            for number, (first, last) in enumerate(feast.when(year))
        ]

    return Calendar(slug=slug, name=name, tradition=tradition, days=days)

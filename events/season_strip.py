"""A season as months of marked days: one sign a day, readable without colour. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from events.advice import Advice
from events.calendars.effects import Effect
from events.reasons import Reason, Relation, effect_words

# What marks a day, the strongest first. What is only good to know marks none.
MARKING = (Effect.RESTRICTED, Effect.COLLIDES, Effect.LOVELY, Effect.CAREFUL, Effect.BREAK)
SIGNS = {
    Effect.RESTRICTED: "§",
    Effect.COLLIDES: "×",
    Effect.LOVELY: "+",
    Effect.CAREFUL: "!",
    Effect.BREAK: "○",
}
NO_SIGN = "·"
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one day. `reason` gives it, None where nothing does; `is_light`: nobody named the community.

    `is_also_lovely` says that beside what speaks against the day something would be lovely to meet.
    """

    day: date
    reason: Reason | None
    is_light: bool
    is_also_lovely: bool

    @property
    def sign(self) -> str:
        """One sign, and a plus beside it where something lovely is on too."""
        if self.reason is None:
            return NO_SIGN
        return SIGNS[self.reason.effect] + (SIGNS[Effect.LOVELY] if self.is_also_lovely else "")

    @property
    def words(self) -> str:
        """What the sign says: `Would collide – Ramadan`."""
        return f"{effect_words(self.reason.effect)} – {self.reason.name}" if self.reason else ""

    @property
    def is_weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.day.weekday() >= SATURDAY


@dataclass(frozen=True, slots=True)
class Month:
    """A month's days in order; `first` is its first day in the strip."""

    first: date
    marks: Sequence[Mark]


def mark_of(advice: Advice, *, only_named: bool = False) -> Mark:
    """The strongest that a festival on this day would meet; what nobody named marks it only where nothing else
    does.
    """
    met = [
        reason
        for reason in advice.reasons
        if reason.relation == Relation.OVERLAPS and reason.effect in MARKING and (reason.named or not only_named)
    ]
    strongest = min(met, key=lambda reason: (not reason.named, MARKING.index(reason.effect)), default=None)
    is_also_lovely = strongest is not None and strongest.effect != Effect.LOVELY
    return Mark(
        day=advice.first,
        reason=strongest,
        is_light=strongest is not None and not strongest.named,
        is_also_lovely=is_also_lovely and any(one.effect == Effect.LOVELY and one.named for one in met),
    )


def months_of(days: Iterable[Advice], *, only_named: bool = False) -> list[Month]:
    """The days of a season, which follow one another, by month."""
    marks = (mark_of(day, only_named=only_named) for day in days)
    grouped = ((first, list(group)) for first, group in groupby(marks, key=lambda mark: mark.day.replace(day=1)))
    return [Month(first, group) for first, group in grouped]

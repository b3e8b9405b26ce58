"""What a reason weighs, and which of some days come first. Pure; it orders and never decides.

Communities are weighed by what the office said about its district and by the organisations invited, never by
data about persons. What nobody named still counts, lightest.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from events.calendars.effects import Effect
from events.calendars.nations import NAMED_BY
from events.calendars.observance import Observance
from events.own_days import OWN

NAMED_BY_OFFICE = 3  # what the office's own word adds; each invited organisation adds 1
MOST = 6
FOR_EVERYBODY = 2
EVERYBODY = frozenset({"germany", "school", "silent", "civic", "international", OWN})
POINTS = {
    Effect.RESTRICTED: -48,
    Effect.COLLIDES: -40,
    Effect.BREAK: -16,
    Effect.CAREFUL: -12,
    Effect.NOTE: 0,
    Effect.LOVELY: 12,
}
NEIGHBOUR_ON_THE_DAY, NEIGHBOUR_NEAR = -24, -4
NEAR, MAY_MOVE, EVE_AFTER_HOURS = 8, 2, 2  # divisors: a near day weighs an eighth
WEIGHED_NEAR = (Effect.RESTRICTED, Effect.COLLIDES, Effect.BREAK, Effect.LOVELY)


class Scored(Protocol):
    """Days with a score: higher is better, 0 is a day of which nothing is known."""

    @property
    def score(self) -> int: ...
    @property
    def first(self) -> date: ...


Option = TypeVar("Option", bound=Scored)


def is_named(row: Observance, effect: Effect, communities: Mapping[str, int]) -> bool:
    """Whether it concerns everybody or a community that was named for the place."""
    return concerns_everybody(row, effect) or counted(row, communities) > 0


def counted(row: Observance, communities: Mapping[str, int]) -> int:
    """What its community counts, by the short name of its calendar or by a wider word for it."""
    return max(communities.get(name, 0) for name in (row.calendar, *NAMED_BY.get(row.calendar, ())))


def concerns_everybody(row: Observance, effect: Effect) -> bool:
    """Whether it holds whoever lives there: laws do, and what nobody keeps as a community."""
    return row.calendar in EVERYBODY or effect == Effect.RESTRICTED


def weigh(row: Observance, effect: Effect, communities: Mapping[str, int], *, divisor: int = 1) -> int:
    """The points of a reason; `divisor` makes lighter what is only near."""
    if concerns_everybody(row, effect):
        factor = 1 if effect == Effect.BREAK else FOR_EVERYBODY
    else:
        factor = 1 + min(counted(row, communities), MOST)
    return int(POINTS[effect] * factor / divisor)


def rank(options: Iterable[Option]) -> list[Option]:
    """The best first; of equal days the earlier."""
    return sorted(options, key=lambda option: (-option.score, option.first))

"""A season as months of marked days: one sign a day, readable without colour. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext, pgettext

from events.advice import Advice
from events.advice_table import HOLIDAY, NEIGHBOUR, OPEN, ShortLine, in_short
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
NO_SIGN, HOLIDAY_SIGN, NEIGHBOUR_SIGN, OPEN_SIGN = "·", "F", "N", "?"
LINE_SIGNS = {effect.value: sign for effect, sign in SIGNS.items()} | {
    HOLIDAY: HOLIDAY_SIGN,
    NEIGHBOUR: NEIGHBOUR_SIGN,
    OPEN: OPEN_SIGN,
    "near": "≈",
}
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one day. `reason` gives it, None where nothing does; `is_light`: nobody named the community.

    `lovely` names what would be lovely to meet beside it, `neighbours` are other offices' festivals on the day,
    `open_days` what may fall on it and is not announced yet.
    """

    day: date
    reason: Reason | None
    is_light: bool
    lovely: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    open_days: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Which sort of sign it is: an effect, `holiday`, `neighbour`, `open` or `none`."""
        if self.reason is not None:
            return HOLIDAY if self.reason.is_public_holiday else self.reason.effect.value
        return NEIGHBOUR if self.neighbours else OPEN if self.open_days else "none"

    @property
    def sign(self) -> str:
        """One sign, and a second beside it where something lovely or another office's festival is on too."""
        beside = SIGNS[Effect.LOVELY] if self.lovely else NEIGHBOUR_SIGN if self.neighbours else ""
        return LINE_SIGNS.get(self.slug, NO_SIGN) + (beside if self.reason else "")

    @property
    def words(self) -> str:
        """All that the signs say: `Would collide – Ramadan`."""
        told = [self._reason_words()] if self.reason else []
        if self.lovely:
            told.append(gettext("also lovely: %(names)s") % {"names": ", ".join(self.lovely)})
        told += self.neighbours
        if self.open_days:
            told.append(gettext("not announced yet: %(names)s") % {"names": ", ".join(self.open_days)})
        return "; ".join(told) or gettext("we know of nothing")

    def _reason_words(self) -> str:
        if self.reason is None:
            return ""
        is_holiday = self.reason.is_public_holiday
        said = pgettext("festival day", "Public holiday") if is_holiday else effect_words(self.reason.effect)
        words = {"effect": said, "name": self.reason.name}
        if self.is_light:
            return gettext("%(effect)s – %(name)s, of a community that your office did not name") % words
        return gettext("%(effect)s – %(name)s") % words

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
    beside = strongest is not None and strongest.effect != Effect.LOVELY
    lovely = (one.name for one in met if beside and one.effect == Effect.LOVELY and one.named)
    neighbours = (
        one.sentence for one in advice.neighbours if one.first <= advice.last and advice.first <= one.last
    )
    return Mark(
        day=advice.first,
        reason=strongest,
        is_light=strongest is not None and not strongest.named,
        lovely=tuple(dict.fromkeys(lovely)),
        neighbours=tuple(neighbours),
        open_days=tuple(dict.fromkeys(gettext(row.name) for row in advice.unannounced)),
    )


def signed_lines(advice: Advice) -> list[tuple[str, ShortLine]]:
    """What a day would meet in short sentences, each with its sign."""
    return [(LINE_SIGNS.get(line.slug, NO_SIGN), line) for line in in_short(advice)]


def months_of(days: Iterable[Advice], *, only_named: bool = False) -> list[Month]:
    """The days of a season, which follow one another, by month."""
    marks = (mark_of(day, only_named=only_named) for day in days)
    grouped = ((first, list(group)) for first, group in groupby(marks, key=lambda mark: mark.day.replace(day=1)))
    return [Month(first, group) for first, group in grouped]

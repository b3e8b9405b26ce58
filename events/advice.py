"""What a festival on some days would meet: a day, a span, or a whole season. Pure: values in, values out.

The reasons speak for themselves (`reasons`), `ranking` weighs them. Nothing here decides anything, and a day
of which nothing is known is called just that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from events.calendars import Observance, Unannounced, not_announced
from events.calendars.effects import Effect, effect_of, effect_on, is_fasted_until_sunset
from events.daylight import CAPITALS, Place, sunset
from events.own_dates import Kept, OwnDate, kept_dates
from events.ranking import (
    EVE_AFTER_HOURS,
    MAY_MOVE,
    NEAR,
    NEIGHBOUR_NEAR,
    NEIGHBOUR_ON_THE_DAY,
    WEIGHED_NEAR,
    is_named,
    weigh,
)
from events.reasons import Hours, Reason, Relation, say_neighbour

NEAR_DAYS = timedelta(days=3)
TOLD_BY_LAW = (Effect.LOVELY, Effect.NOTE)  # what a public holiday of the same name tells already
FRIDAY, SATURDAY = 4, 5
NEIGHBOURING = timedelta(days=7)
SLACK = NEAR_DAYS + timedelta(days=1)  # a moon may move an observance towards us


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A public festival of another office, by its days."""

    office: str
    title: str
    place: str
    slug: str
    first: date
    last: date

    @property
    def sentence(self) -> str:
        """Who holds what, where and when."""
        return say_neighbour(
            office=self.office, title=self.title, place=self.place, first=self.first, last=self.last
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a festival is planned and who lives there.

    `state` as `TH`, None for all of Germany; `place` None stands for the seat of the state's government.
    `communities` are calendars by short name and what they count (see `ranking`).
    """

    zone: ZoneInfo
    state: str | None = None
    place: Place | None = None
    communities: Mapping[str, int] = field(default_factory=dict)
    own_dates: tuple[OwnDate, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()

    def sunset(self, day: date) -> datetime | None:
        """When the sun sets there; None where no place is known."""
        place = self.place or CAPITALS.get(self.state or "")
        return sunset(day, place, self.zone) if place else None


@dataclass(frozen=True)
class Advice:
    """What is known about these days, the weightiest first. `score`: higher is better, 0 is an ordinary day."""

    first: date
    last: date
    reasons: tuple[Reason, ...]
    unannounced: tuple[Unannounced, ...]
    neighbours: tuple[Neighbour, ...]
    score: int
    meets_sabbath: bool = False

    @cached_property
    def collides(self) -> list[Reason]:
        """What keeps people away."""
        return self._met(Effect.COLLIDES)

    @cached_property
    def restricted(self) -> list[Reason]:
        """What state law restricts."""
        return self._met(Effect.RESTRICTED)

    @cached_property
    def careful(self) -> list[Reason]:
        """What asks for care with food, hours or helpers."""
        return self._met(Effect.CAREFUL)

    @cached_property
    def lovely(self) -> list[Reason]:
        """What it would be lovely to meet."""
        return self._met(Effect.LOVELY)

    @cached_property
    def school(self) -> list[Reason]:
        """School holidays."""
        return self._met(Effect.BREAK)

    @cached_property
    def notes(self) -> list[Reason]:
        """What is good to know."""
        return self._met(Effect.NOTE)

    @cached_property
    def near(self) -> list[Reason]:
        """What lies within three days, the moon's uncertainty included."""
        return [reason for reason in self.reasons if reason.relation == Relation.NEAR]

    @property
    def is_unknown(self) -> bool:
        """Whether the catalogue knows nothing about these days, which is no promise."""
        return not (self.reasons or self.unannounced or self.neighbours)

    def _met(self, effect: Effect) -> list[Reason]:
        return [one for one in self.reasons if one.relation == Relation.OVERLAPS and one.effect == effect]


def advise(starts_at: datetime, ends_at: datetime, *, around: Surroundings) -> Advice:
    """What a festival at these hours would meet. `ends_at` is after `starts_at`; both aware."""
    hours = Hours(starts_at, ends_at, around.zone)
    first, last = hours.first, hours.last
    kept = kept_dates(first - SLACK, last + SLACK, state=around.state, own_dates=around.own_dates)
    missing = not_announced(first, last, state=around.state)
    return _advice(kept, missing, first, last, around=around, hours=hours)


def advise_days(first: date, last: date, *, around: Surroundings) -> Advice:
    """The same for whole days, while no hours are known."""
    starts_at = datetime.combine(first, time.min, tzinfo=around.zone)
    ends_at = datetime.combine(last, time(23, 59), tzinfo=around.zone)
    return advise(starts_at, ends_at, around=around)


def season(first: date, last: date, *, around: Surroundings) -> list[Advice]:
    """Every day from `first` to `last`, by day, without sunsets: a year at once."""
    missing = not_announced(first, last, state=around.state)
    close: dict[date, list[Kept]] = {}
    for kept in kept_dates(first - SLACK, last + SLACK, state=around.state, own_dates=around.own_dates):
        earliest, latest = kept.row.possible
        for day in _days(max(first, earliest - NEAR_DAYS), min(last, latest + NEAR_DAYS)):
            close.setdefault(day, []).append(kept)
    return [
        _advice(
            close.get(day, []),
            [row for row in missing if row.first <= day <= row.last],
            day,
            day,
            around=around,
            hours=None,
        )
        for day in _days(first, last)
    ]


def _advice(
    kept: Iterable[Kept],
    missing: Iterable[Unannounced],
    first: date,
    last: date,
    *,
    around: Surroundings,
    hours: Hours | None,
) -> Advice:
    found = (_reason(one, first, last, around=around, hours=hours) for one in kept)
    reasons = tuple(_told_once(sorted((reason for reason in found if reason is not None), key=_weightiest)))
    near = [
        one for one in around.neighbours if one.first <= last + NEIGHBOURING and first - NEIGHBOURING <= one.last
    ]
    beside = (NEIGHBOUR_ON_THE_DAY if one.first <= last and first <= one.last else NEIGHBOUR_NEAR for one in near)
    score = sum(reason.points for reason in reasons) + sum(beside)
    return Advice(
        first, last, reasons, tuple(missing), tuple(near), score, _meets_sabbath(first, last, around, hours)
    )


def _reason(kept: Kept, first: date, last: date, *, around: Surroundings, hours: Hours | None) -> Reason | None:
    """What the observance is to these days; None where it is too far away, or near and not worth telling."""
    row = kept.row
    overlaps = row.touches(first, last)
    effect = effect_on(row, first, last) if overlaps else effect_of(row)
    named = is_named(row, effect, around.communities)
    if not overlaps and not (_is_close(row, first, last) and _is_told_when_near(effect, named=named)):
        return None
    at = _sunset(row, first, last, around) if hours and overlaps else None
    is_late = at is not None and hours is not None and last < row.first and hours.ends_at < at
    divisor = (EVE_AFTER_HOURS if is_late else 1) if overlaps else _divisor_when_near(row, first, last)
    weighs = overlaps or effect in WEIGHED_NEAR
    return Reason(
        row=row,
        effect=effect,
        relation=Relation.OVERLAPS if overlaps else Relation.NEAR,
        first=first,
        last=last,
        points=weigh(row, effect, around.communities, divisor=divisor) if weighs else 0,
        named=named,
        own=kept.own,
        sunset=at,
        last_sunset=_last_sunset(row, first, last, around) if at is not None else None,
        hours=hours,
    )


def _divisor_when_near(row: Observance, first: date, last: date) -> int:
    earliest, latest = row.possible
    return MAY_MOVE if earliest <= last and first <= latest else NEAR


def _is_close(row: Observance, first: date, last: date) -> bool:
    earliest, latest = row.possible
    return earliest - NEAR_DAYS <= last and first <= latest + NEAR_DAYS


def _is_told_when_near(effect: Effect, *, named: bool) -> bool:
    return effect in WEIGHED_NEAR or (named and effect == Effect.CAREFUL)


def _named_days(reason: Reason) -> tuple[str, date, date]:
    return reason.row.name, reason.row.first, reason.row.last


def _told_once(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """Without what two calendars tell of the same days alike."""
    seen = set()
    by_law = {_named_days(one) for one in reasons if one.is_public_holiday and one.relation == Relation.OVERLAPS}
    for reason in reasons:
        if not reason.is_public_holiday and reason.effect in TOLD_BY_LAW and _named_days(reason) in by_law:
            continue
        beside = None if reason.relation == Relation.NEAR else reason.effect
        told = (reason.row.name, reason.row.first, reason.row.last, beside)
        if told not in seen:
            seen.add(told)
            yield reason


def _sunset(row: Observance, first: date, last: date, around: Surroundings) -> datetime | None:
    """The sunset that begins it, or the first at which its fast is broken during the festival."""
    if last < row.first:
        return around.sunset(row.begins)
    return around.sunset(max(first, row.first)) if is_fasted_until_sunset(row) else None


def _meets_sabbath(first: date, last: date, around: Surroundings, hours: Hours | None) -> bool:
    """Whether it is on between sunset of a Friday and sunset of the Saturday; without hours, on a Saturday."""
    if hours is None:
        return any(day.weekday() == SATURDAY for day in _days(first, last))
    for day in _days(first - timedelta(days=1), last):
        begins, ends = around.sunset(day), around.sunset(day + timedelta(days=1))
        if day.weekday() == FRIDAY and (begins is None or ends is None):
            return day + timedelta(days=1) <= last
        if day.weekday() == FRIDAY and begins and ends and hours.starts_at < ends and begins < hours.ends_at:
            return True
    return False


def _last_sunset(row: Observance, first: date, last: date, around: Surroundings) -> datetime | None:
    """That of the last day of a festival that meets several days of a fast."""
    begin, end = max(first, row.first), min(last, row.last)
    return around.sunset(end) if begin < end and is_fasted_until_sunset(row) else None


def _weightiest(reason: Reason) -> tuple[bool, int, date, str]:
    return reason.relation == Relation.NEAR, -abs(reason.points), reason.row.first, reason.row.key


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))

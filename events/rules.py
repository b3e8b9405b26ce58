"""Letters that the calendar decides about: what is owed to whom at a moment.

Pure: dates, rules and what is known of each reader come in, with the clock; letters owed come out. A letter is
owed once for its reason. It is missed instead of sent when the clock comes more than a day late, when it would
say nothing useful any more, or when a later one has come: nobody gets two at once.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from events.dates import SPACING, is_missed, morning_of
from events.models import Anchor, Festival, FestivalState, LetterRule, LetterState, RuleKind, Whom

BREATH = timedelta(hours=12)  # between two letters of rules to the same reader

# In which states of a festival the calendar writes a kind of letter.
ACTS_IN = {
    RuleKind.REMINDER: (FestivalState.INVITING, FestivalState.PUBLISHED),
    RuleKind.WEEK_TO_GO: (FestivalState.INVITING, FestivalState.PUBLISHED),
    RuleKind.THANK_YOU: (FestivalState.PUBLISHED, FestivalState.OVER),
}

# (kind, anchor, days, whom) of every new festival.
DEFAULT_REMINDER_DAYS = (14, 3)
DEFAULTS: tuple[tuple[str, str, int, str], ...] = (
    *((RuleKind.REMINDER, Anchor.DEADLINE, -days, Whom.UNANSWERED) for days in DEFAULT_REMINDER_DAYS),
    (RuleKind.WEEK_TO_GO, Anchor.SETUP, -7, Whom.CONFIRMED),
    (RuleKind.THANK_YOU, Anchor.FESTIVAL, 1, Whom.CONFIRMED),
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What of a festival the rules look at. Times are aware."""

    state: str
    deadline: datetime
    setup_from: datetime
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it stands; see `LetterRule`."""

    kind: str
    anchor: str
    days: int
    whom: str
    key: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A letter of some rule that this reader has, or would have had."""

    rule: str
    reason: str
    state: str
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to write to. `since` is when they came to stand where they stand now; None if nobody knows.

    `standing` is one of `Whom`, or empty.
    """

    name: Hashable
    standing: str
    since: datetime | None
    invited_at: datetime | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A letter owed, or missed, for the first time."""

    reader: Reader
    rule: Rule
    moment: datetime
    reason: str
    missed: bool


def dates_of(festival: Festival) -> Dates:
    """The dates of a festival's row."""
    return Dates(
        state=festival.state,
        deadline=festival.registration_deadline,
        setup_from=festival.setup_from,
        starts_at=festival.starts_at,
        ends_at=festival.ends_at,
        zone=festival.zone,
    )


def rule_of(row: LetterRule) -> Rule:
    """The rule of a row."""
    return Rule(row.kind, row.anchor, row.days, row.whom, row.key, row.since)


def moment_of(rule: Rule, dates: Dates, *, invited_at: datetime | None = None) -> datetime | None:
    """When the rule acts: in the morning of a local day. None where its anchor is missing."""
    at = _anchor(rule, dates, invited_at)
    return None if at is None else morning_of(at, days=rule.days, zone=dates.zone)


def _anchor(rule: Rule, dates: Dates, invited_at: datetime | None) -> datetime | None:
    if rule.anchor == Anchor.INVITATION:
        return invited_at
    if rule.anchor == Anchor.FESTIVAL:
        return dates.starts_at if rule.days < 0 else dates.ends_at
    return {Anchor.DEADLINE: dates.deadline, Anchor.SETUP: dates.setup_from}[Anchor(rule.anchor)]


def useful_until(rule: Rule, dates: Dates) -> datetime | None:
    """After this nobody needs the letter any more; None: it is always good to hear."""
    ends = {RuleKind.REMINDER: dates.deadline, RuleKind.WEEK_TO_GO: dates.starts_at}
    return ends.get(RuleKind(rule.kind))


def acts(rule: Rule, dates: Dates) -> bool:
    """Whether the calendar writes such letters while the festival is in this state."""
    return dates.state in ACTS_IN[RuleKind(rule.kind)]


def due(dates: Dates, rules: Iterable[Rule], readers: Iterable[Reader], *, now: datetime) -> list[Due]:
    """Every letter whose moment has come and that was not decided about before, earliest first per reader."""
    acting = [rule for rule in rules if acts(rule, dates)]
    return [found for reader in readers for found in _due_to(reader, dates, acting, now=now.astimezone(UTC))]


def _due_to(reader: Reader, dates: Dates, rules: list[Rule], *, now: datetime) -> Iterator[Due]:
    passed = list(_passed(reader, dates, rules, now=now))
    for place, (moment, rule) in enumerate(passed):
        reason = reason_of(rule, dates, invited_at=reader.invited_at)
        if _was_decided(reader, rule, reason, moment):
            continue
        end = useful_until(rule, dates)
        missed = (
            place + 1 < len(passed)
            or is_missed(moment, now=now)
            or (end is not None and now > end)
            or _heard_just_now(reader, now=now)
        )
        yield Due(reader, rule, moment, reason, missed)


def _passed(reader: Reader, dates: Dates, rules: list[Rule], *, now: datetime) -> list[tuple[datetime, Rule]]:
    """The rules for this reader whose moment has come while they stood there, earliest first."""
    found = []
    for rule in rules:
        moment = moment_of(rule, dates, invited_at=reader.invited_at)
        if rule.whom != reader.standing or moment is None or moment > now or rule.since >= moment:
            continue
        end = useful_until(rule, dates)
        stood_there = reader.since is None or reader.since < moment
        if stood_there and (end is None or moment <= end):
            found.append((moment, rule))
    return sorted(found, key=lambda pair: (pair[0], pair[1].key))


def _was_decided(reader: Reader, rule: Rule, reason: str, moment: datetime) -> bool:
    """For this reason, or the same letter a short while ago when the dates were others."""
    for told in reader.told:
        if told.reason == reason:
            return True
        if told.rule == rule.key and _left(told) and (told.sent_at is None or told.sent_at > moment - SPACING):
            return True
    return False


def _left(told: Told) -> bool:
    return told.state in {LetterState.SENDING, LetterState.SENT, LetterState.RETURNED}


def _heard_just_now(reader: Reader, *, now: datetime) -> bool:
    return any(_left(told) and (told.sent_at is None or told.sent_at > now - BREATH) for told in reader.told)


def reason_of(rule: Rule, dates: Dates, *, invited_at: datetime | None = None) -> str:
    """What the letter is owed for, once a reader: this rule for this day. When the day moves, it may be owed anew.

    Thanks are said once, whatever day the festival is said to have been.
    """
    side = "before" if rule.days < 0 else "after"
    start = f"{abs(rule.days)}-days-{side}"
    if rule.kind == RuleKind.THANK_YOU:
        return start
    at = _anchor(rule, dates, invited_at)
    day = at.astimezone(dates.zone).date().isoformat() if at else ""
    if (rule.anchor, rule.whom) == (Anchor.DEADLINE, Whom.UNANSWERED):
        return f"{start}-{day}"
    return f"{start}-{rule.anchor}-{day}-{rule.whom}"


def waits(rule: Rule, dates: Dates, *, looked_at: datetime | None, now: datetime) -> bool:
    """Whether there may be something to decide: a moment that came after the clock looked last.

    A rule that counts from each invitation may always have one.
    """
    if not acts(rule, dates):
        return False
    moment = moment_of(rule, dates)
    return moment is None or (moment <= now and (looked_at is None or looked_at < moment))

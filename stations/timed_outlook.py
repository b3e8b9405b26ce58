"""The rules in time of a festival as they stand: when each acts next, and how many would get its letter now."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from events.models import Anchor, Festival, FestivalState, LetterRule, RuleKind
from events.rules import ACTS_IN, Reader, dates_of, moment_of, rule_of, useful_until
from stations.timed_readers import addressees_of


@dataclass(frozen=True, slots=True)
class Outlook:
    """A rule, the next moment at which it acts (None: none that we know of), and its readers as things stand."""

    row: LetterRule
    next_at: datetime | None
    readers: int


def outlook_of(festival: Festival, *, now: datetime) -> list[Outlook]:
    """The festival's rules in the order in which they act. The same few queries for any number."""
    readers = [addressee.reader for addressee in addressees_of(festival)]
    standing = Counter(reader.standing for reader in readers)
    found = [
        Outlook(row, _next(row, festival, readers, now=now), standing[row.whom])
        for row in festival.letter_rules.all()
    ]
    return sorted(found, key=lambda one: (_order(one.row, festival), one.row.pk))


def _next(row: LetterRule, festival: Festival, readers: list[Reader], *, now: datetime) -> datetime | None:
    later = {FestivalState.DRAFT, FestivalState.INVITING, FestivalState.PUBLISHED}
    if festival.state not in {*later, *ACTS_IN[RuleKind(row.kind)]}:
        return None
    rule, dates = rule_of(row), dates_of(festival)
    invited = [reader.invited_at for reader in readers if reader.standing == row.whom]
    anchors = invited if row.anchor == Anchor.INVITATION else [None]
    end = useful_until(rule, dates)
    moments = [moment_of(rule, dates, invited_at=at) for at in anchors]
    coming = [at for at in moments if at is not None and now < at and (end is None or at <= end)]
    return min(coming, default=None)


def _order(row: LetterRule, festival: Festival) -> tuple[bool, datetime]:
    """Those that count from an invitation first: nobody knows when that will be."""
    moment = moment_of(rule_of(row), dates_of(festival))
    return (moment is not None, moment or festival.created_at)

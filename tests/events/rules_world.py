"""Dates, rules and readers as plain values, for tests of what is owed at a moment."""

from dataclasses import replace

from events.models.letter_rule import rule_key
from events.rules import DEFAULTS, Dates, Reader, Rule, Told
from tests.factories import BERLIN, berlin

LONG_AGO = berlin(2026, 1, 1)
DATES = Dates(
    state="inviting",
    deadline=berlin(2027, 5, 15, 23, 59),
    setup_from=berlin(2027, 6, 12, 12),
    starts_at=berlin(2027, 6, 12, 14),
    ends_at=berlin(2027, 6, 12, 18),
    zone=BERLIN,
)


def rule(kind="reminder", anchor="deadline", days=-14, whom="unanswered", since=LONG_AGO):
    return Rule(kind, anchor, days, whom, rule_key(kind, anchor, days, whom), since)


USUAL = [rule(*told) for told in DEFAULTS]
FOURTEEN, THREE, WEEK, THANKS = USUAL
SILENT = Reader("silent", "unanswered", since=berlin(2027, 4, 1, 9), invited_at=berlin(2027, 4, 1, 9))
COMING = replace(SILENT, name="coming", standing="confirmed")


def told_of(one, *, state="sent", at=None):
    """The letter as it is remembered after it was owed."""
    return Told(one.rule.key, one.reason, "missed" if one.missed else state, None if one.missed else at)

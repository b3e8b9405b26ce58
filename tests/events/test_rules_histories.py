"""No history of moves, answers, cancellations and a sleeping clock owes a letter too much or too little."""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import rules as rules_in_time
from events.models.letter_rule import PATTERNS, rule_key
from events.rules import due, moment_of
from tests.events.rules_world import DATES, LONG_AGO, SILENT, USUAL, rule, told_of
from tests.factories import berlin

STEPS = st.one_of(
    st.tuples(st.just("pause"), st.integers(1, 24 * 12)),  # hours in which the clock sleeps
    st.tuples(st.just("deadline"), st.integers(-20, 20)),
    st.tuples(st.just("festival"), st.integers(-20, 20)),
    st.tuples(st.just("stand"), st.sampled_from(["", "unanswered", "unregistered", "confirmed"])),
    st.tuples(st.just("state"), st.sampled_from(["published", "over", "archived", "cancelled"])),
    st.tuples(st.just("add"), st.tuples(st.sampled_from(sorted(PATTERNS)), st.integers(1, 30))),
    st.tuples(st.just("remove"), st.integers(0, 5)),
    st.tuples(st.just("strike"), st.integers(1, 72)),  # the mail server is away: what is owed waits
)
ENDS = {"over": {"archived", "cancelled"}, "archived": {"cancelled"}, "cancelled": set()}


class Story:
    """One festival and one reader, as the shell around the rules keeps them."""

    def __init__(self):
        self.now = berlin(2027, 4, 1, 9).astimezone(UTC)
        self.dates, self.rules, self.reader = DATES, list(USUAL), SILENT
        self.log = []  # (when, letter, standing and state at that time)

    def tick(self):
        for one in due(self.dates, self.rules, [self.reader], now=self.now):
            self.log.append((self.now, one, self.reader.standing, self.dates.state))
            told = (*self.reader.told, told_of(one, at=self.now))
            self.reader = replace(self.reader, told=told)

    def wait(self, hours, *, awake):
        end = self.now + timedelta(hours=hours)
        while awake and self.now + timedelta(hours=1) < end:
            self.now += timedelta(hours=1)
            self.tick()
        self.now = end
        self.tick()

    def move(self, *, deadline=0, festival=0):
        span = timedelta(days=festival)
        starts_at = self.dates.starts_at + span
        self.dates = replace(
            self.dates,
            deadline=min(self.dates.deadline + timedelta(days=deadline), starts_at),
            setup_from=self.dates.setup_from + span,
            starts_at=starts_at,
            ends_at=self.dates.ends_at + span,
        )

    def step(self, what, value):
        if what in {"deadline", "festival"}:
            self.move(**{what: value})
        elif what == "stand":
            self.reader = replace(self.reader, standing=value, since=self.now)
        elif what == "state" and value in ENDS.get(self.dates.state, {"published", *ENDS}):
            self.dates = replace(self.dates, state=value)
        elif what == "add":
            (kind, anchor, whom), number = value
            days = number if PATTERNS[kind, anchor, whom][0] > 0 else -number
            if rule_key(kind, anchor, days, whom) not in {row.key for row in self.rules}:
                self.rules.append(rule(kind, anchor, days, whom, since=self.now))
        elif what == "remove" and self.rules:
            self.rules.pop(value % len(self.rules))


def tell(steps):
    story = Story()
    for what, value in steps:
        if what == "pause":
            story.wait(value, awake=False)
        elif what == "strike":
            story.wait(value, awake=True)
        else:
            story.step(what, value)
            story.wait(24, awake=True)
    return story


def check_history(story):
    """What must hold whatever happened."""
    reasons = [(one.rule.kind, one.reason) for _at, one, _standing, _state in story.log]
    assert len(reasons) == len(set(reasons)), "two letters for one reason"
    sent = [(at, one) for at, one, _standing, _state in story.log if not one.missed]
    for at, one in sent:
        assert at - one.moment <= timedelta(hours=24), "too late"
        assert one.rule.kind != "reminder" or at <= story_deadline(one, at), "after the deadline"
    for at, one, standing, state in story.log:
        assert one.rule.whom == standing, "to somebody who stands elsewhere by now"
        assert state in rules_in_time.ACTS_IN[one.rule.kind], "after a cancellation, or in an archive"
        assert one.rule.since < one.moment
        assert at >= one.moment
    for (earlier, _), (later, _) in pairwise(sent):
        assert later - earlier >= timedelta(hours=12), "two at once"


def story_deadline(one, at):
    """A reminder lies at or before the deadline it was reckoned with, whose day its reason names."""
    if one.rule.anchor == "deadline":
        return one.moment + timedelta(days=-one.rule.days + 1)
    return at


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_whatever_happens_no_letter_is_owed_twice_late_or_to_the_wrong_ones(steps):
    check_history(tell(steps))


@settings(max_examples=100, deadline=None)
@given(
    wakes=st.lists(st.integers(1, 24 * 9), min_size=1, max_size=40),
    rules=st.lists(
        st.tuples(st.sampled_from(sorted(PATTERNS)), st.integers(1, 40)), min_size=1, max_size=6, unique=True
    ),
    standing=st.sampled_from(["unanswered", "unregistered", "confirmed"]),
)
def test_none_is_missing_however_the_clock_sleeps(wakes, rules, standing):
    """While all stands still, every moment that passed has a letter: sent if the clock came in time."""
    story = Story()
    story.dates = replace(DATES, state="published")
    story.reader = replace(SILENT, standing=standing)
    story.rules = [
        rule(kind, anchor, days if PATTERNS[kind, anchor, whom][0] > 0 else -days, whom)
        for (kind, anchor, whom), days in rules
    ]
    for hours in wakes:
        story.wait(hours, awake=False)

    passed = {row.key for row in story.rules if row.whom == standing and has_passed(row, story)}
    assert {one.rule.key for _at, one, _standing, _state in story.log} == passed
    moments = {one.moment for _at, one, _standing, _state in story.log}
    ticks = [berlin(2027, 4, 1, 9) + timedelta(hours=sum(wakes[: n + 1])) for n in range(len(wakes))]
    for moment in moments:
        seen = min(at for at in ticks if at >= moment)
        alone = not any(other != moment and abs(other - moment) < timedelta(hours=60) for other in moments)
        if seen - moment <= timedelta(hours=24) and alone and others_were_seen(moment, moments, ticks):
            assert [one.missed for _at, one, *_rest in story.log if one.moment == moment].count(False) == 1


def others_were_seen(moment, moments, ticks):
    """Whether the clock had dealt with every earlier moment before this one came."""
    seen = min(at for at in ticks if at >= moment)
    return all(other <= moment or other > seen for other in moments) and seen < DATES.deadline


def has_passed(row, story):
    moment = moment_of(row, story.dates, invited_at=story.reader.invited_at)
    end = rules_in_time.useful_until(row, story.dates)
    return story.reader.since < moment <= story.now and (end is None or moment <= end)


def test_a_broken_rule_is_found_by_the_histories(monkeypatch):
    """The twin that must fail: without a memory of what was decided, letters are owed again and again."""
    monkeypatch.setattr(rules_in_time, "_was_decided", lambda *told: False)
    story = Story()
    story.wait(24 * 60, awake=True)

    with pytest.raises(AssertionError, match="two letters for one reason"):
        check_history(story)


def test_a_rule_blind_for_answers_is_found_by_the_histories(monkeypatch):
    """The twin that must fail: a reader who answered is reminded as if nothing had been said."""
    honest = rules_in_time._passed

    def blind(reader, dates, rules, *, now):
        return honest(replace(reader, standing="unanswered", since=LONG_AGO), dates, rules, now=now)

    monkeypatch.setattr(rules_in_time, "_passed", blind)
    story = tell([("stand", "unregistered"), ("strike", 24 * 40)])

    with pytest.raises(AssertionError, match="stands elsewhere"):
        check_history(story)


def test_a_clock_without_patience_is_found_by_the_histories(monkeypatch):
    """The twin that must fail: a clock that slept sends what is far too late."""
    monkeypatch.setattr(rules_in_time, "is_missed", lambda moment, *, now: False)
    story = tell([("pause", 24 * 33)])

    with pytest.raises(AssertionError, match="too late"):
        check_history(story)

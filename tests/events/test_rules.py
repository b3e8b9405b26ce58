"""What is owed at a moment, on plain values; and that no history owes too much or too little."""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import rules as rules_in_time
from events.models.letter_rule import PATTERNS, rule_key
from events.rules import DEFAULTS, Dates, Reader, Rule, Told, due, moment_of, waits
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


def shown(found):
    return [(one.reader.name, one.rule.days, one.missed) for one in found]


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        (FOURTEEN, berlin(2027, 5, 1, 9)),
        (rule(anchor="invitation", days=10), berlin(2027, 4, 11, 9)),
        (WEEK, berlin(2027, 6, 5, 9)),
        (rule("week_to_go", "festival", -1, "confirmed"), berlin(2027, 6, 11, 9)),
        (THANKS, berlin(2027, 6, 13, 9)),
    ],
)
def test_the_moment_of_a_rule(given, moment):
    assert moment_of(given, DATES, invited_at=SILENT.invited_at) == moment


def test_after_means_after_the_last_day():
    weekend = replace(DATES, ends_at=berlin(2027, 6, 13, 18))

    assert moment_of(THANKS, weekend) == berlin(2027, 6, 14, 9)


def test_each_invitation_has_its_own_moment():
    late = replace(SILENT, name="late", since=berlin(2027, 4, 5), invited_at=berlin(2027, 4, 5))

    found = due(DATES, [rule(anchor="invitation", days=10)], [SILENT, late], now=berlin(2027, 4, 12))

    assert shown(found) == [("silent", 10, False)]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (berlin(2027, 5, 1, 8, 59), []),
        (berlin(2027, 5, 1, 9), [("silent", -14, False)]),
        (berlin(2027, 5, 2, 9), [("silent", -14, False)]),
        (berlin(2027, 5, 2, 9, 1), [("silent", -14, True)]),
        (berlin(2027, 5, 12, 9), [("silent", -14, True), ("silent", -3, False)]),
        (berlin(2027, 5, 20), [("silent", -14, True), ("silent", -3, True)]),
        (berlin(2027, 6, 5, 9), [("silent", -14, True), ("silent", -3, True), ("coming", -7, False)]),
    ],
)
def test_too_late_is_missed_and_only_the_last_one_leaves(now, found):
    assert shown(due(DATES, USUAL, [SILENT, COMING], now=now)) == found


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("draft", []),
        ("inviting", []),
        ("published", [("coming", -7, True), ("coming", 1, False)]),
        ("over", [("coming", 1, False)]),
        ("archived", []),
        ("cancelled", []),
    ],
)
def test_in_which_state_of_the_festival(state, found):
    rules = [WEEK, THANKS] if state != "inviting" else [THANKS]

    assert shown(due(replace(DATES, state=state), rules, [COMING], now=berlin(2027, 6, 13, 9))) == found


@pytest.mark.parametrize("standing", ["", "unregistered", "confirmed"])
def test_only_who_stands_where_the_rule_looks(standing):
    assert due(DATES, [FOURTEEN], [replace(SILENT, standing=standing)], now=berlin(2027, 5, 1, 9)) == []


def test_who_came_to_stand_there_only_afterwards_has_missed_nothing():
    late = replace(SILENT, since=berlin(2027, 5, 1, 9))

    assert due(DATES, [FOURTEEN], [late], now=berlin(2027, 5, 1, 10)) == []


def test_a_rule_decides_about_no_moment_before_it_was_made():
    new = rule(since=berlin(2027, 5, 1, 9))

    assert due(DATES, [new], [SILENT], now=berlin(2027, 5, 1, 10)) == []


def test_a_reminder_whose_day_lies_after_the_deadline_is_never_owed():
    assert due(DATES, [rule(anchor="invitation", days=60)], [SILENT], now=berlin(2027, 6, 1)) == []


@pytest.mark.parametrize("days", [1, 6, 8, 20])
def test_the_same_reminder_is_not_repeated_within_a_week_when_the_deadline_moves(days):
    now = berlin(2027, 5, 1, 9)
    (first,) = due(DATES, [FOURTEEN], [SILENT], now=now)
    told = replace(SILENT, told=(told_of(first, at=now),))
    moved = replace(DATES, deadline=DATES.deadline + timedelta(days=days))

    found = due(moved, [FOURTEEN], [told], now=now + timedelta(days=days))

    assert bool(found) is (days > 7)


def test_a_letter_that_left_this_morning_keeps_the_next_one_back():
    just_now = Told(FOURTEEN.key, "another", "sent", berlin(2027, 5, 12, 8))

    found = due(DATES, [THREE], [replace(SILENT, told=(just_now,))], now=berlin(2027, 5, 12, 9))

    assert shown(found) == [("silent", -3, True)]


def test_thanks_are_said_once_whatever_day_it_was():
    dates, now = replace(DATES, state="over"), berlin(2027, 6, 13, 9)
    (first,) = due(dates, [THANKS], [COMING], now=now)
    told = replace(COMING, told=(told_of(first, at=now),))
    moved = replace(dates, ends_at=berlin(2027, 7, 3, 18))

    assert due(moved, [THANKS], [told], now=berlin(2027, 7, 4, 9)) == []


@pytest.mark.parametrize(
    ("looked_at", "now", "waiting"),
    [
        (None, berlin(2027, 5, 1, 8, 59), False),
        (None, berlin(2027, 5, 1, 9), True),
        (berlin(2027, 5, 1, 8), berlin(2027, 5, 1, 9), True),
        (berlin(2027, 5, 1, 9), berlin(2027, 5, 1, 10), False),
    ],
)
def test_the_clock_looks_once_after_each_moment(looked_at, now, waiting):
    assert waits(FOURTEEN, DATES, looked_at=looked_at, now=now) is waiting


# --- histories ---------------------------------------------------------------------------------------------

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

"""What is owed at a moment, on plain values."""

from dataclasses import replace
from datetime import timedelta

import pytest

from events.rules import Told, due, moment_of, waits
from tests.events.rules_world import COMING, DATES, FOURTEEN, SILENT, THANKS, THREE, USUAL, WEEK, rule, told_of
from tests.factories import berlin


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

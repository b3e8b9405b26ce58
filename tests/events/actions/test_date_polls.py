"""Planning a date poll: what is checked before anybody is asked."""

from datetime import UTC, timedelta

import pytest
from django.core.exceptions import ValidationError

from events.actions.date_polls import create_date_poll, drop_date_poll, update_date_poll
from events.errors import NotFound, Refused
from events.models import DatePoll, LogEntry
from tests.factories import berlin
from tests.polls import UNTIL, poll_of, span

TWO = [span(12), span(19)]


@pytest.fixture
def plan(festival, actor, now):
    """Plan a poll with these days."""

    def plan(options=TWO, **fields):
        fields = {"answers_until": UNTIL} | fields
        return create_date_poll(festival, options=options, actor=actor, now=now, **fields)

    return plan


def events():
    return list(LogEntry.objects.order_by("pk").values_list("event", flat=True))


def test_a_draft_with_its_days_and_no_letter(plan, festival):
    poll = plan([span(19), span(12)], message="Bitte antworten Sie bald.", reminder_days=[5])

    assert (poll.state, poll.message, poll.reminder_days) == ("draft", "Bitte antworten Sie bald.", [5])
    assert [(row.starts_at, row.ends_at) for row in poll.options.all()] == TWO
    assert (festival.letters.count(), events()) == (0, ["date_poll_planned"])


@pytest.mark.parametrize("count", [2, 12])
def test_two_to_twelve_days(plan, count):
    assert plan([span(day) for day in range(1, count + 1)]).options.count() == count


HOUR = timedelta(hours=1)
END_OF_SUMMER_TIME = (berlin(2027, 10, 31, 2, 30), berlin(2027, 10, 31, 2, 45).replace(fold=1))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"options": []}, "options"),
        ({"options": [span(12)]}, "options"),
        ({"options": [span(day) for day in range(1, 14)]}, "options"),
        ({"options": [span(12), span(12)]}, "options"),
        ({"options": [span(12), tuple(at.astimezone(UTC) for at in span(12))]}, "options"),
        ({"options": [span(12), span(19, 18, 14)]}, "options"),
        ({"options": [span(12), span(19, 14, 14)]}, "options"),
        ({"options": [span(12), (UNTIL, UNTIL + HOUR)]}, "options"),
        ({"options": [span(12), (berlin(2040, 6, 1), berlin(2040, 6, 2))]}, "options"),
        ({"answers_until": berlin(2027, 4, 1, 9)}, "answers_until"),
        ({"answers_until": None}, "answers_until"),
        ({"language": "xx"}, None),
        ({"reminder_days": [0]}, "reminder_days"),
        ({"reminder_days": "3"}, "reminder_days"),
    ],
)
def test_what_cannot_be_asked(plan, values, field):
    with pytest.raises(ValidationError) as error:
        plan(**values)

    assert field is None or list(error.value.error_dict) == [field]
    assert DatePoll.objects.count() == 0


def test_an_hour_that_comes_twice_is_told_by_the_world_s_clock(plan):
    """From 2:30 to the second 2:45 is an hour and a quarter, though a wall clock says a quarter."""
    start, end = END_OF_SUMMER_TIME

    with pytest.raises(ValidationError):
        plan([span(12), (start.replace(fold=1), end.replace(fold=0))])
    assert plan([span(12), (start, end)]).options.count() == 2


@pytest.mark.parametrize("state", ["published", "over", "archived", "cancelled"])
def test_not_when_the_date_is_fixed(plan, festival, state):
    festival.state = state
    festival.save()

    with pytest.raises(Refused):
        plan()


@pytest.mark.parametrize(("state", "allowed"), [("draft", False), ("open", False), ("closed", True)])
def test_one_at_a_time(plan, festival, state, allowed):
    poll_of(festival, state=state)

    if allowed:
        assert plan().pk
    else:
        with pytest.raises(Refused):
            plan()


def test_a_draft_can_be_changed(plan, actor, now):
    poll = plan()

    update_date_poll(poll, options=[span(5), span(6), span(7)], actor=actor, now=now, message="Neu")

    assert [row.starts_at.day for row in poll.options.all()] == [5, 6, 7]
    assert (DatePoll.objects.get().message, events()) == ("Neu", ["date_poll_planned"] * 2)


def test_a_change_that_is_wrong_leaves_it_as_it_was(plan, actor, now):
    poll = plan()

    with pytest.raises(ValidationError):
        update_date_poll(poll, options=[span(12)], actor=actor, now=now, message="Neu")

    assert (DatePoll.objects.get().message, poll.options.count()) == ("", 2)


def test_a_draft_can_be_dropped_once(plan, actor, now):
    poll = plan()

    drop_date_poll(DatePoll.objects.get(), actor=actor, now=now)

    assert (DatePoll.objects.count(), events()) == (0, ["date_poll_planned", "date_poll_dropped"])
    with pytest.raises(NotFound):
        drop_date_poll(poll, actor=actor, now=now)


@pytest.mark.parametrize("state", ["open", "closed"])
def test_what_was_asked_stays(festival, actor, now, state):
    poll = poll_of(festival, state=state)

    with pytest.raises(Refused):
        update_date_poll(poll, options=TWO, actor=actor, now=now)
    with pytest.raises(Refused):
        drop_date_poll(poll, actor=actor, now=now)
    assert poll.options.count() == 3

"""The moments of reminders, in local time all the year round."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import is_missed, moved_times, reminder_moment, reminders_passed
from events.models import Festival, Office
from tests.factories import BERLIN, berlin

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("deadline", "days", "moment"),
    [
        (berlin(2027, 5, 15, 23, 59), 14, "2027-05-01T07:00:00+00:00"),
        (berlin(2027, 5, 15, 0, 0), 3, "2027-05-12T07:00:00+00:00"),
        (berlin(2027, 4, 1, 12), 14, "2027-03-18T08:00:00+00:00"),  # before the clocks go forward
        (berlin(2027, 11, 1, 12), 1, "2027-10-31T08:00:00+00:00"),  # the day they go back
        (datetime(2027, 5, 15, 22, 30, tzinfo=UTC), 3, "2027-05-13T07:00:00+00:00"),  # in Berlin it is the 16th
    ],
)
def test_nine_oclock_local_time(deadline, days, moment):
    assert reminder_moment(deadline=deadline, days_before=days, zone=BERLIN).isoformat() == moment


def test_in_the_zone_of_the_office():
    deadline = datetime(2027, 5, 15, 2, tzinfo=UTC)  # the 14th in New York

    assert reminder_moment(deadline=deadline, days_before=1, zone=NEW_YORK).astimezone(NEW_YORK) == datetime(
        2027, 5, 13, 9, tzinfo=NEW_YORK
    )


def test_those_that_have_come_earliest_first():
    deadline = berlin(2027, 5, 15, 23, 59)

    def passed(now):
        return [days for days, _ in reminders_passed(deadline=deadline, days_before=[3, 14], zone=BERLIN, now=now)]

    assert passed(berlin(2027, 5, 1, 8, 59)) == []
    assert passed(berlin(2027, 5, 1, 9)) == [14]
    assert passed(berlin(2027, 5, 12, 9)) == [14, 3]
    assert passed(deadline) == [14, 3]
    assert passed(deadline + timedelta(microseconds=1)) == []


def test_a_day_is_24_hours_also_when_the_clocks_change():
    """From 9:00 on Saturday to 9:30 on Sunday are 23 and a half hours when the clocks go forward in between."""
    assert not is_missed(berlin(2027, 3, 27, 9), now=berlin(2027, 3, 28, 9, 30))
    assert is_missed(berlin(2027, 10, 30, 9), now=berlin(2027, 10, 31, 9))


MOMENTS = st.integers(0, 9 * 365 * 24 * 60).map(
    lambda minutes: berlin(2026, 1, 1).astimezone(UTC) + timedelta(minutes=minutes)
)


@given(deadline=MOMENTS, days=st.integers(1, 120))
def test_always_at_nine_that_many_days_before(deadline, days):
    moment = reminder_moment(deadline=deadline, days_before=days, zone=BERLIN).astimezone(BERLIN)

    assert (moment.hour, moment.minute) == (9, 0)
    assert deadline.astimezone(BERLIN).date() - moment.date() == timedelta(days=days)


@given(deadline=MOMENTS, now=MOMENTS, days=st.lists(st.integers(1, 120), max_size=5, unique=True))
def test_none_in_the_future_none_after_the_deadline(deadline, now, days):
    passed = reminders_passed(deadline=deadline, days_before=days, zone=BERLIN, now=now)

    assert all(moment <= now <= deadline for _, moment in passed)
    assert [moment for _, moment in passed] == sorted(moment for _, moment in passed)


def a_festival(start, **times):
    """A festival of four hours on a summer's day, with set-up two hours before; nothing is saved."""
    values = {
        "starts_at": start,
        "ends_at": start + timedelta(hours=4),
        "setup_from": start - timedelta(hours=2),
        "takedown_until": start + timedelta(hours=6),
        "registration_deadline": start - timedelta(days=28),
    }
    return Festival(office=Office(time_zone="Europe/Berlin"), **values | times)


LONG_AGO = berlin(2026, 1, 1)


def moved(festival, start, *, hours=4, earliest=LONG_AGO):
    """Its times by the clocks of Berlin, if it began at `start`."""
    times = moved_times(festival, starts_at=start, ends_at=start + timedelta(hours=hours), earliest=earliest)
    return {name: at.astimezone(BERLIN).replace(tzinfo=None) for name, at in times.items()}


@pytest.mark.parametrize("start", [berlin(2027, 6, 19, 14), berlin(2027, 11, 6, 11), berlin(2027, 3, 28, 14)])
def test_everything_moves_along_by_the_clock_on_the_wall(start):
    """From summer time into winter time and over a night in which the clocks change: noon stays noon."""
    plain = start.replace(tzinfo=None)

    assert moved(a_festival(berlin(2027, 6, 12, 14)), start) == {
        "starts_at": plain,
        "ends_at": plain + timedelta(hours=4),
        "setup_from": plain - timedelta(hours=2),
        "takedown_until": plain + timedelta(hours=6),
        "registration_deadline": plain.replace(hour=14) - timedelta(days=28),
    }


@pytest.mark.parametrize("hour", [10, 18])
def test_the_deadline_moves_by_whole_days_whatever_the_hour(hour):
    """A minute before midnight stays that, when an afternoon becomes an evening or a morning."""
    festival = a_festival(berlin(2027, 6, 12, 14), registration_deadline=berlin(2027, 5, 15, 23, 59))

    deadline = moved(festival, berlin(2027, 6, 19, hour))["registration_deadline"]

    assert deadline == berlin(2027, 5, 22, 23, 59).replace(tzinfo=None)


def test_a_longer_day_is_cleared_later():
    times = moved(a_festival(berlin(2027, 6, 12, 14)), berlin(2027, 6, 19, 10), hours=10)

    assert (times["ends_at"].hour, times["takedown_until"].hour) == (20, 22)


@pytest.mark.parametrize(
    ("earliest", "deadline"),
    [
        (berlin(2027, 5, 1, 23, 59), berlin(2027, 5, 22, 14)),
        (berlin(2027, 6, 1, 23, 59), berlin(2027, 6, 1, 23, 59)),
        (berlin(2027, 6, 19, 23, 59), berlin(2027, 6, 19, 14)),
    ],
)
def test_the_deadline_leaves_time_to_answer_and_is_never_after_the_start(earliest, deadline):
    times = moved(a_festival(berlin(2027, 6, 12, 14)), berlin(2027, 6, 19, 14), earliest=earliest)

    assert times["registration_deadline"] == deadline.replace(tzinfo=None)


@given(old=MOMENTS, new=MOMENTS, earliest=MOMENTS, setup=st.integers(0, 72), takedown=st.integers(0, 72))
def test_moved_times_are_always_in_order(old, new, earliest, setup, takedown):
    """Also in the hours that clocks skip or show twice; such times a festival would not be allowed to have."""
    festival = a_festival(
        old,
        setup_from=old - timedelta(hours=setup),
        takedown_until=old + timedelta(hours=4 + takedown),
        registration_deadline=old,
    )
    times = moved_times(festival, starts_at=new, ends_at=new + timedelta(hours=4), earliest=earliest)

    assert times["setup_from"] <= times["starts_at"] < times["ends_at"] <= times["takedown_until"]
    assert times["registration_deadline"] <= times["starts_at"]

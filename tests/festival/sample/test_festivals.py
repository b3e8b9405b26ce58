"""The dates of the sample, on whatever day it is made: in order, and what has happened lies in the past."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from events.dates import reminder_moment
from festival.sample import festivals

BERLIN = ZoneInfo("Europe/Berlin")
A_FORTNIGHT = [date(2027, 3, 20) + timedelta(days=days) for days in range(14)]  # with the change of the clocks


@pytest.mark.parametrize("today", A_FORTNIGHT)
def test_the_coming_festival_is_open_and_its_first_reminder_has_gone_out(today):
    fields = festivals.coming(today, BERLIN)
    deadline = fields["registration_deadline"]
    reminder = reminder_moment(deadline=deadline, days_before=fields["reminder_days"][0], zone=BERLIN)

    assert 9 <= (deadline.date() - today).days <= 15
    assert (
        6 <= (today - reminder.astimezone(BERLIN).date()).days <= 12
    )  # after the first decisions, before the last


@pytest.mark.parametrize("today", A_FORTNIGHT)
@pytest.mark.parametrize(
    "plan", [festivals.coming, festivals.planned, festivals.last_year, festivals.in_winnenden]
)
def test_every_festival_is_on_a_saturday_with_its_times_in_order(today, plan):
    fields = plan(today, BERLIN)

    times = [
        fields[name] for name in ("registration_deadline", "setup_from", "starts_at", "ends_at", "takedown_until")
    ]
    assert times == sorted(times)
    assert fields["starts_at"].weekday() == 5

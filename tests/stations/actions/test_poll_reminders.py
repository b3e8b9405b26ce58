"""Reminders of a date poll: only to the silent, each once, and never a flood."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.festivals import move_festival
from events.models import Letter
from stations.actions.date_polls import answer_date_poll, close_date_poll, open_date_poll, owe_poll_reminders
from stations.actors import organisation_by_link
from stations.models import Contact, DateReply
from tests.factories import berlin
from tests.letters import invited
from tests.polls import UNTIL, fits_of

FIVE, TWO = berlin(2027, 4, 15, 9), berlin(2027, 4, 18, 9)  # days before 20 April


def answer(poll, invitation, actor, *fits, now):
    return answer_date_poll(poll, invitation, fits=fits_of(poll, *fits), actor=actor, now=now)


def letters(kind, **fields):
    return Letter.objects.filter(kind=kind, **fields).order_by("pk")


def tick(start, end, *, hours=1):
    """What the clock does; what is owed leaves at once."""
    while start <= end:
        owe_poll_reminders(now=start)
        letters("date_poll_reminder", state="owed").update(state="sent", sent_at=start)
        start += timedelta(hours=hours)


def test_reminders_go_to_the_silent_only_each_once(festival, asked, house, actor):
    other = invited(festival)
    other.links.create(
        contact=other.organisation.contacts.get(), nonce="n", digest="d", created_at=berlin(2027, 4, 1)
    )
    tick(berlin(2027, 4, 1, 9), FIVE)
    answer(asked, house, actor, "yes", "no", "no", now=FIVE + timedelta(hours=1))
    tick(FIVE + timedelta(hours=2), berlin(2027, 6, 30))

    told = [(row.about_id, row.details["days"], row.sent_at) for row in letters("date_poll_reminder")]
    assert sorted(told) == sorted(
        [(house.pk, 5, FIVE), (house.pk, 5, FIVE), (other.pk, 5, FIVE), (other.pk, 2, TWO)]
    )


@pytest.mark.parametrize("why", ["answered", "ended", "closed", "cancelled", "published"])
def test_what_has_not_left_is_dropped(asked, house, actor, why):
    owe_poll_reminders(now=FIVE)
    if why == "answered":
        answer(asked, house, actor, "yes", "no", "no", now=FIVE)
    elif why == "closed":
        close_date_poll(asked, None, actor=actor, now=FIVE)
    elif why in {"cancelled", "published"}:
        move_festival(asked.festival, why, actor=actor, now=FIVE)

    owe_poll_reminders(now=UNTIL + timedelta(seconds=1) if why == "ended" else FIVE)

    assert set(letters("date_poll_reminder").values_list("state", flat=True)) == {"dropped"}


def test_a_late_clock_and_a_mail_server_that_was_away_make_no_flood(asked, house):
    owe_poll_reminders(now=FIVE)
    owe_poll_reminders(now=TWO)
    states = sorted(letters("date_poll_reminder").values_list("details__days", "state"))
    assert states == [(2, "owed"), (2, "owed"), (5, "missed"), (5, "missed")]

    Letter.objects.filter(kind="date_poll_reminder").delete()
    owe_poll_reminders(now=TWO + timedelta(hours=25))
    assert set(letters("date_poll_reminder").values_list("state", flat=True)) == {"missed"}


def test_a_corrected_address_is_not_reminded_again(asked, house):
    owe_poll_reminders(now=FIVE)
    Contact.objects.filter(pk=house.organisation.contacts.first().pk).update(email="neu@example.org")

    assert owe_poll_reminders(now=FIVE + timedelta(hours=1)) == []


def test_none_at_once_when_a_poll_is_opened_late(festival, poll, house, actor):
    open_date_poll(poll, actor=actor, now=FIVE)

    assert owe_poll_reminders(now=FIVE) == []
    assert {row.details["days"] for row in owe_poll_reminders(now=TWO)} == {2}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.lists(st.integers(0, 24 * 22), min_size=1, max_size=12), replied=st.integers(0, 24 * 22))
def test_whenever_the_clock_comes_nobody_is_reminded_twice_or_after_an_answer(asked, house, hours, replied):
    DateReply.objects.all().delete()
    letters("date_poll_reminder").delete()
    opened = berlin(2027, 4, 1, 9)
    moments = sorted([(hour, "tick") for hour in hours] + [(replied, "answer")])
    for hour, what in moments:
        now = opened + timedelta(hours=hour)
        if what == "answer" and now <= UNTIL:
            answer(asked, house, organisation_by_link(house.links.first()), "yes", "no", "no", now=now)
        elif what == "tick":
            owe_poll_reminders(now=now)
            letters("date_poll_reminder", state="owed").update(state="sent", sent_at=now)

    sent = list(letters("date_poll_reminder", state="sent").values_list("recipient", "details__days", "sent_at"))
    answered = list(DateReply.objects.values_list("answered_at", flat=True))
    assert len({(who, days) for who, days, _at in sent}) == len(sent)
    assert all(at <= moment for _who, _days, at in sent for moment in answered)
    assert all(at <= UNTIL for _who, _days, at in sent)

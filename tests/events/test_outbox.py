"""The outbox at a glance: states, what waits and since when, how far the last hour's letters are."""

from datetime import timedelta

import pytest

from events.models import Heartbeat, Letter
from events.outbox import letters_to, outbox_of
from tests.factories import OfficeFactory, berlin
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db
NOW = berlin(2027, 4, 1, 9)
MINUTE = timedelta(minutes=1)


def test_nothing_at_all():
    found = outbox_of(Letter.objects.all(), now=NOW)

    assert (found.counts, found.waiting, found.waiting_since, found.lately, found.done) == ({}, 0, None, 0, 0)
    assert not found.is_heard(at=NOW)


def test_what_waits_and_how_far_it_has_got():
    LetterFactory(due_at=NOW - 20 * MINUTE)
    LetterFactory(due_at=NOW - 5 * MINUTE, state="sending")
    LetterFactory(due_at=NOW + MINUTE)  # not yet
    LetterFactory(due_at=NOW - 5 * MINUTE, state="sent", sent_at=NOW - 4 * MINUTE)
    LetterFactory(due_at=NOW - 5 * MINUTE, state="failed")
    LetterFactory(due_at=NOW - 5 * MINUTE, state="missed")
    LetterFactory(due_at=NOW - 900 * MINUTE, state="sent", sent_at=NOW - 900 * MINUTE)  # long ago

    found = outbox_of(Letter.objects.all(), now=NOW)

    assert found.counts == {"owed": 2, "sending": 1, "sent": 2, "failed": 1, "missed": 1}
    assert (found.waiting, found.waiting_since) == (2, NOW - 20 * MINUTE)
    assert (found.done, found.lately) == (2, 4)
    assert found.is_busy


@pytest.mark.parametrize(("age", "heard"), [(90, True), (91, False)])
def test_a_worker_is_heard_for_a_minute_and_a_half(age, heard):
    Heartbeat.objects.create(part="worker", beat_at=NOW - timedelta(seconds=age))

    assert outbox_of(Letter.objects.all(), now=NOW).is_heard(at=NOW) is heard


def test_the_history_of_an_address_stays_within_the_office():
    first = LetterFactory(recipient="a@example.org")
    second = LetterFactory(recipient="a@example.org", office=first.office)
    LetterFactory(recipient="a@example.org", office=OfficeFactory())
    LetterFactory(recipient="b@example.org", office=first.office)

    assert list(letters_to(first)) == [second, first]


def test_always_the_same_three_queries(django_assert_num_queries):
    LetterFactory.create_batch(3, due_at=NOW)

    with django_assert_num_queries(3):
        outbox_of(Letter.objects.all(), now=NOW)

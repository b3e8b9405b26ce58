"""Addresses that get no more letters of an office, and how they are opened again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from events.actions.addresses import close_address, open_address, unsubscribe
from events.actors import CLOCK, Actor
from events.models import ClosedAddress, ClosedFor, Letter, LogEntry
from tests.factories import FestivalFactory, OfficeFactory
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


def states(**wanted):
    return list(Letter.objects.filter(**wanted).order_by("pk").values_list("state", flat=True))


def test_unsubscribing_closes_the_address_for_this_office_and_drops_what_it_still_owed(office, now):
    letter = LetterFactory(office=office, recipient="nour@example.org", state="sent")
    LetterFactory(office=office, recipient="nour@example.org")
    LetterFactory(office=office, recipient="other@example.org")
    LetterFactory(office=OfficeFactory(), recipient="nour@example.org")
    LetterFactory(office=office, recipient="nour@example.org", kind="observance_moved")  # from a colleague

    closed = unsubscribe(letter, now=now)

    assert (closed.office, closed.email, closed.reason, closed.letter, closed.closed_at) == (
        office,
        "nour@example.org",
        "unsubscribed",
        letter,
        now,
    )
    assert states() == ["sent", "dropped", "owed", "owed", "owed"]


def test_unsubscribing_twice_is_as_once(office, now):
    letter = LetterFactory(office=office, state="sent")

    unsubscribe(letter, now=now)
    unsubscribe(letter, now=now)

    assert ClosedAddress.objects.count() == 1
    assert LogEntry.objects.filter(event="address_unsubscribed").count() == 1


def test_the_journal_names_the_person_and_never_the_address(office, now):
    named = LetterFactory(office=office, state="sent", recipient="nour@example.org", recipient_name="Nour")
    nameless = LetterFactory(office=office, state="sent", recipient="club@example.org")

    unsubscribe(named, now=now)
    unsubscribe(nameless, now=now)

    entries = LogEntry.objects.order_by("pk").values_list("by", "details")
    assert list(entries) == [("Nour", {"reason": "unsubscribed"}), ("recipient", {"reason": "unsubscribed"})]


def test_who_unsubscribed_stays_so_when_a_letter_comes_back_later(office, now):
    letter = LetterFactory(office=office, state="sent")
    unsubscribe(letter, now=now)

    close_address(office, letter.recipient, reason=ClosedFor.RETURNED, actor=CLOCK, now=now, words="550 gone")

    assert ClosedAddress.objects.values_list("reason", "words").get() == ("unsubscribed", "")


def test_an_address_whose_letters_came_back_may_still_unsubscribe(office, now):
    letter = LetterFactory(office=office, state="sent")
    close_address(office, letter.recipient, reason=ClosedFor.RETURNED, actor=CLOCK, now=now, words="550 gone")

    unsubscribe(letter, now=now)

    assert ClosedAddress.objects.values_list("reason", "words").get() == ("unsubscribed", "")


def test_what_was_not_sent_because_others_came_back_leaves_once_the_address_is_opened(office, actor, now):
    owed = LetterFactory(office=office, recipient="nour@example.org")
    LetterFactory(office=office, recipient="nour@example.org", state="failed", last_error="550 gone")
    LetterFactory(
        office=office, recipient="nour@example.org", festival=FestivalFactory(office=office, state="archived")
    )
    LetterFactory(office=office, recipient="nour@example.org", kind="observance_moved")  # to a colleague
    closed = close_address(office, "nour@example.org", reason=ClosedFor.RETURNED, actor=CLOCK, now=now)
    assert states() == ["failed", "failed", "failed", "owed"]
    owed.refresh_from_db()
    assert owed.last_error == "earlier letters to this address came back, so this one was not sent"

    open_address(closed, actor=actor, now=now + timedelta(hours=1))

    assert states() == ["owed", "failed", "failed", "owed"]
    owed.refresh_from_db()
    assert (owed.last_error, owed.due_at) == ("", now + timedelta(hours=1))


def test_the_office_opens_a_returned_address_without_giving_reasons(office, actor, now):
    closed = close_address(office, "A@Example.org", reason=ClosedFor.RETURNED, actor=CLOCK, now=now)

    open_address(closed, actor=actor, now=now)
    open_address(closed, actor=actor, now=now)  # a second tap

    assert not ClosedAddress.objects.exists()
    opened = LogEntry.objects.filter(event="address_opened")
    assert [entry.details for entry in opened] == [{"reason": "returned"}]


def test_the_office_opens_an_unsubscribed_address_only_with_a_reason_that_stays_in_the_journal(office, actor, now):
    closed = unsubscribe(LetterFactory(office=office, state="sent"), now=now)

    with pytest.raises(ValidationError):
        open_address(closed, actor=actor, now=now, why="  ")
    assert ClosedAddress.objects.exists()
    open_address(closed, actor=actor, now=now, why="Asked us by telephone on 3 May")

    assert not ClosedAddress.objects.exists()
    assert LogEntry.objects.get(event="address_opened").details == {
        "reason": "unsubscribed",
        "why": "Asked us by telephone on 3 May",
    }


def test_the_person_opens_the_own_address_without_giving_reasons(office, now):
    closed = unsubscribe(LetterFactory(office=office, state="sent"), now=now)

    open_address(closed, actor=Actor(by="Nour"), now=now)

    assert not ClosedAddress.objects.exists()

"""Letters that came back: who may say so, and what follows."""

import pytest

from events.actions.bounces import Dealt, take_bounce
from events.bounces import read_bounce
from events.models import ClosedAddress, Letter
from tests.events.bounced import NUMBER, qmail, report
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(office, now):
    return LetterFactory(office=office, recipient="nour@example.org", message_id=NUMBER, state="sent", sent_at=now)


def seen(letter):
    letter.refresh_from_db()
    return letter.state, letter.last_error


@pytest.mark.parametrize(
    ("mail", "words"),
    [(report, "550 5.1.1 No such user"), (qmail, "Remote host said: 550 5.1.1 mailbox unknown")],
)
def test_a_letter_that_came_back_says_why_and_its_address_is_closed(letter, now, mail, words):
    dealt_with = take_bounce(read_bounce(mail("nour@example.org")), now=now)

    assert dealt_with is Dealt.DONE
    assert seen(letter) == ("returned", words)
    closed = ClosedAddress.objects.get()
    assert (closed.email, closed.reason, closed.words, closed.letter) == (
        "nour@example.org",
        "returned",
        words,
        letter,
    )


def test_twice_is_as_once(letter, now):
    bounce = read_bounce(report("nour@example.org"))
    take_bounce(bounce, now=now)
    ClosedAddress.objects.all().delete()  # somebody opened it meanwhile

    assert take_bounce(bounce, now=now) is Dealt.DONE

    assert not ClosedAddress.objects.exists()


def test_a_delay_only_leaves_words(letter, now):
    mail = report("nour@example.org", action="delayed", status="4.4.1", words="connection refused")

    assert take_bounce(read_bounce(mail), now=now) is Dealt.DONE

    assert seen(letter) == ("sent", "connection refused")
    assert not ClosedAddress.objects.exists()


def test_without_our_number_nobody_can_close_an_address(letter, now):
    strange = report("nour@example.org", number="<f0000000000000000000000000000000@standfest>")

    assert take_bounce(read_bounce(strange), now=now) is Dealt.NOT_OURS  # left for people to read

    assert seen(letter) == ("sent", "")  # and nobody can put words on it
    assert not ClosedAddress.objects.exists()


def test_with_our_number_but_for_another_address_nothing_is_closed(letter, now):
    passed_on = report("colleague@example.org")

    assert take_bounce(read_bounce(passed_on), now=now) is Dealt.DONE

    assert seen(letter) == ("sent", "colleague@example.org: 550 5.1.1 No such user")
    assert not ClosedAddress.objects.exists()


def test_a_bounce_that_is_quicker_than_our_stamp_waits(letter, now):
    Letter.objects.update(state="sending")

    assert take_bounce(read_bounce(report("nour@example.org")), now=now) is Dealt.TOO_EARLY

    assert seen(letter)[0] == "sending"


def test_the_address_of_a_colleague_is_never_closed(letter, now):
    Letter.objects.update(kind="observance_moved")

    assert take_bounce(read_bounce(report("nour@example.org")), now=now) is Dealt.DONE

    assert seen(letter)[0] == "returned"
    assert not ClosedAddress.objects.exists()

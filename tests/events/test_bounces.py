"""What a mail says about letters that did not arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.bounces import may_be_bounce, read_bounce
from tests.events.bounced import NUMBER, answer, away, qmail, report


def test_a_report_names_the_letter_the_recipient_and_the_servers_words():
    bounce = read_bounce(report("nour@example.org"))

    assert bounce.message_ids == [NUMBER]
    assert bounce.failed == {"nour@example.org": "550 5.1.1 No such user"}
    assert bounce.delayed == {}


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delayed", "5.0.0")])
def test_what_may_pass_is_no_failure(action, status):
    bounce = read_bounce(report("nour@example.org", action=action, status=status, words="451 try later"))

    assert bounce.failed == {}
    assert bounce.delayed == {"nour@example.org": "451 try later"}


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_good_news_is_no_bounce(action):
    assert read_bounce(report("nour@example.org", action=action, status="2.0.0")) is None


def test_both_names_of_a_recipient_are_known():
    bounce = read_bounce(report("club@example.org", to="Nour@Mail.example"))

    assert sorted(bounce.failed) == ["club@example.org", "nour@mail.example"]


def test_an_ordinary_bounce_is_recognised():
    bounce = read_bounce(qmail("nour@example.org"))

    assert bounce.message_ids == [NUMBER]
    assert bounce.failed == {"nour@example.org": "Remote host said: 550 5.1.1 mailbox unknown"}


@pytest.mark.parametrize("mail", [away("nour@example.org"), answer("nour@example.org"), b"", b"\xff\x00"])
def test_what_people_and_their_absence_notes_say_is_no_bounce(mail):
    assert read_bounce(mail) is None
    assert not may_be_bounce(mail)


def test_signs_no_database_takes_are_left_out():
    bounce = read_bounce(report("nour@example.org", words="550 \x00no\x07 \x1b[31muser"))

    assert bounce.failed == {"nour@example.org": "550 no [31muser"}


@given(st.binary(max_size=300))
def test_whatever_somebody_sends_is_read_without_harm(noise):
    head, middle, rest = report("nour@example.org").partition(b"Final-Recipient")

    read_bounce(head + noise + middle + rest)
    read_bounce(qmail("nour@example.org")[:200] + noise)

"""Delivery to a real mail server, and everything that server can do to us."""

from datetime import timedelta

import pytest

from events.models import Letter
from festival.mail import SmtpBackend
from tests.factories import FestivalFactory
from tests.processes import free_port
from worker.delivery import AILING, Report, deliver_due
from worker.outcomes import GIVE_UP, SHORTEST, pause_after

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def rows():
    return list(Letter.objects.order_by("pk").values_list("state", "attempts", "last_error"))


def about(moment):
    """Delivery reckons with the seconds it took itself."""
    return pytest.approx(moment.timestamp(), abs=30)


class TestAccepted:
    """The letter is with the mail server."""

    def test_it_is_stamped_and_arrived(self, post_office, owed, now):
        (letter,) = owed("a@example.org")

        report = deliver_due(now=now)

        letter.refresh_from_db()
        assert report == Report(sent=1)
        assert (letter.state, letter.subject, letter.last_error) == ("sent", "Hello a@example.org", "")
        assert (letter.claimed_by, letter.claimed_until) == ("", None)
        assert letter.sent_at.timestamp() == about(now)
        (mail,) = post_office.mails()
        assert (mail["To"], mail["Subject"]) == ("a@example.org", "Hello a@example.org")
        assert mail["Message-ID"] == letter.message_id
        assert mail["Reply-To"] == letter.office.contact_email

    def test_a_batch_goes_over_one_connection_in_the_order_owed(self, post_office, owed, now):
        owed(20)

        assert deliver_due(now=now).sent == 20
        assert post_office.connections == 1
        assert post_office.recipients == [f"r{number}@example.org" for number in range(20)]

    def test_twice_sends_once(self, post_office, owed, now):
        owed(3)

        deliver_due(now=now)

        assert deliver_due(now=now) == Report()
        assert len(post_office.accepted) == 3

    def test_only_what_is_due(self, post_office, owed, now):
        owed("later@example.org", due_at=now + MINUTE)
        owed("now@example.org")
        for state in ("sending", "sent", "failed", "missed", "dropped"):
            owed(f"{state}@example.org", state=state)

        deliver_due(now=now)

        assert post_office.recipients == ["now@example.org"]

    def test_no_letters_no_connection(self, db, now, mail_to):
        mail_to(free_port())

        assert deliver_due(now=now) == Report()

    def test_the_limit(self, post_office, owed, now):
        owed(5)

        assert [deliver_due(now=now, limit=2).sent for _ in range(4)] == [2, 2, 1, 0]


class TestRefused:
    """The server says no to one letter."""

    def test_for_good_the_others_go_on_over_the_same_connection(self, post_office, owed, now):
        owed("a@example.org", "gone@example.org", "b@example.org")
        post_office.answers["gone@example.org"] = "550 5.1.1 No such person here"

        report = deliver_due(now=now)

        assert report == Report(sent=2, failed=1)
        assert rows() == [("sent", 0, ""), ("failed", 1, "550 5.1.1 No such person here"), ("sent", 0, "")]
        assert post_office.connections == 1

    def test_for_now_it_is_tried_again_with_growing_pauses(self, post_office, owed, now):
        (letter,) = owed("full@example.org")
        post_office.answers["full@example.org"] = "452 4.2.2 Mailbox full"
        at, pauses = now, []
        for _ in range(8):
            assert deliver_due(now=at) == Report(later=1)
            letter.refresh_from_db()
            assert (letter.state, letter.last_error) == ("owed", "452 4.2.2 Mailbox full")
            pauses.append(letter.due_at - at)
            assert deliver_due(now=letter.due_at - 30 * SECOND) == Report()
            at = letter.due_at
        assert pauses[0] == pytest.approx(SHORTEST, abs=5 * SECOND)
        assert pauses[-1] > 1.5 * pauses[0]
        post_office.answers.clear()

        assert deliver_due(now=at) == Report(sent=1)
        letter.refresh_from_db()
        assert (letter.state, letter.attempts, letter.last_error) == ("sent", 8, "")
        assert len(post_office.accepted) == 1

    def test_after_three_days_it_is_given_up(self, post_office, owed, now):
        owed("full@example.org", refused_at=now)
        post_office.answers["full@example.org"] = "452 4.2.2 Mailbox full"

        assert deliver_due(now=now + GIVE_UP + MINUTE) == Report(failed=1)
        assert rows() == [("failed", 1, "452 4.2.2 Mailbox full")]

    def test_one_that_was_owed_long_before_its_day_has_its_three_days_too(self, post_office, owed, now):
        owed("full@example.org")
        Letter.objects.update(created_at=now - 2 * GIVE_UP)
        post_office.answers["full@example.org"] = "452 4.2.2 Mailbox full"

        assert deliver_due(now=now) == Report(later=1)

    def test_all_lines_of_an_answer_are_kept(self, post_office, owed, now):
        owed("gone@example.org")
        post_office.answers["gone@example.org"] = "550-No such person\r\n550 Ask the office"

        deliver_due(now=now)

        assert rows() == [("failed", 1, "550 No such person Ask the office")]

    def test_a_server_that_refuses_everybody_for_now_is_ailing(self, post_office, owed, now):
        """Say its disk is full: not every letter meets it one by one."""
        owed(20)
        post_office.answers = {f"r{number}@example.org": "451 4.3.0 Try later" for number in range(20)}

        assert deliver_due(now=now) == Report(later=AILING, away=True)
        assert sorted(attempts for _state, attempts, _error in rows()) == [0] * 15 + [1] * 5

    def test_a_sender_it_does_not_like_is_not_the_letters_fault(self, post_office, owed, now):
        owed(2)
        post_office.sender = "550 5.7.1 Not you"

        assert deliver_due(now=now) == Report(later=1, away=True)
        assert {state for state, _attempts, _error in rows()} == {"owed"}

    @pytest.mark.parametrize(
        ("reply", "state"), [("554 5.7.1 Looks like spam", "failed"), ("451 4.7.1 Greylisted", "owed")]
    )
    def test_after_the_words_were_read(self, post_office, owed, now, reply, state):
        owed("a@example.org", "b@example.org")
        post_office.after_data["a@example.org"] = reply

        deliver_due(now=now)

        assert rows() == [(state, 1, reply), ("sent", 0, "")]

    def test_words_in_no_known_alphabet_are_kept(self, post_office, owed, now):
        owed("a@example.org")
        post_office.answers["a@example.org"] = "550 unzustellbar – niemand da"

        deliver_due(now=now)

        assert rows()[0][2] == "550 unzustellbar – niemand da"


class TestUnwritten:
    """A letter that cannot be written is not sent, and says why."""

    def test_a_missing_template(self, post_office, owed, now):
        owed("bad@example.org", kind="nonsense")
        owed("good@example.org")

        assert deliver_due(now=now) == Report(sent=1, failed=1)
        assert rows()[0] == ("failed", 0, "KeyError: 'nonsense'")
        assert post_office.recipients == ["good@example.org"]

    def test_a_template_that_names_what_nobody_gave(self, post_office, owed, now, plain_words):
        plain_words["letters/plain/body.txt"] = (
            "{{ letter.recipient }} {% if letter.nothing %}x{% endif %}{{ whom }}"
        )
        owed("a@example.org")

        assert deliver_due(now=now) == Report(failed=1)
        assert rows() == [("failed", 0, "letters/plain/body.txt: nothing is known as “whom”")]
        assert post_office.tried == []

    def test_a_letter_whose_reason_is_gone_is_dropped(self, post_office, owed, now):
        owed("a@example.org", kind="invitation", festival=FestivalFactory(), details={"link_id": 4711})

        assert deliver_due(now=now) == Report(dropped=1)
        assert rows() == [("dropped", 0, "the contact was removed")]
        assert post_office.tried == []

    def test_an_address_no_mail_can_have(self, post_office, owed, now):
        owed("a@example.org\nBcc: everybody@example.org", "good@example.org")

        assert deliver_due(now=now) == Report(sent=1, failed=1)
        assert post_office.tried == ["good@example.org"]

    def test_a_backend_that_raises_what_it_likes(self, post_office, owed, now, monkeypatch):
        owed("a@example.org")

        def fail(self, messages):
            raise RuntimeError("a fault in the program")

        monkeypatch.setattr(SmtpBackend, "send_messages", fail)

        assert deliver_due(now=now) == Report(later=1)
        assert rows() == [("owed", 1, "RuntimeError: a fault in the program")]


def test_the_pauses_grow_to_hours_and_never_cost_more_than_a_quarter_of_the_trouble():
    pauses = [pause_after(timedelta(hours=hours)) for hours in (0, 1, 4, 16, 71)]

    assert pauses == [MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE, 240 * MINUTE]

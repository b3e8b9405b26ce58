"""Delivery to a real mail server, and everything that server can do to us."""

from datetime import timedelta
from time import monotonic

import pytest
from django.core.mail.backends.smtp import EmailBackend

from events.models import Letter
from tests.factories import FestivalFactory
from tests.processes import free_port
from tests.worker.post_office import mute_server
from worker import delivery
from worker.delivery import GIVE_UP, LEASE, PAUSES, Report, deliver_due, free_stale_claims

MINUTE = timedelta(minutes=1)


def rows():
    return list(Letter.objects.order_by("pk").values_list("state", "attempts", "last_error"))


def about(moment):
    """Delivery reckons with the seconds it took itself."""
    return pytest.approx(moment.timestamp(), abs=5)


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
        at = now
        for minutes in PAUSES[:5]:
            assert deliver_due(now=at) == Report(later=1)
            letter.refresh_from_db()
            assert (letter.state, letter.last_error) == ("owed", "452 4.2.2 Mailbox full")
            assert letter.due_at.timestamp() == about(at + minutes * MINUTE)
            assert deliver_due(now=at + (minutes - 0.5) * MINUTE) == Report()
            at = letter.due_at
        post_office.answers.clear()

        assert deliver_due(now=at) == Report(sent=1)
        letter.refresh_from_db()
        assert (letter.state, letter.attempts, letter.last_error) == ("sent", 5, "")
        assert len(post_office.accepted) == 1

    def test_after_three_days_it_is_given_up(self, post_office, owed, now):
        owed("full@example.org")
        post_office.answers["full@example.org"] = "452 4.2.2 Mailbox full"

        assert deliver_due(now=now + GIVE_UP + MINUTE) == Report(failed=1)
        assert rows() == [("failed", 1, "452 4.2.2 Mailbox full")]

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


class TestAway:
    """The server cannot be reached: nothing is lost, nobody waits for every letter."""

    def test_connection_refused(self, owed, mail_to, now):
        mail_to(free_port())
        first, second = owed(2)

        report = deliver_due(now=now)

        assert report == Report(later=2, away=True)
        assert [(state, attempts) for state, attempts, _error in rows()] == [("owed", 1), ("owed", 0)]
        assert all("refused" in error for _state, _attempts, error in rows())
        for letter in (first, second):
            letter.refresh_from_db()
            assert letter.due_at.timestamp() == about(now + MINUTE)
            assert letter.claimed_by == ""

    def test_when_it_is_back_everything_goes(self, owed, mail_to, now, request):
        mail_to(free_port())
        owed(3)
        deliver_due(now=now)

        office = request.getfixturevalue("post_office")

        assert deliver_due(now=now + 2 * MINUTE).sent == 3
        assert sorted(office.recipients) == [f"r{number}@example.org" for number in range(3)]

    def test_a_server_that_says_nothing_costs_one_timeout_for_the_whole_batch(self, owed, mail_to, now):
        owed(10)
        with mute_server() as port:
            mail_to(port, timeout=0.5)
            begin = monotonic()
            report = deliver_due(now=now)

        assert report == Report(later=10, away=True)
        assert monotonic() - begin < 3

    def test_a_server_that_stops_in_the_middle(self, post_office, owed, now):
        """It takes two and hangs up with 421; those two are not sent again."""
        owed(4)
        post_office.after_data["r2@example.org"] = "421 4.3.2 Closing for the night"

        assert deliver_due(now=now) == Report(sent=2, later=2, away=True)
        post_office.after_data.clear()
        assert deliver_due(now=now + 2 * MINUTE) == Report(sent=2)
        assert sorted(post_office.recipients) == [f"r{number}@example.org" for number in range(4)]

    def test_a_letter_it_chokes_on_does_not_keep_the_others_back(self, post_office, owed, now):
        owed(4)
        post_office.after_data["r0@example.org"] = "421 4.3.0 I choke"

        deliver_due(now=now)
        deliver_due(now=now + 2 * MINUTE)

        assert sorted(post_office.recipients) == ["r1@example.org", "r2@example.org", "r3@example.org"]

    def test_a_wrong_password_is_the_servers_matter_not_the_letters(self, post_office, owed, now, settings):
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "who", "what"
        owed(2)

        report = deliver_due(now=now)

        assert report == Report(later=2, away=True)
        assert {state for state, _attempts, _error in rows()} == {"owed"}


class TestUnwritten:
    """A letter that cannot be written is not sent, and says why."""

    def test_a_missing_template(self, post_office, owed, now):
        owed("bad@example.org", kind="nonsense")
        owed("good@example.org")

        assert deliver_due(now=now) == Report(sent=1, failed=1)
        assert rows()[0] == ("failed", 0, "KeyError: 'nonsense'")
        assert post_office.recipients == ["good@example.org"]

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

        monkeypatch.setattr(EmailBackend, "send_messages", fail)

        assert deliver_due(now=now) == Report(later=1)
        assert rows() == [("owed", 1, "RuntimeError: a fault in the program")]


class TestClaims:
    """A sender that dies gives its letters free; one that is slow keeps them."""

    def test_a_stale_claim_is_freed_and_sent(self, post_office, owed, now):
        owed("a@example.org", state="sending", claimed_by="somebody who died", claimed_until=now - MINUTE)
        owed("b@example.org", state="sending", claimed_by="somebody at work", claimed_until=now + MINUTE)

        assert free_stale_claims(now=now) == 1
        deliver_due(now=now)

        assert post_office.recipients == ["a@example.org"]
        assert [state for state, _attempts, _error in rows()] == ["sent", "sending"]

    def test_what_was_taken_from_us_meanwhile_is_not_sent_twice(self, post_office, owed, now, meanwhile):
        """While our batch goes out slowly, another worker takes our second letter and is done with it."""
        first, second = owed(2)

        meanwhile(lambda _letter: Letter.objects.filter(pk=second.pk).update(state="sent", claimed_by=""))

        assert deliver_due(now=now) == Report(sent=1)
        assert post_office.recipients == [first.recipient]

    def test_each_letter_of_a_slow_batch_gets_a_full_lease(self, post_office, owed, now, monkeypatch, meanwhile):
        owed(2)
        passed = [0.0]
        monkeypatch.setattr(delivery, "monotonic", lambda: monotonic() + passed[0])
        leases = []

        def four_minutes(letter):
            leases.append(Letter.objects.get(pk=letter.pk).claimed_until.timestamp())
            passed[0] += 240

        meanwhile(four_minutes)
        deliver_due(now=now)

        assert leases == [about(now + LEASE), about(now + LEASE + 4 * MINUTE)]

    def test_a_letter_dropped_before_its_turn_is_not_sent(self, post_office, owed, now, meanwhile):
        _first, second = owed(2)
        meanwhile(lambda _letter: Letter.objects.filter(pk=second.pk).update(state="dropped"))

        assert deliver_due(now=now) == Report(sent=1)
        assert Letter.objects.get(pk=second.pk).state == "dropped"

    def test_the_message_id_stays_over_all_attempts(self, post_office, owed, now):
        """So that a mail program recognises a letter that was sent, but not stamped, before a crash."""
        (letter,) = owed("a@example.org")
        deliver_due(now=now)
        Letter.objects.update(state="owed")
        deliver_due(now=now)

        assert {mail["Message-ID"] for mail in post_office.mails()} == {letter.message_id}

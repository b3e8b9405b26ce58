"""Delivery to a real mail server, and everything that server can do to us."""

from datetime import timedelta
from time import monotonic

import pytest

from events import letters
from events.models import ClosedAddress, Letter
from events.sending_days import next_window
from festival.mail import SmtpBackend
from tests.factories import FestivalFactory
from tests.processes import free_port
from tests.worker.post_office import mute_server
from worker import delivery
from worker.claims import HANDED_OVER, HELD, free_stale_claims
from worker.delivery import AILING, PATIENCE, Report, deliver_due
from worker.outcomes import AWAY_SHORTEST, GIVE_UP, SHORTEST, pause_after

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


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


class TestAway:
    """The server cannot be reached: nothing is lost, no letter is blamed, all wait together."""

    def test_connection_refused(self, owed, mail_to, now):
        mail_to(free_port())
        owed(2)

        report = deliver_due(now=now)

        assert report == Report(away=True)
        assert [(state, attempts) for state, attempts, _error in rows()] == [("owed", 0), ("owed", 0)]
        assert all("refused" in error for _state, _attempts, error in rows())
        for letter in Letter.objects.all():
            assert (letter.due_at, letter.claimed_by) == (now, "")
            assert letter.queued_until.timestamp() == about(now + AWAY_SHORTEST)

    def test_an_hour_later_everything_goes_within_a_quarter_of_an_hour(self, owed, mail_to, now, request):
        """The clock sweeps every twenty seconds, nobody clicks."""
        mail_to(free_port())
        owed(3)
        for sweep in range(180):
            deliver_due(now=now + sweep * 20 * SECOND)
        assert rows() == [("owed", 0, rows()[0][2])] * 3

        office = request.getfixturevalue("post_office")
        back = now + 180 * 20 * SECOND
        for sweep in range(45):
            deliver_due(now=back + sweep * 20 * SECOND)

        assert sorted(office.recipients) == [f"r{number}@example.org" for number in range(3)]

    def test_the_first_letter_that_goes_lets_all_others_go(self, post_office, owed, now):
        owed(3, queued_until=now + 4 * MINUTE)
        owed("new@example.org")

        assert [deliver_due(now=now).sent, deliver_due(now=now).sent] == [1, 3]
        assert post_office.recipients[0] == "new@example.org"

    def test_three_days_of_it_are_too_much(self, owed, mail_to, now):
        mail_to(free_port())
        owed("old@example.org", refused_at=now - GIVE_UP - MINUTE)
        owed("young@example.org")

        assert deliver_due(now=now) == Report(failed=1, away=True)
        assert [state for state, _attempts, _error in rows()] == ["failed", "owed"]

    @pytest.mark.parametrize("says", [b"", b"2", b"220-wait\r\n220-wait\r\n"])
    def test_a_server_that_comes_to_no_end_costs_one_timeout_for_the_whole_batch(self, owed, mail_to, now, says):
        """It says nothing, or a little all the time, or always one line more."""
        owed(10)
        with mute_server(says) as port:
            mail_to(port, timeout=0.5)
            begin = monotonic()
            report = deliver_due(now=now)

        assert report == Report(away=True)
        assert monotonic() - begin < 3

    def test_a_server_that_stops_in_the_words_of_a_letter(self, post_office, owed, now, mail_to):
        owed(3)
        mail_to(post_office.port, timeout=0.2)
        post_office.silent_after_data = True

        report = deliver_due(now=now)

        assert report == Report(later=1, away=True)
        assert sorted(attempts for _state, attempts, _error in rows()) == [0, 0, 1]

    def test_a_server_that_stops_in_the_middle(self, post_office, owed, now):
        """It takes two and hangs up with 421; those two are not sent again. It may want a new connection only."""
        owed(4)
        post_office.after_data["r2@example.org"] = "421 4.3.2 Closing for the night"

        assert deliver_due(now=now) == Report(sent=2, later=1)
        post_office.after_data.clear()
        assert deliver_due(now=now) == Report(sent=1)
        assert deliver_due(now=now + 2 * MINUTE) == Report(sent=1)
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

        assert report == Report(away=True)
        assert {state for state, _attempts, _error in rows()} == {"owed"}


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

    def test_only_the_letter_in_hand_is_being_sent(self, post_office, owed, now, monkeypatch):
        """The others are still owed, so that they can be dropped; both leases run from their own moment."""
        owed(2)
        seen = []

        def look(self, messages):
            found = Letter.objects.order_by("pk")
            seen.append([(row.state, row.queued_until, row.claimed_until) for row in found])

        monkeypatch.setattr(SmtpBackend, "send_messages", look)
        deliver_due(now=now)

        (first, second), _later = seen
        assert (first[0], first[1], first[2].timestamp()) == ("sending", None, about(now + HANDED_OVER))
        assert (second[0], second[1].timestamp(), second[2]) == ("owed", about(now + HELD), None)

    def test_who_dies_with_a_batch_in_memory_gives_it_free_in_a_minute(self, post_office, owed, now, meanwhile):
        owed(2)

        def die(_letter):
            raise SystemExit

        meanwhile(die)
        with pytest.raises(SystemExit):
            deliver_due(now=now)
        Letter.objects.update(queued_until=now + HELD, claimed_by="who died")  # it had no time to put them back
        meanwhile(lambda _letter: None)

        assert deliver_due(now=now + HELD / 2) == Report()
        assert deliver_due(now=now + HELD) == Report(sent=2)

    def test_a_slow_batch_is_cut_short_and_the_rest_is_free(self, post_office, owed, now, monkeypatch, meanwhile):
        owed(3)
        passed = [0.0]
        monkeypatch.setattr(delivery, "monotonic", lambda: monotonic() + passed[0])

        def half_of_it(_letter):
            passed[0] += PATIENCE.total_seconds() * 0.6

        meanwhile(half_of_it)

        assert deliver_due(now=now) == Report(sent=2)
        assert Letter.objects.get(state="owed").claimed_by == ""
        assert PATIENCE < HELD

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


class TestTheDailyLimit:
    """One address gets so many letters a day and no more, except answers to what it just did."""

    @pytest.fixture(autouse=True)
    def two_a_day(self, settings):
        settings.LETTERS_A_DAY = 2

    def test_what_is_too_much_waits_for_the_next_morning(self, post_office, owed, festival, now):
        office = festival.office
        owed(*["a@example.org"] * 3, "b@example.org", office=office)

        assert deliver_due(now=now) == Report(sent=3, later=1)
        late = Letter.objects.get(state="owed")
        assert late.last_error == "this address has had its letters for today, this one leaves tomorrow"
        assert late.due_at == next_window(now, office.time_zone)
        assert deliver_due(now=late.due_at) == Report(sent=1)

    def test_what_went_before_and_what_another_worker_holds_counts(self, post_office, owed, festival, now):
        fields = {"office": festival.office}
        owed("a@example.org", state="sent", sent_at=now, **fields)
        owed("a@example.org", queued_until=now + MINUTE, claimed_by="another", **fields)
        owed("a@example.org", **fields)
        owed("a@example.org")  # of another office

        assert deliver_due(now=now) == Report(sent=1, later=1)

    def test_yesterday_does_not_count(self, post_office, owed, festival, now):
        for _ in range(2):
            owed("a@example.org", state="sent", sent_at=now - timedelta(days=1), office=festival.office)
        owed("a@example.org", office=festival.office)

        assert deliver_due(now=now) == Report(sent=1)

    def test_an_answer_does_not_wait(self, post_office, owed, festival, now, monkeypatch):
        monkeypatch.setattr(letters, "_AT_ONCE", {"plain"})
        owed(*["a@example.org"] * 3, office=festival.office)

        assert deliver_due(now=now) == Report(sent=3)

    def test_a_link_that_somebody_asked_for_does_not_wait(self, post_office, owed, festival, now):
        owed(*["a@example.org"] * 3, office=festival.office, details={"again": True})

        assert deliver_due(now=now) == Report(sent=3)

    def test_zero_means_no_limit(self, post_office, owed, festival, now, settings):
        settings.LETTERS_A_DAY = 0
        owed(*["a@example.org"] * 3, office=festival.office)

        assert deliver_due(now=now) == Report(sent=3)


class TestClosedAddresses:
    """Who wants no letters gets none, whoever owes them."""

    def test_dropped_with_the_reason(self, post_office, owed, festival, now):
        ClosedAddress.objects.create(
            office=festival.office, email="a@example.org", reason="unsubscribed", closed_at=now
        )
        owed("A@example.org", "b@example.org", office=festival.office)
        owed("a@example.org")  # of another office

        assert deliver_due(now=now) == Report(sent=2, dropped=1)
        assert rows()[0] == ("dropped", 0, "this address gets no more letters")


def test_the_pauses_grow_to_hours_and_never_cost_more_than_a_quarter_of_the_trouble():
    pauses = [pause_after(timedelta(hours=hours)) for hours in (0, 1, 4, 16, 71)]

    assert pauses == [MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE, 240 * MINUTE]

"""Which letters a worker takes into its hands: leases, the daily limit, closed addresses."""

from datetime import timedelta
from time import monotonic

import pytest
from django.db import InterfaceError, OperationalError

from events import letters
from events.models import ClosedAddress, Letter
from events.sending_days import next_window
from festival.mail import SmtpBackend
from worker import delivery
from worker.claims import HANDED_OVER, HELD, claim_batch, free_stale_claims
from worker.delivery import PATIENCE, Report, deliver_due
from worker.outcomes import GIVE_UP

MINUTE = timedelta(minutes=1)


def rows():
    return list(Letter.objects.order_by("pk").values_list("state", "attempts", "last_error"))


def about(moment):
    """Delivery reckons with the seconds it took itself."""
    return pytest.approx(moment.timestamp(), abs=30)


class TestClaims:
    """A sender that dies gives its letters free; one that is slow keeps them."""

    def test_a_stale_claim_is_freed_and_sent(self, post_office, owed, now):
        owed("a@example.org", state="sending", claimed_by="somebody who died", claimed_until=now - MINUTE)
        owed("b@example.org", state="sending", claimed_by="somebody at work", claimed_until=now + MINUTE)

        assert free_stale_claims(now=now) == 1
        deliver_due(now=now)

        assert post_office.recipients == ["a@example.org"]
        assert [state for state, _attempts, _error in rows()] == ["sent", "sending"]

    def test_a_letter_that_ends_its_worker_stands_behind_the_others_and_fails_at_last(self, owed, now):
        fields = {"state": "sending", "claimed_by": "who died", "claimed_until": now - MINUTE}
        young, old, _other = *owed(2, **fields), *owed("c@example.org")
        Letter.objects.filter(pk=old.pk).update(attempts=9, refused_at=now - GIVE_UP - MINUTE)

        assert free_stale_claims(now=now) == 2

        assert [(state, attempts) for state, attempts, _error in rows()] == [
            ("owed", 1),
            ("failed", 9),
            ("owed", 0),
        ]
        young.refresh_from_db()
        assert (young.refused_at, young.claimed_by, young.claimed_until) == (now, "", None)
        assert young.last_error == "the service stopped while it sent this letter; it may have arrived"
        held, _dropped, _later = claim_batch(now=now, limit=9, a_day=0)
        assert [letter.recipient for letter in held] == ["c@example.org", young.recipient]

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

    @pytest.mark.parametrize("trouble", [OperationalError("deadlock detected"), InterfaceError("closed")])
    def test_a_passing_trouble_of_the_database_costs_no_letter(self, post_office, owed, now, meanwhile, trouble):
        first, _second = owed(2)

        def act(letter):
            if letter.pk == first.pk:
                raise trouble

        meanwhile(act)
        assert deliver_due(now=now) == Report(sent=1, later=1)
        assert rows() == [("owed", 1, f"{type(trouble).__name__}: {trouble}"), ("sent", 0, "")]
        meanwhile(lambda _letter: None)

        assert deliver_due(now=now + 2 * MINUTE) == Report(sent=1)

    def test_a_trouble_of_the_database_inside_a_template_is_no_hole_in_the_letter(
        self, post_office, owed, now, monkeypatch
    ):
        owed("a@example.org")

        def render(*_args, **_more):
            raise OperationalError("deadlock detected")

        monkeypatch.setattr(letters, "render_to_string", render)

        assert deliver_due(now=now) == Report(later=1)
        assert [state for state, _attempts, _error in rows()] == ["owed"]

    def test_a_batch_that_ends_in_an_error_is_free_at_once(self, post_office, owed, now, monkeypatch):
        owed(2)

        def gather(_letters):
            raise OperationalError("the database goes")

        monkeypatch.setattr(delivery, "gather_for", gather)
        with pytest.raises(OperationalError):
            deliver_due(now=now)

        assert list(Letter.objects.values_list("claimed_by", "queued_until")) == [("", None)] * 2

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

    @pytest.mark.parametrize("kind", ["circular_test", "observance_moved"])
    def test_letters_to_staff_neither_wait_nor_count(self, post_office, owed, festival, now, kind):
        assert not letters.waits_its_turn(Letter(kind=kind, details={}))
        fields = {"office": festival.office}
        for _ in range(3):
            owed("a@example.org", state="sent", sent_at=now, kind=kind, **fields)
        owed("a@example.org", **fields)

        assert deliver_due(now=now) == Report(sent=1)

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

    def test_where_others_came_back_it_has_failed_and_can_leave_later(self, post_office, owed, festival, now):
        ClosedAddress.objects.create(
            office=festival.office, email="a@example.org", reason="returned", closed_at=now
        )
        owed("A@example.org", "b@example.org", office=festival.office)

        assert deliver_due(now=now) == Report(sent=1, dropped=1)
        assert rows()[0] == ("failed", 0, "earlier letters to this address came back, so this one was not sent")

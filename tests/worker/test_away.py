"""A mail server that is away, silent or ailing: no letter is blamed, and all leave when it is back."""

from datetime import timedelta
from time import monotonic

import pytest

from events.models import Letter
from tests.processes import free_port
from tests.worker.post_office import mute_server
from worker.delivery import Report, deliver_due
from worker.outcomes import AWAY_SHORTEST, GIVE_UP

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def rows():
    return list(Letter.objects.order_by("pk").values_list("state", "attempts", "last_error"))


def about(moment):
    """Delivery reckons with the seconds it took itself."""
    return pytest.approx(moment.timestamp(), abs=30)


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

    def test_a_server_that_is_back_gives_every_letter_its_three_days_again(self, post_office, owed, now):
        """What was refused itself keeps the time of its first refusal."""
        long_ago = now - GIVE_UP - MINUTE
        owed("first@example.org")
        owed("refused@example.org", refused_at=long_ago)
        post_office.answers["refused@example.org"] = "451 greylisted"
        owed("waits@example.org", refused_at=long_ago, queued_until=now + MINUTE)
        owed("blamed@example.org", refused_at=long_ago, attempts=7, due_at=now + 5 * MINUTE)

        assert deliver_due(now=now) == Report(sent=1, later=1)

        since = dict(Letter.objects.values_list("recipient", "refused_at"))
        assert since["refused@example.org"].timestamp() == about(now)
        assert (since["waits@example.org"], since["blamed@example.org"]) == (None, long_ago)

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

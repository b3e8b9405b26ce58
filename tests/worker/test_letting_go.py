"""What is changed while a worker has letters in its hand: none leaves as it was before."""

from datetime import timedelta

import pytest

from events.actions.festivals import move_festival, update_festival
from events.actions.letters import let_go
from events.models import Letter
from stations.actions.decisions import decide_station, place_station
from stations.actions.invitations import invite_organisations
from tests.factories import StationFactory
from tests.letters import LetterFactory, invited
from worker.delivery import deliver_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def once(meanwhile):
    """Do something while the first letter of a batch is being written."""

    def once(act):
        left = [act]
        meanwhile(lambda _letter: left.pop()() if left else None)

    return once


@pytest.fixture
def asked(festival, actor, now):
    """An invitation whose letter is owed."""
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    return invitation


def words_of(mail):
    return mail.get_body(("plain",)).get_content()


def test_what_is_held_is_free_and_the_rest_stays(now):
    later = now + timedelta(minutes=5)
    LetterFactory(claimed_by="a worker", queued_until=later)
    LetterFactory(queued_until=later)
    LetterFactory(claimed_by="a worker", state="sending")

    freed = let_go(Letter.objects.all())

    rows = Letter.objects.order_by("pk").values_list("claimed_by", "queued_until")
    assert (freed, list(rows)) == (1, [("", None), ("", later), ("a worker", None)])


def test_a_new_place_stands_in_the_invitation(festival, asked, actor, now, post_office, once):
    once(lambda: update_festival(festival, actor=actor, now=now, place="Rathausplatz 1"))

    first = deliver_due(now=now)
    second = deliver_due(now=now)

    assert (first.sent, second.sent) == (0, 1)
    (mail,) = post_office.mails()
    assert "Rathausplatz 1" in words_of(mail)


def test_the_last_edit_stands_in_a_correction_that_is_due(festival, asked, actor, now, post_office, once):
    Letter.objects.update(state="sent", sent_at=now)
    for minute in range(0, 60, 9):
        at = now + timedelta(minutes=minute)
        update_festival(festival, actor=actor, now=at, place=f"Rathausplatz {minute}")
    late = now + timedelta(minutes=61)
    once(lambda: update_festival(festival, actor=actor, now=late, place="Rathausplatz 99"))

    deliver_due(now=late)
    deliver_due(now=late)

    (mail,) = post_office.mails()
    assert "Rathausplatz 99" in words_of(mail)


def test_a_festival_that_moves_on_lets_go_of_its_letters(festival, asked, actor, now, post_office, once):
    once(lambda: move_festival(festival, "published", actor=actor, now=now))

    first = deliver_due(now=now)
    second = deliver_due(now=now)

    assert (first.sent, second.sent) == (0, 1)


def test_the_new_number_stands_in_the_confirmation(festival, actor, now, post_office, once):
    station = StationFactory(festival=festival)
    decide_station(station, "confirmed", actor=actor, now=now)
    once(lambda: place_station(station, number=77, spot="", actor=actor, now=now))

    first = deliver_due(now=now)
    second = deliver_due(now=now)

    assert (first.sent, second.sent) == (0, 1)
    (mail,) = post_office.mails()
    assert "77" in words_of(mail)

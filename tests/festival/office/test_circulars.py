"""Circulars at the desk: written, looked at as any recipient gets it, tried on oneself, sent."""

import pytest
import time_machine

from events.models import Letter
from stations.models import Circular
from tests.factories import CircularFactory
from tests.festival.office.counting import count_queries
from tests.letters import invited

CIRCULARS = "/en/desk/f/sommerfest-2027/circulars/"
TOLD = {
    "to": "everybody",
    "subject": "Stühle",
    "body": "Liebe {name},\n\nbitte bringt Stühle mit.",
    "language": "de",
}


@pytest.fixture(autouse=True)
def _april(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def circular(festival):
    return CircularFactory(festival=festival, body="An {organisation}.")


def page(client, rest=""):
    answer = client.get(CIRCULARS + rest)
    assert answer.status_code == 200
    return answer.content.decode()


def test_writing_leads_to_the_letters_and_sends_nothing(desk, festival):
    invited(festival, state="accepted", organisation__name="Haus am See")

    answer = desk.post(f"{CIRCULARS}new/", TOLD)

    made = Circular.objects.get()
    assert answer.headers["Location"] == f"{CIRCULARS}{made.pk}/"
    assert "bitte bringt Stühle mit." in page(desk, f"{made.pk}/")
    assert not Letter.objects.exists()


def test_an_unknown_placeholder_is_named_and_nothing_is_lost(desk, festival):
    answer = desk.post(f"{CIRCULARS}new/", TOLD | {"body": "Hallo {token}"})

    assert answer.status_code == 422
    assert "There is no placeholder {token}." in answer.content.decode()
    assert "Hallo {token}" in answer.content.decode()


def test_the_letter_of_any_recipient_can_be_looked_at(desk, festival, circular):
    invited(festival, state="accepted", organisation__name="Haus am See")
    other = invited(festival, state="accepted", organisation__name="Zirkus")

    assert "<p>An Haus am See.</p>" in page(desk, f"{circular.pk}/")
    assert "<p>An Zirkus.</p>" in page(desk, f"{circular.pk}/?for={other.pk}")


def test_sending_owes_the_letters_and_shows_how_far_they_are(desk, festival, circular):
    invited(festival, contacts=2, state="accepted")

    answer = desk.post(f"{CIRCULARS}{circular.pk}/send/")

    assert answer.headers["Location"] == f"{CIRCULARS}{circular.pk}/"
    assert Letter.objects.filter(kind="circular").count() == 2
    assert "?kind=circular" in page(desk, f"{circular.pk}/")


def test_sending_twice_says_why_not(desk, festival, circular):
    invited(festival, state="accepted")
    desk.post(f"{CIRCULARS}{circular.pk}/send/")

    answer = desk.post(f"{CIRCULARS}{circular.pk}/send/")

    assert (answer.status_code, Letter.objects.count()) == (409, 1)
    assert "sent already" in answer.content.decode()


def test_a_test_letter_goes_to_who_asks_with_the_chosen_example(desk, coordinator, festival, circular):
    invited(festival, state="accepted")
    other = invited(festival, state="accepted")

    desk.post(f"{CIRCULARS}{circular.pk}/test/", {"for": other.pk})

    letter = Letter.objects.get()
    assert (letter.recipient, letter.details["invitation_id"]) == (coordinator.email, other.pk)


def test_a_draft_is_thrown_away(desk, festival, circular):
    desk.post(f"{CIRCULARS}{circular.pk}/drop/")

    assert not Circular.objects.exists()


def test_the_page_asks_as_often_for_one_recipient_as_for_three(desk, festival, circular):
    invited(festival, state="accepted")
    one = count_queries(desk, f"{CIRCULARS}{circular.pk}/")
    for _number in range(2):
        invited(festival, state="accepted")

    assert count_queries(desk, f"{CIRCULARS}{circular.pk}/") == one

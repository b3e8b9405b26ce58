"""The letters page: what is owed, what failed and why, sending again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.letters import kinds
from events.models import Letter, Role
from events.tokens import token_of
from festival.office.words import LETTER_KINDS
from stations.actions.invitations import invite_organisations
from stations.models import PersonalLink
from tests.factories import ContactFactory, InvitationFactory, OfficeFactory
from tests.festival.office.planning import signed_in
from tests.letters import LetterFactory

LETTERS = "/desk/f/sommerfest-2027/letters/"


@pytest.fixture
def letter(festival, actor, now):
    """An invitation that the mail server refused."""
    invitation = InvitationFactory(festival=festival, state="chosen", invited_at=None)
    ContactFactory(organisation=invitation.organisation, email="wrong@example.org")
    (letter,) = invite_organisations(festival, [invitation], actor=actor, now=now)
    Letter.objects.update(state="failed", last_error="550 no such user", attempts=1)
    letter.refresh_from_db()
    return letter


@pytest.fixture
def page(letter):
    return f"/desk/o/jena/letters/{letter.pk}/"


def rows(response):
    return [row["letter"].pk for row in response.context["rows"]]


def test_a_failed_letter_shows_the_words_of_the_server(letter, office):
    response = signed_in(office).get(LETTERS)

    assert rows(response) == [letter.pk]
    assert "550 no such user" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("state=failed", 1), ("state=sent", 0), ("kind=invitation", 1), ("kind=reminder", 0), ("state=nonsense", 1)],
)
def test_filters(letter, office, query, found):
    assert len(rows(signed_in(office).get(f"{LETTERS}?{query}"))) == found


def test_filters_stay_in_the_address_of_the_next_page(letter, office):
    assert signed_in(office).get(f"{LETTERS}?state=failed&page=1").context["query"] == "state=failed"


def test_a_letter_that_was_answered_says_so(letter, office):
    Letter.objects.update(state="sent")
    letter.festival.invitations.update(state="accepted")

    response = signed_in(office).get(f"{LETTERS}?state=answered")

    assert [(row["letter"].pk, row["state"]) for row in response.context["rows"]] == [(letter.pk, "accepted")]


def test_the_letter_is_read_without_its_personal_link(letter, office, page):
    html = signed_in(office).get(page).content.decode()

    assert token_of(PersonalLink.objects.get().nonce) not in html
    assert letter.festival.title in html


def test_a_corrected_address_is_written_to_and_kept(letter, office, page):
    response = signed_in(office, Role.MEMBER).post(page, {"recipient": "right@example.org"})

    letter.refresh_from_db()
    assert response.url == page
    assert (letter.state, letter.recipient, letter.last_error) == ("owed", "right@example.org", "")
    contact = letter.festival.invitations.get().organisation.contacts.get()
    assert contact.email == "right@example.org"


def test_the_same_address_can_be_tried_once_more(letter, office, page):
    signed_in(office).post(page, {"recipient": letter.recipient})

    letter.refresh_from_db()
    assert letter.state == "owed"


@pytest.mark.parametrize("address", ["", "nobody", "a@b"])
def test_a_wrong_address_is_named_and_kept(letter, office, page, address):
    response = signed_in(office).post(page, {"recipient": address})

    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["recipient"].value()) == (422, ["recipient"], address)


def test_a_letter_that_arrived_is_not_sent_again(letter, office, page):
    Letter.objects.update(state="sent")

    response = signed_in(office).post(page, {"recipient": letter.recipient})

    assert response.status_code == 422
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_readers_send_nothing(letter, office, page):
    assert signed_in(office, Role.READER).get(page).status_code == 200
    assert signed_in(office, Role.READER).post(page, {"recipient": "a@example.org"}).status_code == 403


def test_letters_of_another_office_are_not_found(letter):
    other = OfficeFactory(slug="winnenden")

    assert signed_in(other).get(f"/desk/o/winnenden/letters/{letter.pk}/").status_code == 404
    assert signed_in(other).get(f"/desk/o/jena/letters/{letter.pk}/").status_code == 404


def test_every_kind_of_letter_has_a_name_for_people():
    assert sorted(LETTER_KINDS) == kinds()


def test_the_list_shows_what_waits_and_how_far_it_has_got(desk, festival):
    now = timezone.now()
    LetterFactory(office=festival.office, festival=festival, due_at=now - timedelta(minutes=20))
    LetterFactory(office=festival.office, festival=festival, due_at=now, state="sent", sent_at=now)

    page = desk.get("/en/desk/f/sommerfest-2027/letters/").content.decode()

    assert '<progress id="progress" max="2" value="1">' in page
    assert "1 letter should be on its way, since" in page
    assert "worker was not heard" in page


def test_when_everything_has_left_nothing_waits(desk, festival, now):
    LetterFactory(office=festival.office, festival=festival, state="sent", sent_at=now)

    page = desk.get("/en/desk/f/sommerfest-2027/letters/").content.decode()

    assert "No letter is waiting to be sent." in page
    assert "<progress" not in page


def test_a_letter_shows_the_others_to_the_same_address(desk, letter, page):
    LetterFactory(office=letter.office, festival=letter.festival, recipient=letter.recipient, kind="reminder")

    assert "1 other letter to this address" in desk.get(f"/en{page}").content.decode()

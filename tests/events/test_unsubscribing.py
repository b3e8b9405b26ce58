"""The token in every letter: nothing stored, no address in it, dead for anybody else."""

import pytest

from events.errors import NotFound
from events.models import Letter
from events.unsubscribing import letter_of, stop_token, unsubscribe_url
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


def test_a_token_leads_back_to_its_letter():
    letter = LetterFactory(recipient="Nour@example.org")
    LetterFactory()

    assert letter_of(stop_token(letter)) == letter


def test_the_address_of_the_page_holds_the_token_and_no_address(settings):
    settings.BASE_URL = "https://fest.example"
    letter = LetterFactory(recipient="nour@example.org")

    assert unsubscribe_url(letter) == f"https://fest.example/letters/stop/{stop_token(letter)}/"
    assert "nour" not in unsubscribe_url(letter)


def test_a_token_works_after_the_secret_key_was_changed(settings):
    letter = LetterFactory()
    token = stop_token(letter)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]

    assert letter_of(token) == letter
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(NotFound):
        letter_of(token)


@pytest.mark.parametrize("broken", ["", "x", "-", "zz-", "1-ü", "ü-1", "1" * 40 + "-x"])
def test_what_is_no_token_opens_nothing(broken):
    LetterFactory()

    with pytest.raises(NotFound):
        letter_of(broken)


def test_a_token_fits_one_letter_and_one_recipient_only():
    first, second = LetterFactory(), LetterFactory()
    token = stop_token(first)
    number, _dash, mac = token.partition("-")
    strange = stop_token(second).partition("-")[0]

    with pytest.raises(NotFound):
        letter_of(f"{strange}-{mac}")
    Letter.objects.filter(pk=first.pk).update(recipient="corrected@example.org")
    with pytest.raises(NotFound):
        letter_of(f"{number}-{mac}")


def test_colleagues_cannot_unsubscribe_from_their_work_and_previews_name_no_address():
    to_staff = LetterFactory(kind="observance_moved")

    assert unsubscribe_url(to_staff) == ""
    assert unsubscribe_url(LetterFactory.build(office=to_staff.office)) == ""
    with pytest.raises(NotFound):
        letter_of(stop_token(to_staff))

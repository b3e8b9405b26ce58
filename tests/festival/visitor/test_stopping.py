"""The page at which readers of letters unsubscribe: looking changes nothing, one button does."""

import pytest
from django.test import Client

from events.models import ClosedAddress
from events.unsubscribing import stop_token
from stations.models import Contact
from tests.factories import ContactFactory, OfficeFactory, OrganisationFactory
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(office):
    return LetterFactory(office=office, recipient="nour@example.org", state="sent", language="en")


@pytest.fixture
def path(letter):
    return f"/letters/stop/{stop_token(letter)}/"


@pytest.fixture
def browser():
    """Strict about forged forms, as in production."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["get", "head"])
def test_mail_scanners_that_look_change_nothing_and_get_no_cookie(browser, path, method):
    response = getattr(browser, method)(path)

    assert response.status_code == 200
    assert not ClosedAddress.objects.exists()
    assert dict(response.cookies) == {}
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "no-store, private"


def test_a_mail_program_unsubscribes_with_one_click_without_cookie_or_form(browser, office, path):
    response = browser.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")

    assert (response.status_code, response.content) == (204, b"")
    assert ClosedAddress.objects.values_list("office", "email", "reason").get() == (
        office.pk,
        "nour@example.org",
        "unsubscribed",
    )


def test_the_button_unsubscribes_and_another_one_takes_it_back(browser, office, path):
    contact = ContactFactory(organisation=OrganisationFactory(office=office), email="nour@example.org")

    stopped = browser.post(path, {"stop": "yes"})

    assert (stopped.status_code, stopped.headers["Location"]) == (303, path)
    page = browser.get(path).content.decode()
    assert "<h1>You get no more letters</h1>" in page
    assert "nour@example.org" not in page
    contact.refresh_from_db()
    assert contact.gets_letters is False

    browser.post(path, {"again": "yes"})

    assert "<h1>No more letters?</h1>" in browser.get(path).content.decode()
    contact.refresh_from_db()
    assert contact.gets_letters is True


def test_only_the_letter_it_was_done_with_takes_it_back(browser, office, path):
    """Others may have been passed on to somebody else."""
    passed_on = LetterFactory(office=office, recipient="nour@example.org", state="sent", language="en")
    other = f"/letters/stop/{stop_token(passed_on)}/"
    browser.post(path, {"stop": "yes"})

    page = browser.get(other).content.decode()
    browser.post(other, {"again": "yes"})

    assert "<h1>You get no more letters</h1>" in page
    assert ('name="again"' in page, 'name="again"' in browser.get(path).content.decode()) == (False, True)
    assert ClosedAddress.objects.get().reason == "unsubscribed"


def test_an_address_whose_letters_came_back_is_not_opened_by_a_link(browser, letter, office, path, now):
    ClosedAddress.objects.create(
        office=office, email="nour@example.org", reason="returned", closed_at=now, letter=letter
    )

    browser.post(path, {"again": "yes"})

    assert ClosedAddress.objects.get().reason == "returned"


def test_an_address_that_bounced_may_still_unsubscribe(browser, office, path, now):
    ClosedAddress.objects.create(office=office, email="nour@example.org", reason="returned", closed_at=now)
    assert "<h1>No more letters?</h1>" in browser.get(path).content.decode()

    browser.post(path, {"stop": "yes"})

    assert ClosedAddress.objects.get().reason == "unsubscribed"


def test_contacts_of_other_offices_and_other_people_are_left_alone(browser, office, path):
    organisation = OrganisationFactory(office=office)
    ContactFactory(organisation=organisation, email="other@example.org")
    ContactFactory(organisation=OrganisationFactory(office=OfficeFactory()), email="nour@example.org")

    browser.post(path, {"stop": "yes"})

    assert list(Contact.objects.values_list("gets_letters", flat=True)) == [True, True]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "1-abc", "zzzzzzzzzzzzzzzzzzzz-abc", "1-ü"])
def test_a_wrong_token_helps_and_changes_nothing(browser, letter, method, token):
    response = getattr(browser, method)(f"/letters/stop/{token}/")

    assert response.status_code == 404
    assert "visitor/stop_unknown.html" in [template.name for template in response.templates]
    assert not ClosedAddress.objects.exists()


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_the_page_speaks_the_letters_language_unless_another_is_chosen(browser, office, language, direction):
    letter = LetterFactory(office=office, language=language)
    path = f"/letters/stop/{stop_token(letter)}/"

    assert f'<html lang="{language}" dir="{direction}">' in browser.get(path).content.decode()
    assert '<html lang="fr" dir="ltr">' in browser.get(f"/fr{path}").content.decode()

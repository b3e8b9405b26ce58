"""Staff sign in with a code by mail; nobody learns which addresses are known."""

import re
import smtplib
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories import UserFactory
from tests.festival.signing_in import CODE, LOGIN, ask, code_in, signed_in


@pytest.fixture(autouse=True)
def fresh_limits():
    """The limits on tries live in the cache; each test starts with none used."""
    cache.clear()


class NoServer:
    """A mail server that is away."""

    def __init__(self, **kwargs):
        pass

    def open(self):
        raise ConnectionRefusedError(111, "refused")

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")

    def close(self):
        pass


@pytest.fixture
def no_mail_server(monkeypatch):
    monkeypatch.setattr("django.core.mail.get_connection", lambda *args, **kwargs: NoServer())
    monkeypatch.setattr("festival.office.views.sign_in.get_connection", NoServer)


def test_a_code_by_mail_opens_the_desk(client, coordinator, office):
    client.get("/desk/")
    assert ask(client, coordinator.email).url == CODE

    response = client.post(CODE, {"code": code_in(mail.outbox[0])}, follow=True)

    assert response.redirect_chain == [("/desk/", 302), (f"/desk/o/{office.slug}/", 302)]
    assert response.status_code == 200


def test_sign_in_leads_back_to_the_page_that_was_asked_for(client, coordinator, office):
    wanted = f"/desk/o/{office.slug}/people/"
    to_login = client.get(wanted)
    assert urlsplit(to_login.url).path == LOGIN

    page = client.post(to_login.url, {"email": coordinator.email, "next": wanted})
    response = client.post(page.url, {"code": code_in(mail.outbox[0]), "next": wanted})

    assert response.url == wanted


def test_the_session_is_a_new_one_after_sign_in(client, coordinator):
    ask(client, coordinator.email)
    before = client.session.session_key

    client.post(CODE, {"code": code_in(mail.outbox[0])})

    assert client.session.session_key != before


def test_the_subject_of_the_mail_does_not_tell_the_code(client, db):
    """A locked telephone shows subjects."""
    person = UserFactory(language="en")

    ask(client, person.email)

    message = mail.outbox[0]
    assert (message.to, message.subject) == ([person.email], "Your code for signing in to Standfest")
    assert code_in(message) not in message.subject
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_upper_case_in_the_address_is_the_same_person(client, coordinator):
    ask(client, coordinator.email.upper())

    assert [message.to for message in mail.outbox] == [[coordinator.email]]


@pytest.mark.django_db
def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, coordinator):
    def page_for(address):
        client.cookies.clear()
        first = ask(client, address)
        text = client.get(first.url).content.decode().replace(address, "ADDRESS")
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
        return first.status_code, first.url, re.sub(r'nonce="[^"]*"', "", text)

    known = page_for(coordinator.email)
    sent = len(mail.outbox)
    unknown = page_for("nobody@example.org")

    assert unknown == known
    assert (sent, len(mail.outbox)) == (1, 1)


def test_a_person_whose_account_is_closed_gets_no_mail(client, db):
    person = UserFactory(is_active=False)

    assert ask(client, person.email).url == CODE
    assert mail.outbox == []


def test_a_wrong_code_is_refused_and_the_right_one_still_works(client, coordinator):
    ask(client, coordinator.email)

    response = client.post(CODE, {"code": "XXXX"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["code"]
    assert not signed_in(client)
    client.post(CODE, {"code": code_in(mail.outbox[0])})
    assert signed_in(client)


def test_after_three_wrong_codes_the_right_one_is_worth_nothing(client, coordinator):
    ask(client, coordinator.email)
    for _try in range(3):
        response = client.post(CODE, {"code": "XXXX"})

    assert response.url == LOGIN
    client.post(CODE, {"code": code_in(mail.outbox[0])})
    assert not signed_in(client)


def test_a_new_code_replaces_the_old_one(client, coordinator):
    ask(client, coordinator.email)

    client.post(CODE, {"action": "resend"})
    old, new = map(code_in, mail.outbox)

    assert client.post(CODE, {"code": old}).status_code == 422
    client.post(CODE, {"code": new})
    assert signed_in(client)


def test_too_many_requests_for_one_address_are_refused(coordinator):
    answers = [ask(Client(), coordinator.email).status_code for _try in range(4)]

    assert answers == [302, 302, 302, 422]
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("address", ["", "no address", "a@b"])
def test_an_address_that_is_none_is_named(client, db, address):
    response = ask(client, address)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["email"]
    assert response.context["form"]["email"].value() == address


@pytest.mark.usefixtures("no_mail_server")
@pytest.mark.parametrize("known", [True, False])
def test_without_a_mail_server_known_and_unknown_hear_the_same(client, coordinator, known):
    response = ask(client, coordinator.email if known else "nobody@example.org")

    assert response.status_code == 503
    assert len(response.context["form"].non_field_errors()) == 1
    assert not signed_in(client)


def test_a_mail_server_that_goes_away_before_the_second_code(client, coordinator, monkeypatch):
    """The first code stays good."""
    ask(client, coordinator.email)
    with monkeypatch.context() as away:
        away.setattr("django.core.mail.get_connection", lambda *args, **kwargs: NoServer())
        response = client.post(CODE, {"action": "resend"})

    assert response.status_code == 503
    client.post(CODE, {"code": code_in(mail.outbox[0])})
    assert signed_in(client)


def test_signing_out_needs_a_post(client, coordinator):
    client.force_login(coordinator)

    assert client.get("/staff/logout/").status_code == 200
    assert signed_in(client)
    assert client.post("/staff/logout/").status_code == 302
    assert not signed_in(client)


def test_without_an_office_the_desk_says_what_to_do(client, db):
    client.force_login(UserFactory())

    response = client.get("/desk/")

    assert response.status_code == 200
    assert response.templates[0].name == "office/offices/home.html"


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_change_password", "account_reset_password"]
)
def test_there_are_no_pages_for_sign_up_and_passwords(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)

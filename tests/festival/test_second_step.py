"""Passkeys and apps: optional, and once set up, asked for."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.festival.signing_in import CODE, LOGIN, ask, code_in, signed_in


@pytest.fixture(autouse=True)
def fresh_limits():
    """The limits on tries live in the cache; each test starts with none used."""
    cache.clear()


SAFETY = ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"]


@pytest.mark.parametrize("name", SAFETY)
@pytest.mark.parametrize("language", ["de", "en"])
def test_pages_for_safer_sign_in_open(client, coordinator, name, language):
    client.force_login(coordinator)

    response = client.get(f"/{language}{reverse(name)}")

    assert (response.status_code, response.headers["Content-Language"]) == (200, language)


@pytest.mark.parametrize(
    "path", [LOGIN, *[f"/staff/safety/{part}" for part in ("", "totp/activate/", "webauthn/add/")]]
)
def test_nothing_inline_runs_under_the_content_security_policy(client, coordinator, path):
    """Scripts come from files; data blocks are no scripts; no style attribute."""
    if path != LOGIN:
        client.force_login(coordinator)

    html = client.get(path).content.decode()

    tags = re.findall(r"<script\b([^>]*)>", html)
    assert [tag for tag in tags if "src=" not in tag and 'type="application/json"' not in tag] == []
    assert re.findall(r"\sstyle=|\son[a-z]+=", html) == []


def set_up_app(client):
    """An authenticator app, as somebody does it; gives the answer of the last step."""
    page = reverse("mfa_activate_totp")
    secret = client.get(page).context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return secret, client.post(page, {"code": code})


@pytest.mark.django_db(transaction=True)
def test_an_app_is_a_second_step(client, coordinator):
    """Set up, signed out, asked for after the code of the mail; its secret cannot be read in the database."""
    client.force_login(coordinator)
    secret, response = set_up_app(client)
    assert response.url == reverse("mfa_view_recovery_codes")
    codes = client.get(response.url).context["unused_codes"]
    assert len(codes) == 10
    assert secret not in Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    client.post("/staff/logout/")

    ask(client, coordinator.email)
    second = client.post(CODE, {"code": code_in(mail.outbox[-1])})

    assert second.url == reverse("mfa_authenticate")
    assert client.get(second.url).status_code == 200
    assert not signed_in(client)
    assert client.post(second.url, {"code": "000000"}).context["form"].errors.keys() == {"code"}
    assert not signed_in(client)
    assert client.post(second.url, {"code": codes[0]}).url == "/desk/"
    assert signed_in(client)


PAGES_WITH_AN_APP = ["mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"]


@pytest.mark.django_db(transaction=True)
def test_pages_of_somebody_with_an_app_open(client, coordinator):
    client.force_login(coordinator)
    set_up_app(client)

    opened = {name: client.get(reverse(name)).status_code for name in [*PAGES_WITH_AN_APP, "mfa_reauthenticate"]}

    assert opened == dict.fromkeys([*PAGES_WITH_AN_APP, "mfa_reauthenticate"], 200)


@pytest.mark.django_db(transaction=True)
def test_a_session_that_never_showed_the_app_must_show_it_first(client, coordinator):
    client.force_login(coordinator)
    set_up_app(client)
    other = Client()
    other.force_login(coordinator)

    asked = [urlsplit(other.get(reverse(name)).url).path for name in PAGES_WITH_AN_APP[1:]]

    assert asked == [reverse("mfa_reauthenticate")] * 3


def test_the_passkey_button_gets_its_question_from_the_server(client, db):
    response = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    assert list(response.json()) == ["request_options"]


def test_a_passkey_that_is_none_is_refused_with_a_page(client, db):
    response = client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})

    assert response.url == LOGIN

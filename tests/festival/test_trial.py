"""Signing in by link while no mail server is set: once, for a day, by pressing a button."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.models import User
from festival.trial import trial_token


@pytest.fixture
def address(coordinator, settings):
    settings.EMAIL_URL = ""
    return f"/staff/enter/{trial_token(coordinator)}/"


def signed_in(client):
    return "_auth_user_id" in client.session


def test_a_get_changes_nothing(client, address, coordinator):
    response = client.get(address)

    assert (response.status_code, signed_in(client)) == (200, False)
    assert User.objects.get(pk=coordinator.pk).last_login is None


def test_the_button_signs_in(client, address, coordinator):
    response = client.post(address)

    assert (response.status_code, response.url) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(coordinator.pk)


def test_it_works_once(client, address):
    client.post(address)
    client.logout()

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert not signed_in(client)


def test_it_works_for_a_day(client, address):
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert client.post(address).status_code == 404


def test_another_sign_in_ends_it(client, address, coordinator):
    client.force_login(coordinator)
    client.logout()

    assert client.post(address).status_code == 404


def test_it_does_not_exist_where_mail_is_set(client, address, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("token", ["WzEsIiJd:1xUvqW:xtBR5wZ22bWEfI", "x", "a:b:c"])
def test_a_forged_token_is_unknown(client, address, token):
    assert client.post(f"/staff/enter/{token}/").status_code == 404


def test_people_who_left_do_not_come_in(client, address, coordinator):
    User.objects.filter(pk=coordinator.pk).update(is_active=False)

    assert client.post(address).status_code == 404


def test_the_page_is_kept_nowhere(client, address):
    response = client.get(address)

    assert "no-store" in response.headers["Cache-Control"]

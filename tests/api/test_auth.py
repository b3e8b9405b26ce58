"""Tokens and the desk's session."""

import pytest
from django.test import Client
from django.utils import timezone

from events.actions.offices import create_api_token, revoke_api_token
from events.models import ApiToken, Membership
from tests.api.conftest import caller

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/"


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer sf_wrong", "bearer \x00", "Basic abc", "sf_wrong"]
)
def test_headers_that_are_no_token(visitor, header):
    assert visitor.get(ME, headers={"authorization": header}).status_code == 401


def test_revoked(visitor, coordinator):
    token, text = create_api_token(coordinator, name="x")
    revoke_api_token(token, now=timezone.now())

    assert visitor.get(ME, headers={"authorization": f"Bearer {text}"}).status_code == 401


def test_who_left(api, coordinator):
    coordinator.is_active = False
    coordinator.save()

    assert api.get(ME).status_code == 401


def test_use_is_noted(api):
    api.get(ME)

    assert [token.last_used_at is not None for token in ApiToken.objects.all()] == [True]


def test_the_session_of_the_desk_may_read_and_writes_with_the_csrf_token_only(coordinator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(coordinator)

    assert client.get(ME).status_code == 200
    response = client.post("/api/v1/tokens/", {"name": "x"}, content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")


def test_problems_speak_the_language_of_the_person(coordinator):
    client = caller(coordinator)
    client.credentials(HTTP_AUTHORIZATION=client._credentials["HTTP_AUTHORIZATION"])
    coordinator.language = "en"
    coordinator.save()

    assert client.get("/api/v1/festivals/none/").headers["Content-Language"] == "en"


def test_without_an_office_there_is_nothing_to_see(api, coordinator):
    Membership.objects.all().delete()

    assert api.get(ME).json()["offices"] == []
    assert api.get("/api/v1/offices/").json()["results"] == []

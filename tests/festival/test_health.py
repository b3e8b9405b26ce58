"""`/healthz` and `/readyz`: what they say, and that they touch nobody's cache or session."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Heartbeat, Letter
from festival import doctor
from festival.checks import Check
from tests.factories import OfficeFactory


def beat(age_seconds=5):
    Heartbeat.objects.create(part="worker", beat_at=timezone.now() - timedelta(seconds=age_seconds))


def owe(minutes_ago, **fields):
    return Letter.objects.create(
        office=OfficeFactory(),
        kind="invitation",
        about_kind="invitation",
        about_id=1,
        recipient="a@example.org",
        language="de",
        due_at=timezone.now() - timedelta(minutes=minutes_ago),
        message_id="<1@standfest>",
        **fields,
    )


def test_alive_needs_no_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_answers_are_not_kept_and_set_nothing(client, db, path):
    response = client.get(path, headers={"host": "10.0.0.7"})

    assert response.headers["Cache-Control"] == "no-store"
    assert "Vary" not in response.headers
    assert response.cookies == {}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_any_host_name_of_a_probe_will_do(client, db, settings, path):
    settings.ALLOWED_HOSTS = ["feste.example.org"]

    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code in {200, 503}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading(client, db, path):
    assert client.post(path).status_code == 405


def test_ready_while_all_is_well(client, db):
    beat()
    owe(minutes_ago=9)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert {name: check["ok"] for name, check in response.json()["checks"].items()} == {
        "database": True,
        "worker": True,
        "letters": True,
    }


def test_not_ready_without_a_worker(client, db):
    beat(age_seconds=91)

    response = client.get("/readyz")

    assert (response.status_code, response.json()["status"]) == (503, "unavailable")
    assert response.json()["checks"]["worker"]["ok"] is False


def test_not_ready_while_a_letter_is_left_lying(client, db):
    beat()
    owe(minutes_ago=11)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"]["letters"] == {
        "ok": False,
        "says": "The oldest letter that should be on its way has waited for 11 minutes.",
    }


@pytest.mark.parametrize("fields", [{"state": "sent"}, {"state": "failed"}])
def test_letters_nobody_waits_for_do_not_count(client, db, fields):
    beat()
    owe(minutes_ago=60, **fields)

    assert client.get("/readyz").status_code == 200


def test_without_a_database_only_that_is_said(client, monkeypatch):
    away = Check("database", "problem", "The database cannot be used.", "It says: no route to db.internal.")
    monkeypatch.setattr(doctor, "check_database", lambda now: away)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {"database": {"ok": False, "says": "The database cannot be used."}}

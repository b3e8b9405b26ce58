"""`/metrics`: closed without a token, figures of the rows with it, nobody named."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Heartbeat
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def measured(settings):
    settings.METRICS_TOKEN = "sesame"
    return Client(headers={"authorization": "Bearer sesame"})


def test_without_the_setting_there_are_none(client):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", "Bearer sésame"])
def test_a_wrong_token_gets_nothing(measured, sent):
    answer = Client(headers={"authorization": sent.encode().decode("latin-1")}).get("/metrics")

    assert (answer.status_code, b"standfest_" in answer.content) == (403, False)


def test_letters_by_state_kind_and_age(measured):
    LetterFactory(recipient="geheim@example.org", due_at=timezone.now() - timedelta(minutes=20))
    LetterFactory(state="sent", sent_at=timezone.now())
    Heartbeat.objects.create(part="worker", beat_at=timezone.now() - timedelta(seconds=30))

    answer = measured.get("/metrics")
    figures = dict(
        line.rsplit(" ", 1) for line in answer.content.decode().splitlines() if not line.startswith("#")
    )

    assert "# TYPE standfest_letters_taken gauge" in answer.content.decode()  # it falls when one is sent again
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert figures['standfest_letters{state="owed"}'] == "1.0"
    assert figures['standfest_letters{state="failed"}'] == "0.0"
    assert figures['standfest_letters_taken{kind="invitation"}'] == "1.0"
    assert 1200 <= float(figures["standfest_oldest_letter_seconds"]) < 1260
    assert 30 <= float(figures['standfest_heartbeat_age_seconds{part="worker"}']) < 90
    assert "geheim" not in answer.content.decode()


def test_the_same_queries_for_any_number_of_letters(measured, django_assert_num_queries):
    LetterFactory.create_batch(5)

    with django_assert_num_queries(6):
        measured.get("/metrics")

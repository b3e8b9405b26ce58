"""Patience with a busy service, an end to it, and silence about keys and texts."""

import logging

import pytest

from events.machine.deepl import DeepL
from events.machine.exchange import LONGEST_WAIT
from events.machine.provider import ProviderUnavailable

BUSY = (503, {}, {"message": "busy"})


@pytest.fixture
def deepl(service, pauses):
    return DeepL(service.url, "s3cret", sleep=pauses.append)


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_busy_service_is_asked_again(service, deepl, pauses, status):
    service.next_answers = [(status, {}, {"message": "busy"})] * 2

    assert deepl.translate(["Tee"], "de", "ar") == ["[AR] Tee"]
    assert pauses == [1, 3]


def test_a_few_times_only(service, deepl, pauses):
    service.next_answers = [BUSY] * 5

    with pytest.raises(ProviderUnavailable):
        deepl.translate(["Tee"], "de", "ar")
    assert pauses == [1, 3, 9]
    assert len(service.posts) == 4


@pytest.mark.parametrize(
    ("header", "pause"), [("20", 20), ("0", 1), ("soon", 1), ("-5", 1), ("Fri, 4 Jun 2027 09:00:00 GMT", 1)]
)
def test_it_waits_as_long_as_it_is_asked_to(service, deepl, pauses, header, pause):
    service.next_answers = [(429, {"Retry-After": header}, {"error": "Slowdown"})]

    assert deepl.translate(["Tee"], "de", "ar") == ["[AR] Tee"]
    assert pauses == [pause]


def test_nobody_waits_for_ever(service, deepl, pauses):
    """The caller is told when to come again instead."""
    service.next_answers = [(429, {"Retry-After": "3600"}, {"error": "Slowdown"})]

    with pytest.raises(ProviderUnavailable) as unavailable:
        deepl.translate(["Tee"], "de", "ar")
    assert unavailable.value.retry_after == 3600
    assert pauses == []


def test_pauses_of_all_portions_together_have_an_end(service, deepl, pauses):
    slow = (429, {"Retry-After": str(LONGEST_WAIT // 2)}, {"error": "Slowdown"})
    good = (200, {}, {"translations": [{"text": "…"}] * 50})
    service.next_answers = [slow, good, slow, good, slow, good]

    with pytest.raises(ProviderUnavailable):
        deepl.translate([f"Zeile {number}" for number in range(150)], "de", "ar")
    assert pauses == [LONGEST_WAIT // 2] * 2


def test_nobody_there(pauses, service):
    deepl = DeepL("http://127.0.0.1:1", "s3cret", sleep=pauses.append)

    with pytest.raises(ProviderUnavailable, match="try again later"):
        deepl.supports("de", "ar")
    assert pauses == []


def test_something_else_than_json(service, deepl):
    service.next_answers = [(200, {}, b"<h1>Welcome to the hotel's network</h1>")]

    with pytest.raises(ProviderUnavailable):
        deepl.translate(["Tee"], "de", "ar")


def test_logs_name_neither_key_nor_text(service, deepl, caplog):
    caplog.set_level(logging.DEBUG)
    service.next_answers = [BUSY, (200, {}, b"Geheimnis s3cret")]

    with pytest.raises(ProviderUnavailable):
        deepl.translate(["Geheimnis"], "de", "ar")

    assert "The translation service answered 503." in caplog.messages
    assert [line for line in caplog.messages if "s3cret" in line or "Geheimnis" in line] == []

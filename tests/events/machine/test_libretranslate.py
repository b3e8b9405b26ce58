"""LibreTranslate's HTTP, as its documentation describes it."""

import pytest

from events.machine.libretranslate import BYTES, LINES, LibreTranslate
from events.machine.provider import ProviderRefused, ProviderUnavailable, UnsupportedPair


@pytest.fixture
def libre(service, pauses):
    return LibreTranslate(service.url, "s3cret", sleep=pauses.append)


def test_what_it_sends_and_gets(service, libre):
    said = libre.translate(["Grillen\n\nund Tee", "10 Uhr"], "de", "ar")

    assert said == ["[ar] Grillen\n\n[ar] und Tee", "[ar] 10 Uhr"]
    assert [(request.method, request.path) for request in service.asked] == [
        ("GET", "/languages"),
        ("POST", "/translate"),
    ]
    assert service.posts[0].body == {
        "q": ["Grillen", "und Tee", "10 Uhr"],
        "source": "de",
        "target": "ar",
        "format": "text",
        "api_key": "s3cret",
    }


def test_without_a_key_none_is_sent(service):
    LibreTranslate(service.url).translate(["Tee"], "de", "ar")

    assert "api_key" not in service.posts[0].body


def test_nothing_to_say_asks_for_nothing(service, libre):
    assert libre.translate(["", "10–12"], "de", "ar") == ["", "10–12"]
    assert service.posts == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("de", "ar", True),
        ("de", "pt", True),
        ("en", "zh", True),
        ("en", "ar", False),  # not from there
        ("ar", "de", False),  # not readable
        ("de", "de", False),
        ("de", "ku", False),  # the server's “ku” may be any Kurdish
        ("ku", "de", False),
        ("de", "prs", False),  # it has Persian, which is not Dari
        ("de", "ti", False),
        ("de", "de-x-leicht", False),
        ("de-x-leicht", "ar", False),
        ("de", "xx", False),
    ],
)
def test_languages(libre, source, target, expected):
    assert libre.supports(source, target) is expected


def test_languages_are_asked_for_once_and_only_when_needed(service, libre):
    libre.supports("de", "de-x-leicht")
    assert service.asked == []

    libre.supports("de", "ar")
    libre.supports("de", "ti")
    assert [request.path for request in service.asked] == ["/languages"]


def test_a_pair_it_does_not_have_sends_no_text(service, libre):
    with pytest.raises(UnsupportedPair, match="“de” to “ku”"):
        libre.translate(["Tee"], "de", "ku")
    assert service.posts == []


def test_small_portions_in_order(service, libre):
    texts = [f"Angebot {number}" for number in range(LINES + 1)] + ["x" * BYTES, "Ende"]

    said = libre.translate(texts, "de", "ar")

    assert said == [f"[ar] {text}" for text in texts]
    assert [len(request.body["q"]) for request in service.posts] == [LINES, 1, 1, 1]


@pytest.mark.parametrize(
    ("status", "error", "says"),
    [
        (403, "Invalid API key", "MACHINE_TRANSLATION_KEY"),
        (400, "Invalid request: request (2500) exceeds text limit (2000)", "too long"),
        (404, "Not found", "MACHINE_TRANSLATION_URL"),
    ],
)
def test_refusals_say_what_to_do(service, libre, pauses, status, error, says):
    service.next_answers = [(status, {}, {"error": error})]

    with pytest.raises(ProviderRefused, match=says):
        libre.translate(["Tee"], "de", "ar")
    assert pauses == []


@pytest.mark.parametrize(
    "answer",
    [{"error": "?"}, [], {"translatedText": "[ar] Tee"}, {"translatedText": []}, {"translatedText": [None]}],
)
def test_an_answer_nobody_understands_is_no_translation(service, libre, answer):
    service.next_answers = [(200, {}, answer)]

    with pytest.raises(ProviderUnavailable):
        libre.translate(["Tee"], "de", "ar")

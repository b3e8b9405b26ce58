"""Protects: the hint under German texts is only a hint, safe to show, and in the reader's language."""

import pytest
from django.test import Client

from events.readability import READ_AT_MOST

LONG = "Wir laden alle Kinder und ihre Eltern und auch die Nachbarn aus dem Haus gegenüber herzlich ein."


@pytest.fixture
def ask(client):
    """The hint for a text, as a page in English gets it."""

    def asked(text, language="de", prefix="/en", **headers):
        return client.post(f"{prefix}/readability/", {"text": text, "language": language}, headers=headers)

    return asked


def test_a_long_sentence_is_quoted(ask):
    response = ask(LONG)

    assert (response.status_code, response.headers["Cache-Control"]) == (
        200,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )
    assert "Some sentences are long." in response.text
    assert f'<bdi lang="de"><q>{LONG}</q></bdi>' in response.text


def test_what_people_typed_is_never_markup(ask):
    hint = ask(LONG.replace("Kinder", "<script>alert(1)</script>")).text

    assert "<script" not in hint
    assert "Wir laden alle &lt;script&gt;alert(1)&lt;/script&gt;" in hint


@pytest.mark.parametrize(
    ("text", "language"), [(LONG, "ar"), (LONG, "en"), (LONG, "xx"), ("Tee", "de"), ("", "de")]
)
def test_there_may_be_nothing_to_say(ask, text, language):
    response = ask(text, language)

    assert (response.status_code, response.text.strip()) == (200, "")


@pytest.mark.parametrize("data", [{}, {"text": LONG}, {"language": "de"}, {"text": LONG, "language": ""}])
def test_half_a_question_is_answered_with_a_sentence(client, data):
    response = client.post("/en/readability/", data)

    assert response.status_code == 400
    assert response.text == "Send a text as “text” and the tag of its language as “language”."


def test_a_text_that_is_too_long_is_cut(ask):
    assert "Kinderschminken" in ask("x " * (READ_AT_MOST // 2 - 10) + "Kinderschminken").text
    assert "Kinderschminken" not in ask("x " * (READ_AT_MOST // 2) + "Kinderschminken").text


def test_the_script_says_the_language_of_its_page(ask):
    assert ask(LONG, prefix="", accept_language="ar").headers["Content-Language"] == "ar"


def test_a_question_from_another_site_is_refused():
    response = Client(enforce_csrf_checks=True).post("/readability/", {"text": LONG, "language": "de"})

    assert response.status_code == 403


def test_no_cookie_is_set(ask):
    assert dict(ask(LONG).cookies) == {}

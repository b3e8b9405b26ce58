"""Which language an answer is in, decided without a cookie; the prefix never leaks into the next request."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.translation import get_language_info, gettext

from events.languages import BY_TAG
from festival.language import LanguageMiddleware, StaffLanguageMiddleware, accepted_language, language_context


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "de"),
        ("ar", "ar"),
        ("AR-sy,de;q=0.8", "ar"),
        ("de;q=0.5, uk;q=0.9", "uk"),
        ("ja, fr;q=0.3", "fr"),
        ("ja", "de"),
        ("prs", "fa"),
        ("fa-AF", "fa"),
        ("kmr-TR", "ku"),
        ("de-DE", "de"),
        ("de-x-leicht", "de-x-leicht"),
        ("de-simple, de;q=0.9", "de-x-leicht"),
        ("ar;q=0, en;q=0.1", "en"),
        ("ar;q=0", "de"),
        ("*", "de"),
        ("no such header; q=x", "de"),
        ("e" * 5000, "de"),
    ],
)
def test_accept_language(header, tag):
    assert accepted_language(header) == tag


@pytest.fixture
def ask():
    """Ask the middleware; gives the answer and what the page behind it saw."""

    def ask(path, header="", page=None):
        seen = {}

        def answer(request):
            seen.update(
                language=translation.get_language(),
                path=request.path_info,
                chosen=request.language_is_chosen,
                link=reverse("visitor:home"),
                context=language_context(request),
            )
            return page(request) if page else HttpResponse("page")

        request = RequestFactory().get(path, headers={"Accept-Language": header})
        return LanguageMiddleware(answer)(request), seen

    return ask


@pytest.mark.parametrize(
    ("path", "header", "language", "seen_as"),
    [
        ("/", "", "de", "/"),
        ("/o/K7M3PX", "ar", "ar", "/o/K7M3PX"),
        ("/ar/o/K7M3PX", "de", "ar", "/o/K7M3PX"),
        ("/AR/o/K7M3PX", "de", "ar", "/o/K7M3PX"),
        ("/ar/", "de", "ar", "/"),
        ("/ar", "de", "ar", "/"),
        ("/de-x-leicht/o/K7M3PX", "ar", "de-x-leicht", "/o/K7M3PX"),
        ("/DE-X-LEICHT/o/K7M3PX", "ar", "de-x-leicht", "/o/K7M3PX"),
        ("/ar/ar/", "de", "ar", "/ar/"),
        ("/arabic/", "de", "de", "/arabic/"),
        ("/ja/", "de", "de", "/ja/"),
    ],
)
def test_the_prefix_decides_else_the_header(ask, path, header, language, seen_as):
    response, seen = ask(path, header)

    assert (seen["language"], seen["path"]) == (language, seen_as)
    assert response["Content-Language"] == language
    assert response.status_code == 200


def test_links_of_a_page_keep_the_prefix(ask):
    assert ask("/uk/")[1]["link"] == "/uk/"
    assert ask("/", "uk")[1]["link"] == "/"


def test_caches_are_told_what_the_answer_depends_on(ask):
    assert ask("/", "ar")[0]["Vary"] == "Accept-Language"
    assert "Vary" not in ask("/ar/")[0]


def test_no_cookie(ask):
    assert not ask("/ar/")[0].cookies
    assert not ask("/", "ar")[0].cookies


def test_the_template_knows_direction_and_path(ask):
    context = ask("/fa/o/X")[1]["context"]

    assert (context["lang"], context["dir"], context["path"]) == ("fa", "rtl", "/o/X")


def test_nothing_stays_behind_even_when_the_page_fails(ask):
    before = translation.get_language()

    def fail(_request):
        raise RuntimeError("a broken page")

    with pytest.raises(RuntimeError):
        ask("/ar/", page=fail)

    assert (get_script_prefix(), translation.get_language()) == ("/", before)
    assert ask("/")[1]["link"] == "/"


class Person:
    """Somebody who is signed in, or nobody."""

    def __init__(self, language=""):
        self.language, self.is_authenticated = language, bool(language)


@pytest.mark.parametrize(
    ("path", "person", "language"),
    [
        ("/desk/", Person(), "de"),
        ("/desk/", Person("en"), "en"),
        ("/de/desk/", Person("en"), "de"),
        ("/de-x-leicht/desk/", Person("en"), "de"),
        ("/ar/desk/", Person("de"), "en"),
        ("/api/v1/", Person("de"), "de"),
        ("/ar/my/x/", Person("de"), "ar"),
        ("/ar/", Person("de"), "ar"),
    ],
)
def test_the_desk_speaks_german_or_english(path, person, language):
    seen = []

    def page(_request):
        seen.append(translation.get_language())
        return HttpResponse()

    def signed_in(request):
        request.user = person
        return StaffLanguageMiddleware(page)(request)

    response = LanguageMiddleware(signed_in)(RequestFactory().get(path))

    assert seen == [language]
    assert response["Content-Language"] == language


@pytest.mark.django_db
def test_through_the_whole_site(client):
    """Direct answers in the right language, no redirect, no cookie."""
    first, second = client.get("/ar/"), client.get("/", headers={"Accept-Language": "ar"})

    for response in (first, second):
        assert (response.status_code, response["Content-Language"]) == (200, "ar")
        assert not response.cookies
    assert get_script_prefix() == "/"


@pytest.mark.django_db
def test_plain_german_through_the_whole_site(client):
    response = client.get("/de-x-leicht/")

    assert (response.status_code, response["Content-Language"]) == (200, "de-x-leicht")
    assert b'<html lang="de-x-leicht" dir="ltr">' in response.content


def test_what_plain_german_lacks_is_said_in_german():
    """A sentence of the desk, which nobody writes in plain German: never the English of the source."""
    with translation.override("de-x-leicht"):
        assert (
            gettext("This token is unknown or was revoked.") == "Dieses Token ist unbekannt oder wurde widerrufen."
        )


def test_django_knows_every_language_of_ours():
    told = {tag: get_language_info(tag) for tag in BY_TAG}

    assert {tag: (info["code"], info["bidi"]) for tag, info in told.items()} == {
        tag: (tag, known.rtl) for tag, known in BY_TAG.items()
    }


@pytest.mark.parametrize(("tag", "rtl"), [("ps", True), ("ckb", True), ("prs", True), ("ur", True), ("ku", False)])
def test_direction_of_a_language(tag, rtl):
    with translation.override(tag):
        assert translation.get_language_bidi() is rtl

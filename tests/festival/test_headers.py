"""Pages behind a personal link keep it to themselves."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from festival.headers import PrivacyHeadersMiddleware


def answer(path, **headers):
    return PrivacyHeadersMiddleware(lambda _request: HttpResponse(headers=headers))(RequestFactory().get(path))


@pytest.mark.parametrize(
    "path", ["/my/token/", "/translate/token/", "/calendar/token.ics", "/desk/", "/staff/login/", "/api/v1/"]
)
def test_private_pages_are_neither_cached_nor_indexed(path):
    response = answer(path)

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("path", ["/my/token/", "/translate/token/ar/", "/calendar/token.ics"])
def test_a_personal_link_is_named_to_no_other_site(path):
    assert answer(path)["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/o/K7M3PX", "/f/fest/", "/mystery/"])
def test_public_pages_may_be_cached_and_found(path):
    response = answer(path)

    assert not {"Cache-Control", "X-Robots-Tag", "Referrer-Policy"} & set(response.headers)
    assert response["Permissions-Policy"].startswith("camera=()")


def test_what_a_page_says_itself_stays():
    assert answer("/desk/file", **{"Cache-Control": "no-cache"})["Cache-Control"] == "no-cache"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [f"{prefix}/AAAAAAAAAAAAAAAAAAAAAA/" for prefix in ("/my", "/ar/my", "/translate", "/ar/translate")],
)
def test_in_the_whole_site_with_and_without_a_language(client, path):
    response = client.get(path)

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"

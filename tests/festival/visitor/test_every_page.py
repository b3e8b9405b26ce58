"""What holds for every page of visitors: no cookie, no session, language, caching, nothing private."""

import pytest
from django.test import Client

from events.models import SitePlan

PAGES = [
    "/",
    "/f/sommerfest-2027/",
    "/f/sommerfest-2027/calendar.ics",
    "/f/sommerfest-2027/plan.svg",
    "/o/K7M4PX",
    "/O/K7M4PX",
    "/o/K7M4PX/contact.vcf",
    "/o/K7M4PX/calendar.ics",
    "/languages/",
    "/styleguide/",
]
FILES = (".ics", ".vcf", ".svg")
PRIVATE = ["Geheim", "0151 999888", "0171 777", "geheim@example.org"]


@pytest.fixture(autouse=True)
def _something_to_show(station):
    SitePlan.objects.create(festival=station.festival, width_m=40, depth_m=30)


@pytest.mark.parametrize("path", [*PAGES, "/o/UNKNOWN", "/f/unknown/", "/nowhere"])
def test_no_cookie_is_set_and_none_is_looked_at(client, path):
    client.cookies["csrftoken"] = "a" * 32
    client.cookies["standfest_session"] = "b" * 32

    response = client.get(path)

    assert dict(response.cookies) == {}
    packed = ", Accept-Encoding" if response.status_code == 200 else ""
    assert response.headers["Vary"] == f"Accept-Language{packed}"


@pytest.mark.parametrize("path", PAGES)
def test_browsers_ask_each_time_and_an_edge_each_second(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=1"


@pytest.mark.parametrize("path", PAGES)
def test_who_has_the_page_already_is_told_so(client, path):
    tag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_only_read(path):
    client = Client(enforce_csrf_checks=False)
    answers = [client.generic(method, path).status_code for method in ("POST", "PUT", "PATCH", "DELETE")]
    assert answers == [405] * 4


@pytest.mark.parametrize("path", [page for page in PAGES if not page.endswith(FILES)])
@pytest.mark.parametrize(
    ("prefix", "header", "answer"),
    [
        ("", "", ("de", "ltr")),
        ("", "fr-CH, fr;q=0.9", ("fr", "ltr")),
        ("", "prs, en;q=0.5", ("fa", "rtl")),
        ("/ar", "fr", ("ar", "rtl")),
        ("/uk", "", ("uk", "ltr")),
    ],
)
def test_the_answer_is_direct_and_in_the_readers_language(client, path, prefix, header, answer):
    language, direction = answer

    response = client.get(prefix + path, headers={"Accept-Language": header})

    assert response.status_code == 200
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()
    assert response.headers["Vary"] == ("Accept-Encoding" if prefix else "Accept-Language, Accept-Encoding")


def test_links_keep_the_chosen_language(client):
    page = client.get("/ar/f/sommerfest-2027/").content.decode()

    assert 'href="/ar/o/K7M4PX"' in page
    assert 'href="/ar/f/sommerfest-2027/calendar.ics"' in page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_private_leaks(client, path, station):
    """The fixtures contain a day contact, a remark, a question, a note and a contact who did not agree."""
    page = client.get(path).content.decode()

    assert [word for word in PRIVATE if word in page] == []


def test_the_style_guide_is_not_for_search_engines(client):
    assert '<meta name="robots" content="noindex">' in client.get("/styleguide/").content.decode()

"""The languages page: every language by its own name, and honestly who has checked its words."""

import re

import pytest

from events import languages as table
from events.languages import PRODUCT, Language
from festival import language as site
from tests.factories import FestivalFactory, OfficeFactory

pytestmark = pytest.mark.django_db
ROW = re.compile(
    r'<bdi lang="([^"]+)" dir="([^"]+)"><a href="([^"]+)"[^>]*>([^<]+)</a></bdi></dt>\s*<dd>([^<]+)</dd>'
)


def rows(client, path="/en/languages/"):
    return ROW.findall(client.get(path).content.decode())


def test_every_language_by_its_own_name_and_direction(client):
    assert [row[:4] for row in rows(client)] == [
        (known.tag, known.direction, f"/{known.tag}/languages/", known.autonym) for known in PRODUCT
    ]


def test_it_says_who_has_checked_the_words(client, monkeypatch):
    checked = Language("tr", "Turkish", "Türkçe", checked_by_native_speaker=True)
    monkeypatch.setattr(site, "PRODUCT", [checked, *map(table.language, ("en", "de-x-leicht", "ar"))])

    assert [said for *_, said in rows(client)] == [
        "Checked by a native speaker.",
        "The other languages were translated from this one.",
        "Not yet checked by people who need plain language.",
        "Not yet checked by a native speaker. Written from right to left.",
    ]


def test_mistakes_are_told_to_the_offices_with_public_festivals(client, office):
    FestivalFactory(office=office, state="published")
    FestivalFactory(office=office, state="over")
    quiet = OfficeFactory(name="Stilles Büro")
    FestivalFactory(office=quiet, state="draft", published_at=None)

    page = client.get("/languages/").content.decode()

    assert page.count(f"mailto:{office.contact_email}") == 1
    assert "Stilles Büro" not in page


@pytest.mark.parametrize("path", ["/ar/", "/de-x-leicht/"])
def test_the_chooser_leads_there(client, path):
    assert f'href="{path}languages/"' in client.get(path).content.decode()

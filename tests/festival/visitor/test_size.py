"""A page for a scanned code fits into the first packets of a slow network: 14 kB in three requests, all ours."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from festival import icons
from tests.factories import ContactFactory, OfferFactory, StandingOfferFactory, translate

MOST_BYTES, MOST_REQUESTS = 14_000, 3
FETCHED = re.compile(r'<(?:link|script|img|use|source|iframe)\b[^>]*?\b(?:href|src)="([^"#][^"]*)"')
LONG = (
    "Jede Familie näht einen Wimpel aus altem Stoff; am Abend hängt daraus eine lange Kette über der Wiese. "
    "Wir zeigen, wie die Maschine geht, und wer keine Maschine mag, näht mit der Hand. "
)


@pytest.fixture
def rich(station, house):
    """More than any organisation of the sample says, translated."""
    for number in range(4):
        offer = OfferFactory(
            station=station, title=f"Wimpel {number} nähen", description=LONG + f"{number:04d} " * 20, cost="2 €"
        )
        standing = StandingOfferFactory(organisation=house, title=f"Treff {number}", description=LONG)
        for row in (offer, standing):
            translate(row, "description", "ar", f"تخيط كل عائلة علما صغيرا من قماش قديم {number} " * 4)
    for number in range(3):
        ContactFactory(organisation=house, name=f"Nour {number}", role="Leitung", is_public=True)
    house.about, house.opening_hours = LONG * 2, "Mo–Fr 9–16 Uhr"
    house.phone, house.email, house.address = "03641 12345", "haus@example.org", "Wiesenweg 1"
    house.spoken_languages = ["de", "ar", "uk", "fa", "ru", "tr"]
    house.save()
    return house


def fetched(html):
    """What a browser asks for besides the page itself."""
    return [address for address in dict.fromkeys(FETCHED.findall(html)) if not address.startswith("data:")]


def read(file):
    return Path(finders.find(file)).read_bytes()


@pytest.mark.parametrize("tag", ["de", "ar", "uk", "ti"])
def test_a_scanned_code_costs_14_kilobytes_in_three_requests(client, rich, tag):
    response = client.get(f"/{tag}/o/{rich.code}", headers={"Accept-Encoding": "gzip"})
    files = fetched(gzip.decompress(response.content).decode())
    needed = [file for file in files if "manifest" not in file]  # which a browser reads when it installs the page
    packed = [gzip.compress(read(file.removeprefix("/static/")), 9) for file in needed]

    assert 1 + len(needed) <= MOST_REQUESTS
    assert len(response.content) + sum(map(len, packed)) <= MOST_BYTES
    assert all(file.startswith("/static/") for file in needed)
    assert dict(response.cookies) == {}


def test_no_font_is_fetched():
    style = read("css/standfest.css").decode()

    assert [word for word in ("@font-face", "@import", "url(http") if word in style] == []


def test_each_icon_of_the_file_is_in_the_page(client, station):
    names = re.findall(r'<symbol id="([^"]+)"', (icons.FOLDER / "icons.svg").read_text())
    html = client.get("/o/K7M4PX").content.decode()

    assert set(re.findall(r'<use href="#i-([^"]+)"', html)) <= set(names)
    assert re.findall(r'<symbol id="i-([^"]+)"', html) == names

"""What people wrote, on the pages of visitors: translated where somebody did so, and always honest about it."""

import re

import pytest

from events.models import Origin
from tests.factories import translate

PAGE = "/ar/o/K7M4PX"


@pytest.fixture
def offer(station):
    station.offers.exclude(title="Wimpel nähen").delete()
    return station.offers.get()


def told(client, path=PAGE):
    """The element that the offer's title stands in: language, direction, words."""
    html = client.get(path).content.decode()
    return re.findall(r'<strong lang="([^"]+)" dir="([^"]+)">([^<]+)</strong>', html.split('class="offer"')[1])[0]


def notes(client, path=PAGE):
    """The note that stands below the offer, if there is one."""
    below = client.get(path).content.decode().split('class="offer"')[1].split("</ul>", 1)[1]
    return re.findall(r'\A\s*<div class="(words-note.*?)</div>', below, re.DOTALL)


def test_without_a_translation_the_source_stands_there_as_what_it_is(client, offer):
    assert told(client) == ("de", "ltr", "Wimpel nähen")
    assert '<bdi lang="de">Deutsch</bdi>' in notes(client)[0]


def test_a_checked_translation_needs_no_note(client, offer):
    for field in ("title", "description", "cost"):
        if getattr(offer, field):
            translate(offer, field, "ar", "خياطة الأعلام")

    assert told(client) == ("ar", "rtl", "خياطة الأعلام")
    assert notes(client) == []


def test_words_of_a_machine_are_marked_and_the_original_is_at_hand(client, offer):
    for field in ("title", "description", "cost"):
        if getattr(offer, field):
            translate(offer, field, "ar", "خياطة", origin=Origin.MACHINE)

    assert told(client) == ("ar", "rtl", "خياطة")
    assert '<p class="words" lang="de" dir="ltr">Wimpel nähen</p>' in notes(client)[0]


def test_an_outdated_translation_is_still_shown_and_says_so(client, offer):
    translate(offer, "title", "ar", "خياطة")
    offer.title = "Fahnen nähen"
    offer.save()

    assert told(client) == ("ar", "rtl", "خياطة")
    assert '<p class="words" lang="de" dir="ltr">Fahnen nähen</p>' in notes(client)[0]


def test_a_reader_of_the_source_meets_no_note(client, offer):
    assert told(client, "/de/o/K7M4PX") == ("de", "ltr", "Wimpel nähen")
    assert notes(client, "/de/o/K7M4PX") == []


def test_the_festival_speaks_the_readers_language(client, festival, station):
    translate(festival, "title", "ar", "عيد الصيف")

    html = client.get("/ar/f/sommerfest-2027/").content.decode()

    assert re.findall(r"<title>(.*?)</title>", html) == ["عيد الصيف"]
    assert '<h1><bdi lang="ar" dir="rtl">عيد الصيف</bdi></h1>' in html


def test_translated_words_are_no_markup(client, offer):
    translate(offer, "title", "ar", "<script>alert(1)</script>")

    assert "<script>alert" not in client.get(PAGE).content.decode()


def test_the_calendar_entry_is_in_the_readers_language(client, festival):
    translate(festival, "title", "ar", "عيد الصيف")

    assert "SUMMARY:عيد الصيف" in client.get("/ar/f/sommerfest-2027/calendar.ics").content.decode()

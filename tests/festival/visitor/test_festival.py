"""The page of a festival: when, where, what is on now, all stations."""

import re

import pytest
import time_machine
from icalendar import Calendar

from tests.factories import (
    FestivalFactory,
    ObservanceLinkFactory,
    OfferFactory,
    OrganisationFactory,
    StationFactory,
    berlin,
    translate,
)

PATH = "/en/f/sommerfest-2027/"


def section(page, heading):
    """Titles of the offers in the part with this heading."""
    part = page.split(f"<h2>{heading}</h2>")[1].split("<h2>")[0]
    return re.findall(r'href="#station-\d+"[^>]*><bdi[^>]*>([^<]+)</bdi>', part)


def cards(page):
    return re.findall(r'<li class="card with-number" id="station-(\d+)">', page)


def test_now_and_next_and_the_whole_programme(client, station):
    OfferFactory(station=station, title="Chor", times=[["16:30", "17:00"]])
    OfferFactory(station=station, title="Tanz", times=[["14:00", "15:00"], ["16:30", "17:30"]])

    page = client.get(PATH).content.decode()

    assert section(page, "On now") == ["Wimpel nähen"]
    assert section(page, "Next") == ["Chor", "Tanz"]
    assert section(page, "Programme") == ["Tanz", "Wimpel nähen", "Chor", "Tanz"]
    assert section(page, "All the time") == ["Tee trinken"]


def test_on_other_days_nothing_is_on_now(client, station):
    with time_machine.travel(berlin(2027, 6, 11, 15, 15), tick=False):
        page = client.get(PATH).content.decode()

    assert "<h2>On now</h2>" not in page
    assert "<h2>Next</h2>" not in page


def test_stations_stand_by_number_and_only_confirmed_ones(client, festival, office, station):
    StationFactory(festival=festival, state="confirmed", number=3)
    for state in ("draft", "submitted", "asked", "waiting", "declined", "withdrawn"):
        StationFactory(festival=festival, state=state, organisation__name=f"Verborgen {state}")
    gone = OrganisationFactory(office=office, withdrawn_at=berlin(2027, 6, 1), name="Verborgen fort")
    StationFactory(festival=festival, organisation=gone, state="confirmed", number=4)

    page = client.get(PATH).content.decode()

    assert cards(page) == ["3", "12"]
    assert "Verborgen" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["5", "12"]),
        ("?language=&age=", ["5", "12"]),
        ("?language=uk", ["5"]),
        ("?age=3", ["12"]),
        ("?age=14&language=uk", ["5"]),
        ("?age=3&language=uk", []),
    ],
)
def test_visitors_choose_by_language_and_age(client, festival, station, query, shown):
    other = StationFactory(festival=festival, state="confirmed", number=5, spoken_languages=["uk"], whole=False)
    OfferFactory(station=other, title="Klettern", age_from=14, age_to=None, languages=[])

    response = client.get(PATH + query)

    assert response.status_code == 200
    assert cards(response.content.decode()) == shown


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?age=many", "Enter a whole number."),
        ("?age=300", "Ensure this value is less than or equal to 120."),
        ("?language=xx", "Select a valid choice. xx is not one of the available choices."),
    ],
)
def test_a_choice_that_cannot_be_meant_is_named_and_hides_nothing(client, station, query, sentence):
    page = client.get(PATH + query).content.decode()

    assert re.findall(r'<ul class="error"[^>]*><li>([^<]+)</li>', page) == [sentence]
    assert cards(page) == ["12"]


def test_a_cancelled_festival_says_so_and_shows_no_programme(client, festival, station):
    type(festival).objects.update(state="cancelled")

    page = client.get(PATH).content.decode()

    assert "This festival is cancelled." in page
    assert cards(page) == []


def test_a_past_festival_says_so_and_keeps_its_stations(client, festival, station):
    with time_machine.travel(berlin(2027, 6, 13, 9), tick=False):
        page = client.get(PATH).content.decode()

    assert "This festival is over." in page
    assert cards(page) == ["12"]


@pytest.mark.parametrize("state", ["draft", "inviting", "cancelled"])
def test_what_was_never_published_is_like_unknown(client, office, state):
    FestivalFactory(office=office, slug="geheim", state=state, title="Noch geheim")

    hidden, unknown = client.get("/en/f/geheim/"), client.get("/en/f/nothing/")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.content.replace(b"geheim", b"nothing") == unknown.content
    assert client.get("/f/geheim/calendar.ics").status_code == 404


def test_texts_stay_texts(client, festival, station):
    type(festival).objects.update(title="<b>Fest</b>", description="<script>alert(1)</script>")
    station.offers.update(title='"><img src=x onerror=alert(1)>')

    page = client.get(PATH).content.decode()

    assert "&lt;b&gt;Fest&lt;/b&gt;" in page
    assert [tag for tag in ("<b>Fest", "<script", "<img") if tag in page] == []


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(client, festival, django_assert_num_queries, count):
    for number in range(1, count + 1):
        StationFactory(festival=festival, state="confirmed", number=number)

    with django_assert_num_queries(5):
        client.get(PATH)


def test_what_is_celebrated_together_stands_there_in_the_readers_language(client, festival):
    link = ObservanceLinkFactory(festival=festival, sentence="Wir kochen Aschure.")
    translate(link, "sentence", "ar", "نطبخ عاشوراء معًا.")
    ObservanceLinkFactory(festival=festival, key="jud.schawuot", stance="mind", sentence="Essen ist koscher.")
    ObservanceLinkFactory(festival=festival, key="chr.syr.sayfo", stance="avoid", sentence="")

    german, arabic = (client.get(f"/{tag}/f/sommerfest-2027/").content.decode() for tag in ("de", "ar"))

    assert [words in german for words in ("Wir kochen Aschure.", "Essen ist koscher.")] == [True, True]
    assert '<bdi lang="ar" dir="rtl">نطبخ عاشوراء معًا.</bdi>' in arabic
    assert [link.stance for link in client.get(PATH).context["links"]] == ["celebrate", "mind"]


def test_the_calendar_file_says_it_too(client, festival):
    link = ObservanceLinkFactory(festival=festival, sentence="Wir kochen Aschure.")
    translate(link, "sentence", "en", "We cook ashure.")

    (event,) = Calendar.from_ical(client.get("/en/f/sommerfest-2027/calendar.ics").content).walk("VEVENT")

    assert "\n\nWe cook ashure.\n\n" in event["DESCRIPTION"]


def test_the_calendar_file_is_whole(client, festival):
    response = client.get("/f/sommerfest-2027/calendar.ics")
    book = Calendar.from_ical(response.content)
    (event,) = book.walk("VEVENT")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="sommerfest-2027.ics"'
    assert (book["METHOD"], event["STATUS"], event["UID"]) == ("PUBLISH", "CONFIRMED", festival.uid)
    assert (event.start, event.end) == (festival.starts_at, festival.ends_at)
    assert event["URL"] == "http://localhost:8000/f/sommerfest-2027/"
    assert [zone["TZID"] for zone in book.walk("VTIMEZONE")] == ["Europe/Berlin"]


def test_a_cancelled_festival_tells_the_calendar(client, festival):
    type(festival).objects.update(state="cancelled", sequence=4)

    (event,) = Calendar.from_ical(client.get("/f/sommerfest-2027/calendar.ics").content).walk("VEVENT")

    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 4, festival.uid)

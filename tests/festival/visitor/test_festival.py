"""The page of a festival: when, where, what is on now, all stations."""

import re
from xml.etree import ElementTree

import pytest
import time_machine
from icalendar import Calendar

from events.models import SitePlan
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
        ("?from=16", ["12"]),
        ("?from=15:00&language=uk", ["5"]),
        ("?kind=sport", ["5"]),
        ("?q=KLETTERN", ["5"]),
        ("?q=wimpel+park", ["12"]),
        ("?q=ЧАЙ", ["12"]),
        ("?q=شاي", ["12"]),
        ("?q=kletterei", []),
    ],
)
def test_visitors_choose_by_language_and_age(client, festival, station, query, shown):
    translate(station.offers.get(title="Tee trinken"), "title", "uk", "Чай")
    translate(station.offers.get(title="Tee trinken"), "title", "ar", "شاي وأغانٍ")
    other = StationFactory(
        festival=festival,
        state="confirmed",
        number=5,
        spoken_languages=["uk"],
        organisation__kind="sport",
        whole=False,
    )
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
    assert [tag for tag in ("<b>Fest", "<script>", "<img") if tag in page] == []


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(client, festival, django_assert_num_queries, count):
    for number in range(1, count + 1):
        StationFactory(festival=festival, state="confirmed", number=number, x_m=number, y_m=2)
        festival.facilities.create(kind="water", spot="Am Brunnen", x_m=number, y_m=9)
        ObservanceLinkFactory(festival=festival, key=f"own.{number}", sentence="Wir kochen.")
    SitePlan.objects.create(festival=festival, width_m=60, depth_m=30)

    with django_assert_num_queries(5):  # one of them for the names of the office's own days
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


def test_the_choice_stands_there_in_words_and_each_can_be_taken_off(client, station):
    station.offers.update(languages=["prs"])

    page = client.get(PATH + "?language=prs&from=14&to=16&age=6").content.decode()

    assert re.findall(r'<li class="tag"><bdi(?: lang="\w+")?>(.*?)</bdi> <a href="([^"]*)">', page) == [
        ("دری", f"{PATH}?from=14&amp;to=16&amp;age=6#programme"),
        ("\u206614:00\u2060–\u206016:00\u2069", f"{PATH}?language=prs&amp;age=6#programme"),
        ("6 years old", f"{PATH}?language=prs&amp;from=14&amp;to=16#programme"),
    ]


def test_an_end_before_the_beginning_is_named_and_hides_nothing(client, station):
    page = client.get(PATH + "?from=16&to=15").content.decode()

    assert "Choose an end that is later than the beginning." in page
    assert cards(page) == ["12"]


@pytest.mark.parametrize(("count"), [1, 30])
def test_searching_every_language_takes_no_more_queries(client, festival, django_assert_num_queries, count):
    for number in range(1, count + 1):
        other = StationFactory(festival=festival, state="confirmed", number=number)
        translate(other.offers.get(), "title", "ar", f"شاي {number}")

    with django_assert_num_queries(4):
        page = client.get(PATH + "?q=شاي").content.decode()

    assert len(cards(page)) == count


def test_an_offer_outside_the_hours_is_marked(client, station):
    station.offers.filter(title="Wimpel nähen").update(times=[["15:00", "16:00"], ["18:30", "19:00"]])

    page = client.get(PATH).content.decode()

    assert page.count("This time is outside the festival’s hours.") == 1


@pytest.fixture
def ground(festival, station):
    SitePlan.objects.create(festival=festival, width_m=60, depth_m=30)
    type(station).objects.filter(pk=station.pk).update(x_m=30, y_m=6)
    festival.facilities.create(kind="toilets", spot="Hinter der Bühne", x_m=2, y_m=28)
    festival.facilities.create(kind="prayer", spot="Im Haus")


def test_plan_and_lists_say_the_same(client, ground):
    page = client.get(PATH).content.decode()

    (group,) = re.findall(r'<g id="plan-12">.*?</g>', page, re.DOTALL)
    assert re.findall(r">(\d+)</text>", group) == ["12"]
    assert re.findall(r'href="#(p-[\w-]+)" x=', page) == ["p-toilets"]
    fields = re.findall(r"Plan, field \u2066(\w\d)\u2069", page)
    assert fields == ["D1", "A3", "D1"]  # the card, the toilets, the station in the list
    facilities = page.split("Good to know where")[1].split("<h3>")[0]
    assert re.findall(r"<strong>(.*?)</strong>", facilities) == ["Toilets", "Place to pray"]


def test_the_plan_alone_is_a_whole_drawing(client, ground):
    response = client.get("/f/sommerfest-2027/plan.svg")
    root = ElementTree.fromstring(response.content)

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")][-2:] == ["12", "10 m"]
    known = {symbol.get("id") for symbol in root.iter("{http://www.w3.org/2000/svg}symbol")}
    used = {use.get("href").lstrip("#") for use in root.iter("{http://www.w3.org/2000/svg}use")}
    assert (used, used - known) == ({"p-toilets"}, set())


@pytest.mark.parametrize("language", ["de", "fr", "ar"])
def test_numbers_of_the_drawing_are_written_as_svg_wants_them(client, ground, language):
    drawing = client.get(f"/{language}/f/sommerfest-2027/plan.svg").content.decode()

    numbers = re.findall(r' (?:x|y|cx|cy|r|width|height)="([^"%]*)"', drawing)
    assert [number for number in numbers if not re.fullmatch(r"-?\d+(\.\d)?", number)] == []


def test_without_a_ground_there_is_no_plan(client, station):
    assert client.get("/f/sommerfest-2027/plan.svg").status_code == 404
    assert '<section id="plan">' not in client.get(PATH).content.decode()

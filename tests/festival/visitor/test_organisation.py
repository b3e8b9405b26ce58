"""The page behind every QR code."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from events.models import SitePlan
from stations.models import Organisation
from tests.factories import ContactFactory, FestivalFactory, StandingOfferFactory, StationFactory, berlin

PATH = "/en/o/K7M4PX"


def page(client, path=PATH):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def large_numbers(html):
    return re.findall(r'station-number--large">.*?</span>(\d+)</span>', html)


@pytest.mark.parametrize(
    "path", ["/o/K7M4PX", "/o/k7m4px", "/O/K7M4PX", "/O/k7m4pX", "/ar/o/K7M4PX", "/ar/O/K7M4PX"]
)
def test_capital_and_small_letters_lead_to_the_same_page(client, station, path):
    assert re.findall(r"<title>(.*?)</title>", page(client, path)) == ["Haus am Park"]


@pytest.mark.parametrize("path", ["/o/K7M4PX/", "/o/k7m%204px", "/o/K7M-4PX", "/o/K7M4PX.", "/ar/o/K7M4PX/"])
def test_a_code_typed_from_paper_is_understood(client, station, path):
    """People add a slash, a gap or a full stop; messengers take it along."""
    assert re.findall(r"<title>(.*?)</title>", page(client, path)) == ["Haus am Park"]


def test_the_printed_address_stays_as_it_is():
    assert reverse("visitor:organisation", args=["K7M4PX"]) == "/o/K7M4PX"


def test_it_says_what_there_is_at_the_festival_and_where(client, station):
    html = page(client)

    assert large_numbers(html) == ["12"]
    assert "Neben der Bühne" in html
    titles = re.findall(r"<strong[^>]*>([^<]+)</strong></p><p[^>]*>Jede Familie", html)
    assert titles == ["Wimpel nähen", "Tee trinken"]


def test_after_the_festival_it_lives_on(client, station):
    StandingOfferFactory(organisation=station.organisation, title="Sprachcafé am Dienstag")
    with time_machine.travel(berlin(2027, 7, 1, 9), tick=False):
        html = page(client)

    assert large_numbers(html) == []
    assert "We were there" in html
    assert "Sprachcafé am Dienstag" in html


def test_only_confirmed_stations_of_public_festivals_are_shown(client, festival, house, office):
    StationFactory(festival=festival, organisation=house, state="waiting")
    hidden = FestivalFactory(office=office, state="inviting", title="Noch geheim")
    StationFactory(festival=hidden, organisation=house, state="confirmed", number=7)

    html = page(client)

    assert large_numbers(html) == []
    assert "Noch geheim" not in html
    assert "Sommerfest" not in html


def test_a_cancelled_festival_is_said_to_be_cancelled(client, festival, station):
    type(festival).objects.update(state="cancelled")

    html = page(client)

    assert large_numbers(html) == []
    assert "This festival is cancelled." in html


def test_only_people_who_agreed_are_named_and_only_by_name_and_role(client, house):
    ContactFactory(
        organisation=house,
        name="Nour Haddad",
        role="Leitung",
        email="nour@example.org",
        phone="0160 1",
        is_public=True,
    )
    ContactFactory(organisation=house, name="Ohne Ja", email="ohne@example.org")

    html = page(client)

    assert '<dd><bdi>Nour Haddad</bdi>, <bdi>Leitung</bdi> · <bdi lang="de">Deutsch</bdi></dd>' in html
    assert [text for text in ("nour@example.org", "0160 1", "Ohne Ja", "ohne@example.org") if text in html] == []


def test_public_contacts_are_links(client, house):
    Organisation.objects.update(phone="+49 (0) 3641 / 12-34", email="haus@example.org")

    links = re.findall(r'href="((?:tel|mailto|https?):[^"]+)"( rel="[^"]+")?', page(client).split("<footer")[0])

    assert links == [
        ("tel:+4936411234", ""),
        ("mailto:haus@example.org", ""),
        ("https://example.org/haus", ' rel="noopener nofollow"'),
    ]


@pytest.mark.parametrize("web", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x"])
def test_other_addresses_than_websites_are_not_followed(client, house, web):
    Organisation.objects.update(web=web)

    assert web not in page(client)


def test_texts_stay_texts(client, station):
    Organisation.objects.update(
        name="<i>Haus</i>", about="<script>alert(1)</script>\nhttps://example.com", opening_hours="<img src=x>"
    )

    html = page(client)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;\nhttps://example.com</p>" in html
    assert [tag for tag in ("<i>", "<script>", "<img", 'href="https://example.com') if tag in html] == []


def test_texts_say_their_language_and_direction(client, house):
    Organisation.objects.update(language="ar", about="بيت مفتوح")

    assert '<p class="words" lang="ar" dir="rtl">بيت مفتوح</p>' in page(client)


def test_an_unknown_code_is_explained_in_the_readers_language(client, db):
    response = client.get("/ar/o/O0I1L2")

    assert response.status_code == 404
    assert response.headers["Content-Language"] == "ar"
    assert '<bdi dir="ltr">O0I1L2</bdi>' in response.content.decode()


def test_a_withdrawn_organisation_is_not_an_error(client, station, house):
    Organisation.objects.filter(pk=house.pk).update(withdrawn_at=berlin(2027, 6, 1))

    html = page(client)

    assert "This organisation is no longer listed" in html
    assert "Haus am Park" not in html
    assert 'href="/en/f/sommerfest-2027/"' in html


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(client, house, office, django_assert_num_queries, count):
    for number in range(1, count + 1):
        fest = FestivalFactory(office=office, state="published", published_at=berlin(2027, 5, 1))
        StationFactory(festival=fest, organisation=house, state="confirmed", number=number)
        SitePlan.objects.create(festival=fest, width_m=60, depth_m=30)
        StandingOfferFactory(organisation=house)
        ContactFactory(organisation=house, is_public=True)

    with django_assert_num_queries(4):
        client.get(PATH)


@pytest.mark.parametrize(
    ("moment", "heading"),
    [(berlin(2027, 6, 11, 9), "What you can do here"), (berlin(2027, 6, 12, 9), "What you can do here today")],
)
def test_on_the_day_it_says_today(client, station, moment, heading):
    with time_machine.travel(moment, tick=False):
        html = page(client)

    assert re.findall(r"<h3>(What you can do here.*?)</h3>", html) == [heading]


def test_the_plan_shows_the_station_alone_with_its_field(client, festival, station):
    SitePlan.objects.create(festival=festival, width_m=60, depth_m=30)
    type(station).objects.filter(pk=station.pk).update(x_m=30, y_m=6)
    other = StationFactory(festival=festival, state="confirmed", number=3, x_m=3, y_m=3)

    html = page(client)

    assert "Plan of the ground: station 12 is in field D1." in html
    assert re.findall(r'font-weight="700".*?>(\d+)</text></g></g>', html, re.DOTALL) == [str(station.number)]
    assert 'href="/en/f/sommerfest-2027/#plan-12"' in html
    assert other.organisation.name not in html


@pytest.mark.parametrize(
    ("confirmed_on", "sentences"),
    [
        (date(2027, 6, 1), ["The organisation confirmed on Tuesday, 1 June 2027 that this page is right."]),
        (
            date(2026, 6, 11),
            [
                "The organisation confirmed on Thursday, 11 June 2026 that this page is right.",
                "That was more than a year ago. Please ask before you set out.",
            ],
        ),
        (None, ["The organisation has not confirmed yet that this page is right. Please ask before you set out."]),
    ],
)
def test_how_sure_the_page_is(client, house, confirmed_on, sentences):
    Organisation.objects.update(confirmed_on=confirmed_on)

    assert re.findall(r"</svg>\s+([^<]*(?:is right|set out)[^<]*)</p>", page(client)) == sentences


def test_an_offer_all_year_says_whether_to_register(client, house):
    StandingOfferFactory(organisation=house, needs_registration=True)
    StandingOfferFactory(organisation=house, needs_registration=False)

    assert re.findall(r"please register first|just come along", page(client)) == [
        "please register first",
        "just come along",
    ]


def test_the_card_holds_what_the_page_says_and_no_more(client, station):
    Organisation.objects.update(phone="+49 3641 12", email="haus@example.org", spoken_languages=["de", "ar"])

    response = client.get("/en/o/k7m4px/contact.vcf")
    lines = response.content.decode().split("\r\n")

    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="K7M4PX.vcf"'
    assert [line for line in lines if line.startswith(("FN", "TEL", "EMAIL", "URL", "NOTE"))] == [
        "FN:Haus am Park",
        "TEL;TYPE=work:+49 3641 12",
        "EMAIL;TYPE=work:haus@example.org",
        "URL;TYPE=work:https://example.org/haus",
        "NOTE:We speak: Deutsch\\, العربية",
    ]
    assert [
        text for text in ("Geheim", "geheim@example.org", "0171 777") if text in response.content.decode()
    ] == []


def test_the_calendar_file_knows_number_and_spot(client, festival, station):
    response = client.get("/en/o/K7M4PX/calendar.ics")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")

    assert (event["UID"], event["SUMMARY"]) == (
        f"visit-{festival.pk}-K7M4PX@standfest",
        "Sommerfest: Haus am Park",
    )
    assert event["LOCATION"].endswith(", Station 12, Neben der Bühne")
    assert event["URL"] == "http://localhost:8000/o/K7M4PX"
    assert (event.start, event.end) == (festival.starts_at, festival.ends_at)


@pytest.mark.parametrize("file", ["contact.vcf", "calendar.ics"])
def test_whoever_left_has_neither_card_nor_dates(client, station, house, file):
    Organisation.objects.filter(pk=house.pk).update(withdrawn_at=berlin(2027, 6, 1))

    assert client.get(f"/o/K7M4PX/{file}").status_code == 404
    assert client.get(f"/o/NOBODY/{file}").status_code == 404

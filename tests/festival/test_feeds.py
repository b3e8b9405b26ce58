"""Calendars to subscribe to, over HTTP: who gets them, in which language, and how seldom they are sent whole."""

import pytest
import time_machine
from icalendar import Calendar

from events.tokens import token_of
from stations.actions.feeds import make_feed_link
from stations.actions.invitations import make_link
from tests.factories import ContactFactory, InvitationFactory, OrganisationFactory, berlin


@pytest.fixture(autouse=True)
def _april():
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=False):
        yield


@pytest.fixture
def house(festival):
    return InvitationFactory(
        festival=festival, organisation=OrganisationFactory(office=festival.office)
    ).organisation


@pytest.fixture
def link(house, actor, now):
    return make_feed_link(house.office, house, actor=actor, now=now)


@pytest.fixture
def path(link):
    return f"/calendar/{token_of(link.nonce)}.ics"


def test_an_organisation_s_calendar(client, path):
    response = client.get(path)

    book = Calendar.from_ical(response.content)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (book["METHOD"], book["X-PUBLISHED-TTL"], len(book.walk("VEVENT"))) == ("PUBLISH", "PT6H", 2)
    assert response.cookies == {}


def test_an_office_s_calendar(client, festival, actor, now):
    made = make_feed_link(festival.office, None, actor=actor, now=now)

    book = Calendar.from_ical(client.get(f"/calendar/{token_of(made.nonce)}.ics").content)

    assert {str(event["URL"]) for event in book.walk("VEVENT")} == {
        "http://localhost:8000/desk/f/sommerfest-2027/"
    }


def test_it_is_kept_by_nobody_on_the_way_and_named_to_nobody(client, path):
    headers = client.get(path).headers

    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "same-origin"


def test_what_has_not_changed_is_not_sent_again(client, path, festival):
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    festival.title = "Anders"
    festival.save()
    changed = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


@pytest.mark.parametrize(
    ("prefix", "query", "language"),
    [
        ("", "", "de"),
        ("", "?language=ar", "ar"),
        ("/uk", "", "uk"),
        ("/uk", "?language=ar", "ar"),
        ("", "?language=tlh", "de"),
    ],
)
def test_the_address_says_the_language_and_not_the_program(client, path, prefix, query, language):
    response = client.get(f"{prefix}{path}{query}", headers={"Accept-Language": "fr"})

    assert response.headers["Content-Language"] == language


def test_unknown_and_replaced_addresses(client, path, link, actor, now):
    make_feed_link(link.office, link.organisation, actor=actor, now=now)

    replaced, unknown = client.get(path), client.get("/calendar/" + "x" * 22 + ".ics")

    assert (replaced.status_code, unknown.status_code) == (410, 404)
    assert {answer.headers["Content-Type"] for answer in (replaced, unknown)} == {"text/plain; charset=utf-8"}
    assert b"VEVENT" not in replaced.content + unknown.content


def test_a_personal_link_opens_no_calendar(client, path, link, now):
    contact = ContactFactory(organisation=link.organisation)
    personal = make_link(link.organisation.invitations.get(), contact, now=now)

    assert client.get(f"/calendar/{token_of(personal.nonce)}.ics").status_code == 404
    assert client.get(path.replace("/calendar/", "/my/").replace(".ics", "/")).status_code == 404

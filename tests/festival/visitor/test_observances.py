"""The calendar to subscribe to: read back by two independent readers, cached, without a cookie."""

from datetime import date

import pytest
import time_machine
from dateutil.parser import isoparse
from icalendar import Calendar

from tests.factories import berlin

PATH = "/observances.ics"


@pytest.fixture
def read(client):
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=False):
        yield lambda query="": client.get(f"{PATH}{query}")


def test_two_readers_read_the_same_days(read):
    text = read("?state=TH&tradition=islam&tradition=jewish&language=de").content.decode()

    events = Calendar.from_ical(text).walk("VEVENT")
    told = {(str(event["uid"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events}
    assert told == set(by_hand(text))
    assert ("observance-jud.jom_kippur-2027@standfest", date(2027, 10, 11), date(2027, 10, 12)) in told


def test_days_leave_people_free_and_are_sorted(read):
    events = Calendar.from_ical(read("?tradition=alevi&language=en").content).walk("VEVENT")

    assert {str(event["transp"]) for event in events} == {"TRANSPARENT"}
    assert {event["dtstart"].params["VALUE"] for event in events} == {"DATE"}
    assert all(event["categories"].cats for event in events)


def test_from_last_year_to_two_years_ahead(read):
    events = Calendar.from_ical(read("?tradition=yezidi").content).walk("VEVENT")

    assert {event.decoded("dtstart").year for event in events} == {2026, 2027, 2028, 2029}


def test_it_says_what_is_missing(read):
    book = Calendar.from_ical(read("?state=TH&tradition=civic&language=en").content)

    missing, open_days = book["x-wr-caldesc"].replace("\\,", ",").split("\\n")
    assert missing.startswith("Not covered: Mandaean, Druze,")
    assert open_days.startswith("Not announced yet: German Diversity Day (Germany, 2026)")


def test_shared_caches_may_keep_it_and_no_cookie_is_set(read):
    answer = read("?tradition=jewish")

    assert answer["Cache-Control"] == "public, max-age=21600"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.cookies == {}
    assert answer.has_header("ETag")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?state=XX&language=en", "There is no federal state “XX”."),
        ("?tradition=pastafarian&language=en", "There is no calendar “pastafarian”."),
        ("?language=xx", "There is no language “xx”."),
        ("?stat=TH", "This parameter is not known here: stat."),
    ],
)
def test_what_is_misspelt_is_refused_with_a_sentence(client, query, sentence):
    answer = client.get(PATH + query, HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 400
    assert answer.content.decode().startswith(sentence)


def by_hand(text):
    """Start, end and UID of each event by RFC 5545's rules alone: unfolded lines, dates through dateutil."""
    lines = text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")
    event = {}
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            yield event["UID"], event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]
        elif name.startswith(("DTSTART", "DTEND")):
            event[name] = isoparse(value).date()
        else:
            event[name] = value

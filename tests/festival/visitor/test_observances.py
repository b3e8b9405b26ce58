"""The calendar to subscribe to: read back by two independent readers, cached, without a cookie."""

from datetime import date

import pytest
import time_machine
from dateutil.parser import isoparse
from icalendar import Calendar

from events.actions.observances import add_own_day
from tests.factories import berlin

PATH = "/observances.ics"
YOM_KIPPUR = "observance-jud.jom_kippur-2027@standfest"


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
        ("?office=nowhere&language=en", "There is no office “nowhere”."),
        ("?office=%00&language=en", "There is no office"),
        ("?stat=TH", "This parameter is not known here: stat."),
    ],
)
def test_what_is_misspelt_is_refused_with_a_sentence(client, db, query, sentence):
    answer = client.get(PATH + query, HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 400
    assert answer.content.decode().startswith(sentence)


def test_an_offices_calendar_is_that_of_its_state_and_follows_its_corrections(read, office, actor):
    before = read("?office=jena&language=en").content
    correction = add_own_day(
        office,
        actor=actor,
        now=berlin(2027, 3, 1),
        corrects="jud.jom_kippur",
        instead_of=date(2027, 10, 11),
        first=date(2027, 10, 12),
        last=date(2027, 10, 12),
        source="Gemeinde",
    )
    after = read("?office=jena&language=en").content

    days = [
        next(
            event.decoded("dtstart")
            for event in Calendar.from_ical(text).walk("VEVENT")
            if event["uid"] == YOM_KIPPUR
        )
        for text in (before, after)
    ]
    assert days == [date(2027, 10, 11), correction.first]
    assert office.federal_state == "TH"
    assert b"de.school.TH" in before
    assert b"de.school.BY" not in before


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

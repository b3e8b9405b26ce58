"""The calendar to subscribe to, read by ical.js: what it understands is what Python's icalendar understands."""

from datetime import date

import pytest
import time_machine
from icalendar import Calendar

from events.actions.observances import add_own_day
from tests.factories import berlin
from tests.ical_js.reader import read_with_ical_js


@pytest.fixture
def fetch(client):
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=False):
        yield lambda query: client.get(f"/observances.ics{query}").content


def by_icalendar(text):
    return [
        {
            "uid": str(event["uid"]),
            "first": event.decoded("dtstart").isoformat(),
            "until": event.decoded("dtend").isoformat(),
            "begins": None,
            "all_day": type(event.decoded("dtstart")) is date and type(event.decoded("dtend")) is date,
            "transparency": str(event["transp"]),
            "categories": [str(category) for category in event["categories"].cats],
            "summary": str(event["summary"]),
            "description": str(event["description"]),
            "sequence": int(event.get("sequence", 0)),
            "stamp": event.decoded("dtstamp").strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


@pytest.mark.parametrize("query", ["?state=TH&language=de", "?tradition=islam&tradition=nations&language=ar"])
def test_both_readers_understand_the_same_events(fetch, query):
    text = fetch(query)

    events = read_with_ical_js(text)

    assert events == by_icalendar(text)
    assert {(event["all_day"], event["transparency"]) for event in events} == {(True, "TRANSPARENT")}


def test_both_understand_what_an_office_corrected_and_added(fetch, office, actor):
    told = {"actor": actor, "now": berlin(2027, 3, 1, 9), "source": "Gemeinde"}
    corrected = {"corrects": "jud.jom_kippur", "instead_of": date(2027, 10, 11)}
    add_own_day(office, first=date(2027, 10, 12), last=date(2027, 10, 12), **corrected, **told)
    add_own_day(
        office, name="Fest; am „Lobdeburgtunnel“, 2", first=date(2027, 6, 1), last=date(2027, 6, 3), **told
    )
    text = fetch("?office=jena&language=de")

    events = read_with_ical_js(text)

    assert events == by_icalendar(text)
    newer = [(event["summary"], event["first"], event["until"]) for event in events if event["sequence"]]
    assert newer == [
        ("Fest; am „Lobdeburgtunnel“, 2", "2027-06-01", "2027-06-04"),
        ("Jom Kippur", "2027-10-12", "2027-10-13"),
    ]


def test_a_day_that_we_know_is_on_its_days(fetch):
    (yom_kippur,) = (
        event
        for event in read_with_ical_js(fetch("?tradition=jewish&language=en"))
        if event["uid"] == "observance-jud.jom_kippur-2027@standfest"
    )

    assert (yom_kippur["first"], yom_kippur["until"], yom_kippur["summary"]) == (
        "2027-10-11",
        "2027-10-12",
        "Yom Kippur",
    )
    assert yom_kippur["categories"] == ["Jewish (diaspora usage in Germany)"]

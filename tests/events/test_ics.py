"""Calendar files: read back by another reading of the standard, also when somebody means ill."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from events.ics import Entry, calendar
from tests.factories import BERLIN, berlin

ENTRY = Entry(
    uid="festival-1@standfest",
    summary="Sommerfest",
    starts_at=berlin(2027, 6, 12, 14),
    ends_at=berlin(2027, 6, 12, 18),
    zone=BERLIN,
    sequence=3,
    stamp=berlin(2027, 4, 1, 9),
    location="Wiese",
    organizer="office@example.org",
)


def read(data):
    book = Calendar.from_ical(data)
    return book, [part for part in book.walk() if part.name == "VEVENT"]


def test_an_entry_is_read_back_as_it_was():
    book, (event,) = read(calendar([ENTRY], name="Sommerfest"))

    assert (book["METHOD"], book["VERSION"]) == ("PUBLISH", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("festival-1@standfest", 3, "CONFIRMED")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (ENTRY.starts_at, ENTRY.ends_at)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["DTSTAMP"].dt == datetime(2027, 4, 1, 7, tzinfo=UTC)
    assert event["ORGANIZER"] == "mailto:office@example.org"


def test_the_stamp_is_in_utc_whatever_zone_it_came_in():
    assert b"\r\nDTSTAMP:20270401T070000Z\r\n" in calendar([ENTRY], name="x")


def test_the_time_zone_is_there_with_both_halves_of_the_year():
    book, _ = read(calendar([ENTRY], name="x"))
    (zone,) = [part for part in book.walk() if part.name == "VTIMEZONE"]
    parts = {part.name: part["TZOFFSETTO"].to_ical() for part in zone.subcomponents}

    assert zone["TZID"] == "Europe/Berlin"
    assert parts == {"STANDARD": "+0100", "DAYLIGHT": "+0200"}


@pytest.mark.parametrize(
    ("starts_at", "offset"),
    [
        (berlin(2027, 3, 27, 14), 1),
        (berlin(2027, 3, 28, 14), 2),
        (berlin(2027, 10, 30, 14), 2),
        (berlin(2027, 10, 31, 14), 1),
    ],
)
def test_two_in_the_afternoon_stays_two_in_the_afternoon(starts_at, offset):
    entry = replace(ENTRY, starts_at=starts_at.astimezone(UTC), ends_at=berlin(2027, 12, 1).astimezone(UTC))

    data = calendar([entry], name="x")

    assert f"DTSTART;TZID=Europe/Berlin:{starts_at:%Y%m%d}T140000".encode() in data
    (event,) = read(data)[1]
    assert event["DTSTART"].dt.utcoffset().total_seconds() == offset * 3600


def test_cancelled_keeps_its_uid():
    _, (event,) = read(calendar([replace(ENTRY, cancelled=True, sequence=4)], name="x"))

    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (ENTRY.uid, 4, "CANCELLED")


def test_another_zone_and_no_busy_time():
    zone = ZoneInfo("Asia/Tokyo")

    _, (event,) = read(calendar([replace(ENTRY, zone=zone, busy=False)], name="x"))

    assert event["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("field", ["summary", "location", "description"])
@pytest.mark.parametrize(
    "words",
    [
        "Fest\r\nATTENDEE:mailto:evil@example.org",
        "Fest\rATTENDEE:mailto:evil@example.org",
        "Fest\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil",
        'a;b,c\\d:e"f',
        "שלום 🎪 " * 20,
    ],
)
def test_no_words_become_lines_of_their_own(field, words):
    data = calendar([replace(ENTRY, **{field: words})], name=words)

    _, (event,) = read(data)
    assert event["UID"] == ENTRY.uid
    assert "ATTENDEE" not in event
    assert not [line for line in data.split(b"\r\n") if b"\n" in line or b"\r" in line]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert "".join(str(event[field.upper()]).split()) == "".join(words.split())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_any_words_are_read_back(words):
    _, (event,) = read(calendar([replace(ENTRY, summary=words)], name="x"))

    assert str(event["SUMMARY"]) == words

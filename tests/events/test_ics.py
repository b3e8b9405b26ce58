"""Calendar files: read back by another reading of the standard, also when somebody means ill."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from events.ics import Attendee, Entry, Person, Status, calendar, message
from tests.factories import BERLIN, berlin

ENTRY = Entry(
    uid="festival-1@standfest",
    summary="Sommerfest",
    starts_at=berlin(2027, 6, 12, 14),
    ends_at=berlin(2027, 6, 12, 18),
    zone=BERLIN,
    sequence=3,
    created=berlin(2027, 3, 1, 9),
    modified=berlin(2027, 4, 1, 9),
    location="Wiese",
    organizer=Person("office@example.org", "Stadtteilbüro Jena"),
)
NOUR = Attendee(Person("nour@example.org", "Nour Haddad"))
DUE = berlin(2027, 4, 2, 9)


def read(data):
    book = Calendar.from_ical(data)
    return book, [part for part in book.walk() if part.name == "VEVENT"]


def test_an_entry_is_read_back_as_it_was():
    book, (event,) = read(calendar([ENTRY], name="Sommerfest"))

    assert (book["METHOD"], book["VERSION"]) == ("PUBLISH", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("festival-1@standfest", 3, "CONFIRMED")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (ENTRY.starts_at, ENTRY.ends_at)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert {event[name].dt for name in ("DTSTAMP", "LAST-MODIFIED")} == {datetime(2027, 4, 1, 7, tzinfo=UTC)}
    assert event["CREATED"].dt == datetime(2027, 3, 1, 8, tzinfo=UTC)
    assert event["ORGANIZER"] == "mailto:office@example.org"
    assert event["ORGANIZER"].params["CN"] == "Stadtteilbüro Jena"
    assert "ATTENDEE" not in event


def test_the_stamp_is_in_utc_whatever_zone_it_came_in():
    assert b"\r\nDTSTAMP:20270401T070000Z\r\n" in calendar([ENTRY], name="x")


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
    _, (event,) = read(calendar([replace(ENTRY, status=Status.CANCELLED, sequence=4)], name="x"))

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
        "ش" * 80,
    ],
)
def test_no_words_become_lines_of_their_own(field, words):
    data = calendar([replace(ENTRY, **{field: words})], name=words)

    _, (event,) = read(data)
    assert event["UID"] == ENTRY.uid
    assert "ATTENDEE" not in event
    assert not [line for line in data.split(b"\r\n") if b"\n" in line or b"\r" in line]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert [line.decode() for line in data.split(b"\r\n")]  # no letter was cut in two
    assert "".join(str(event[field.upper()]).split()) == "".join(words.split())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_any_words_are_read_back(words):
    _, (event,) = read(calendar([replace(ENTRY, summary=words)], name="x"))

    assert str(event["SUMMARY"]) == words


def test_a_moment_has_no_end():
    _, (event,) = read(calendar([replace(ENTRY, ends_at=None)], name="x"))

    assert "DTEND" not in event


def test_the_hour_that_comes_twice_is_told_in_utc_the_second_time():
    starts_at = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # 2:30 in Berlin, for the second time

    _, (event,) = read(calendar([replace(ENTRY, starts_at=starts_at, ends_at=berlin(2027, 10, 31, 9))], name="x"))

    assert (event["DTSTART"].dt, "TZID" in event["DTSTART"].params) == (starts_at, False)


def test_who_subscribes_is_told_when_to_ask_again():
    book, _ = read(calendar([ENTRY], name="x", refresh=timedelta(hours=6)))

    assert (book["REFRESH-INTERVAL"].dt, book["X-PUBLISHED-TTL"]) == (timedelta(hours=6), "PT6H")


def test_a_calendar_without_entries_can_be_read():
    assert read(calendar([], name="x"))[1] == []


class TestMailed:
    """One entry for one person."""

    def test_a_request(self):
        book, (event,) = read(message(ENTRY, "REQUEST", NOUR, at=DUE))

        assert (book["METHOD"], "X-WR-CALNAME" in book) == ("REQUEST", False)
        assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (ENTRY.uid, 3, "CONFIRMED")
        assert event["ATTENDEE"] == "mailto:nour@example.org"
        assert dict(event["ATTENDEE"].params) == {
            "CN": "Nour Haddad",
            "PARTSTAT": "NEEDS-ACTION",
            "ROLE": "REQ-PARTICIPANT",
            "RSVP": "FALSE",
        }
        assert (event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (DUE, ENTRY.modified)

    def test_who_said_yes_has_accepted(self):
        accepted = Attendee(NOUR.person, accepted=True)

        _, (event,) = read(message(ENTRY, "REQUEST", accepted, at=DUE))

        assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"

    def test_what_changed_after_the_letter_was_owed_is_not_older_than_its_change(self):
        _, (event,) = read(message(replace(ENTRY, modified=berlin(2027, 4, 3)), "CANCEL", NOUR, at=DUE))

        assert event["DTSTAMP"].dt == berlin(2027, 4, 3)

    def test_two_readers_of_one_entry_get_their_own(self):
        others = Attendee(Person("ada@example.org", "Ada"))

        first, second = (read(message(ENTRY, "REQUEST", one, at=DUE))[1][0] for one in (NOUR, others))

        assert (first["ATTENDEE"], second["ATTENDEE"]) == ("mailto:nour@example.org", "mailto:ada@example.org")

    @pytest.mark.parametrize(
        "name",
        ['Nour "Chefin"; a,b:c', "Nour\r\nATTENDEE:mailto:evil@example.org", "Nour\rX", "نور" * 40, "Nour\x07"],
    )
    def test_a_name_stays_a_name(self, name):
        data = message(ENTRY, "REQUEST", Attendee(Person("nour@example.org", name)), at=DUE)

        _, (event,) = read(data)
        assert event["ATTENDEE"] == "mailto:nour@example.org"
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        told = event["ATTENDEE"].params["CN"].replace("'", '"')
        assert told == " ".join(name.replace("\x07", "").split())


@given(
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Africa/Casablanca", "Australia/Lord_Howe", "UTC"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 (hypothesis wants them so)
)
def test_any_moment_in_any_zone_is_read_back(zone, moment):
    at = moment.replace(tzinfo=UTC, microsecond=0)
    entry = replace(ENTRY, starts_at=at, ends_at=None, zone=ZoneInfo(zone))

    (event,) = Calendar.from_ical(calendar([entry], name="x")).walk("VEVENT")

    assert event["DTSTART"].dt == at

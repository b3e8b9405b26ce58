"""Calendar files (RFC 5545) and what is mailed of them (RFC 5546), pure: plain values in, bytes out.

    calendar(entries, name="Sommerfest")         to publish or to subscribe to: all entries, METHOD:PUBLISH
    message(entry, "REQUEST", attendee, at=due)  for a letter: one entry for one person

An entry has the same UID and SEQUENCE in both, so that a mail and a feed speak of the same thing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vDatetime, vDuration, vText
from icalendar.parser import Contentline

from events.formats import without_controls
from events.time_zones import time_zone

PRODID = "-//Standfest//Standfest//EN"
_END, _LAST = b"END:VEVENT\r\n", b"END:VCALENDAR\r\n"


class Status(StrEnum):
    """How sure an entry is."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Person:
    """Who organizes an entry, or is to keep it: a mail address and a name."""

    email: str
    name: str = ""

    def address(self) -> vCalAddress:
        """As iCalendar writes it; a name stays one parameter, whatever stands in it."""
        told = vCalAddress(f"mailto:{self.email}")
        if self.name:
            told.params["CN"] = " ".join(without_controls(self.name).replace('"', "'").split())
        return told


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar entry. Times are aware; they are written in `zone` with its VTIMEZONE.

    Without an end it is a moment, like a deadline. `organizer` is wanted by RFC 5546 in everything that is
    published. `modified` is when anything of it changed last.
    """

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime | None
    zone: ZoneInfo
    sequence: int
    created: datetime
    modified: datetime
    location: str = ""
    description: str = ""
    url: str = ""
    status: Status = Status.CONFIRMED
    busy: bool = True
    organizer: Person | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who gets an entry by mail. Nobody is asked to reply by calendar: the answer is given on our pages."""

    person: Person
    accepted: bool = False

    def address(self) -> vCalAddress:
        """With the parameters of RFC 5545."""
        told = self.person.address()
        told.params["ROLE"] = "REQ-PARTICIPANT"
        told.params["PARTSTAT"] = "ACCEPTED" if self.accepted else "NEEDS-ACTION"
        told.params["RSVP"] = "FALSE"
        return told


def calendar(entries: Sequence[Entry], *, name: str, refresh: timedelta | None = None) -> bytes:
    """The entries as one VCALENDAR with the time zones they need. The same entries give the same bytes.

    `refresh` tells who subscribes how often to ask.
    """
    book = _book("PUBLISH")
    book.add(
        "x-wr-calname", vText(without_controls(name))
    )  # by itself the library escapes only standard properties
    if refresh is not None:
        book.add("refresh-interval", vDuration(refresh), parameters={"VALUE": "DURATION"})
        book.add("x-published-ttl", vDuration(refresh))
    events = []
    for entry in entries:
        event = _event(entry)
        event.add("dtstamp", entry.modified.astimezone(UTC))
        events.append(bytes(event.to_ical()))
    return b"".join((_opening(book), _zones(entries), *events, _LAST))


def message(entry: Entry, method: str, attendee: Attendee, *, at: datetime) -> bytes:
    """One entry for one person: METHOD:REQUEST, or CANCEL. `at` is when the letter was owed.

    What is the same for every reader is built once and kept, for thousands get the same festival.
    """
    head = _kept(entry, method)
    stamp = max(at.astimezone(UTC), entry.modified.astimezone(UTC)).replace(microsecond=0)
    lines = (_line("DTSTAMP", vDatetime(stamp)), _line("ATTENDEE", attendee.address()))
    return b"".join((head, *lines, _END, _LAST))


@lru_cache(maxsize=512)
def _kept(entry: Entry, method: str) -> bytes:
    event = bytes(_event(entry).to_ical()).removesuffix(_END)
    return b"".join((_opening(_book(method)), _zones([entry]), event))


def _line(name: str, value: vCalAddress | vDatetime) -> bytes:
    return bytes(Contentline.from_parts(name, value.params, value).to_ical()) + b"\r\n"


def _book(method: str) -> Calendar:
    book = Calendar()
    book.add("prodid", PRODID)
    book.add("version", "2.0")
    book.add("method", method)
    return book


def _opening(book: Calendar) -> bytes:
    return bytes(book.to_ical()).removesuffix(_LAST)


def _zones(entries: Iterable[Entry]) -> bytes:
    """Each zone with the years before, of and after its entries. UTC needs no rules."""
    years: dict[ZoneInfo, set[int]] = {}
    for entry in entries:
        told = (entry.starts_at, entry.ends_at or entry.starts_at)
        years.setdefault(entry.zone, set()).update(at.astimezone(UTC).year for at in told)
    found = sorted(years.items(), key=lambda pair: pair[0].key)
    return b"".join(_zone(zone, min(of) - 1, max(of) + 1) for zone, of in found if zone.key != "UTC")


@lru_cache(maxsize=64)
def _zone(zone: ZoneInfo, first_year: int, last_year: int) -> bytes:
    return bytes(time_zone(zone, first_year, last_year).to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("created", entry.created.astimezone(UTC))
    event.add("last-modified", entry.modified.astimezone(UTC))
    event.add("summary", without_controls(entry.summary))
    event.add("dtstart", _clock(entry.starts_at, entry.zone))
    if entry.ends_at is not None:
        event.add("dtend", _clock(entry.ends_at, entry.zone))
    event.add("status", entry.status.value)
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    for prop, value in (("location", entry.location), ("description", entry.description), ("url", entry.url)):
        if value:
            event.add(prop, without_controls(value))
    if entry.organizer is not None:
        event.add("organizer", entry.organizer.address())
    return event


def _clock(at: datetime, zone: ZoneInfo) -> datetime:
    """By the clock of its zone; in UTC where that clock shows the same time twice and this is the second."""
    local = at.astimezone(zone)
    return at.astimezone(UTC) if local.fold else local

"""Calendar files (RFC 5545), pure: plain values in, bytes out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

PRODID = "-//Standfest//Standfest//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar entry. Times are aware; they are written in `zone` with its VTIMEZONE.

    `organizer` is a mail address; RFC 5546 wants one in everything that is published.
    """

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    sequence: int
    stamp: datetime
    location: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False
    busy: bool = True
    organizer: str = ""


def calendar(entries: list[Entry], *, name: str, method: str = "PUBLISH") -> bytes:
    """The entries as one VCALENDAR with the time zones they need."""
    book = Calendar()
    book.add("prodid", PRODID)
    book.add("version", "2.0")
    book.add("method", method)
    book.add("x-wr-calname", vText(name))  # by itself the library escapes only standard properties
    for entry in entries:
        book.add_component(_event(entry))
    book.add_missing_timezones()
    return bytes(book.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.summary)
    event.add("dtstart", entry.starts_at.astimezone(entry.zone))
    event.add("dtend", entry.ends_at.astimezone(entry.zone))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    for prop, value in (("location", entry.location), ("description", entry.description), ("url", entry.url)):
        if value:
            event.add(prop, value)
    if entry.organizer:
        event.add("organizer", vCalAddress(f"mailto:{entry.organizer}"))
    return event

"""A calendar program as RFC 5546 wants it, for tests: newer wins, by SEQUENCE and then DTSTAMP."""

from icalendar import Calendar, Event


class CalendarProgram:
    """What somebody has in the own calendar after mails were opened. A file against the rules fails the test."""

    def __init__(self):
        self.entries: dict[str, Event] = {}
        self.seen: dict[str, tuple] = {}

    def take(self, files):
        """Open what one mail carries: `(file name, ics, METHOD)` each. Returns the methods by kind of entry."""
        return dict(map(self._take, files))

    def _take(self, file):
        _name, ics, method = file
        book = Calendar.from_ical(ics)
        (event,) = book.walk("VEVENT")
        assert (book["METHOD"], "ORGANIZER" in event) == (method, True)
        uid, stamp = str(event["UID"]), (int(event["SEQUENCE"]), event["DTSTAMP"].dt)
        if stamp > self.seen.get(uid, (-1,)):
            self.seen[uid] = stamp
            self.entries.pop(uid, None)
            if method == "REQUEST":
                self.entries[uid] = event
        else:
            assert method == "REQUEST", f"{uid} is cancelled, and no program would notice"
        return uid.partition("-")[0], method

    @property
    def shown(self):
        """What begins when, by the first word of the UID."""
        return {uid.partition("-")[0]: event["DTSTART"].dt for uid, event in self.entries.items()}

    @property
    def sequences(self):
        """By UID."""
        return {uid: int(event["SEQUENCE"]) for uid, event in self.entries.items()}


def sequences_of(feed):
    """What a program that subscribes to a feed would have, by UID, cancelled entries left away."""
    events = Calendar.from_ical(feed).walk("VEVENT")
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in events if event["STATUS"] != "CANCELLED"}

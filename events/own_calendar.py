"""The calendar to subscribe to as one office knows it: with its corrections and its own days, marked as its own.

The calendar is public, and what an office types is not all meant for everybody. So of a correction only the days
are told, and of an own day name and days, and only of kinds that are no matter of single persons; never who
entered it, who said so, nor the note.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from events.calendars.exchange import describe, uid_of
from events.calendars.subscription import subscription, told
from events.formats import say_days
from events.models import DayKind, LogEntry, Office, OwnDay
from events.own_days import OfficeDay, find_reckoned, known_days, reckoned_for

PUBLIC_KINDS = (DayKind.CELEBRATION, DayKind.PUBLIC, DayKind.SCHOOL, DayKind.INTERNATIONAL)
Subject = int | tuple[str, str]  # an own day by its number; a corrected observance by key and reckoned day


@dataclass(frozen=True, slots=True)
class Changes:
    """When each day was changed, by the log: also what was corrected once and is not any more."""

    at: Mapping[Subject, list[datetime]]
    newest: int

    def stamp(self, event: Event, subject: Subject, *, since: datetime) -> None:
        """SEQUENCE and DTSTAMP: they grow with every change, so that a calendar takes the newer entry."""
        moments = self.at.get(subject, [])
        for name in ("sequence", "dtstamp"):
            event.pop(name, None)
        event.add("sequence", len(moments) + 1)
        event.add("dtstamp", max([since, *moments]).astimezone(UTC))


def changes_of(office: Office) -> Changes:
    """What the log says about the office's days. One query."""
    at: dict[Subject, list[datetime]] = {}
    newest = 0
    rows = LogEntry.objects.filter(office=office, about_kind="ownday").order_by("pk")
    for pk, number, details, moment in rows.values_list("pk", "about_id", "details", "at"):
        key = details.get("corrects", "")
        at.setdefault((key, details["instead_of"]) if key else number, []).append(moment)
        newest = pk
    return Changes(at, newest)


def office_subscription(
    office: Office,
    first: date,
    last: date,
    *,
    state: str | None,
    traditions: Collection[str] | None = None,
    changes: Changes,
) -> bytes:
    """`subscription` as it holds for this office. Raises `UnknownTradition`."""
    own_days = [one for one in office.own_days.all() if one.corrects or one.kind in PUBLIC_KINDS]
    book = Calendar.from_ical(subscription(first, last, state=state, traditions=traditions))
    events = {str(event["uid"]): event for event in book.walk("VEVENT") if isinstance(event, Event)}
    known = known_days(own_days, first, last, state=state, traditions=traditions)
    given = {row.own_day: row for row in known if isinstance(row, OfficeDay)}
    _stamp_corrected(events, changes)
    for own_day in own_days:
        uid = _uid(own_day)
        events.pop(uid, None)
        if own_day.pk in given:
            events[uid] = _event(uid, given[own_day.pk], own_day, office, changes)
    others = [part for part in book.subcomponents if part.name != "VEVENT"]
    book.subcomponents = [*others, *sorted(events.values(), key=lambda event: event.decoded("dtstart"))]
    return bytes(book.to_ical())


def _uid(own_day: OwnDay) -> str:
    """A corrected observance keeps its own, so that calendars move it."""
    reckoned = reckoned_for(own_day)
    return uid_of(reckoned) if reckoned else f"own-day-{own_day.pk}@standfest"


def _stamp_corrected(events: Mapping[str, Event], changes: Changes) -> None:
    for subject, moments in changes.at.items():
        if isinstance(subject, tuple):
            reckoned = find_reckoned(subject[0], date.fromisoformat(subject[1]))
            event = events.get(uid_of(reckoned)) if reckoned else None
            if event is not None:
                changes.stamp(event, subject, since=moments[0])


def _event(uid: str, row: OfficeDay, own_day: OwnDay, office: Office, changes: Changes) -> Event:
    event = Event()
    event.add("uid", uid)
    subject = (own_day.corrects, str(own_day.instead_of)) if own_day.corrects else own_day.pk
    changes.stamp(event, subject, since=own_day.created_at)
    event.add("summary", _(row.name) if own_day.corrects else own_day.name)
    event.add("dtstart", row.first)
    event.add("dtend", row.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [row.tradition, office.name] if own_day.corrects else [office.name])
    event.add("description", _marked(row, own_day, office))
    return event


def _marked(row: OfficeDay, own_day: OwnDay, office: Office) -> str:
    """Whose day it is; of a corrected one also what the catalogue tells of it."""
    if not own_day.corrects:
        return _("Own day of this office: %(office)s.") % {"office": office.name}
    tag = get_language() or "de"
    reckoned = say_days(*row.instead_of, tag) if row.instead_of else ""
    said = _("Corrected by this office: %(office)s. The calendar had reckoned: %(days)s.")
    return (
        f"{said % {'office': office.name, 'days': reckoned}} {describe(replace(row, source=''), _, told)}".strip()
    )

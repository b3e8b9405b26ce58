"""A linked observance moves: the moon was sighted, a date published, corrected. The office is told by letter."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.actions.journal import record
from events.actions.letters import owe_letter
from events.actors import CLOCK
from events.calendars import Observance
from events.models import Letter, ObservanceLink, OwnDay
from events.own_days import OfficeDay, find_day, name_of


def check_linked_observances(*, now: datetime) -> int:
    """The clock's work: compare what festivals to come are linked with with the calendar as their office knows it.

    Returns how many have changed. Two queries where nothing has.
    """
    links = list(ObservanceLink.objects.ahead(at=now).select_related("festival"))
    offices = {link.festival.office_id for link in links}
    own_days: dict[int, list[OwnDay]] = {office: [] for office in offices}
    for own_day in OwnDay.objects.filter(office__in=offices) if links else ():
        own_days[own_day.office_id].append(own_day)
    return sum(_check(link, own_days[link.festival.office_id], now=now) for link in links)


def _check(link: ObservanceLink, own_days: list[OwnDay], *, now: datetime) -> bool:
    found = find_day(link.key, link.first, own_days)
    if found is not None and days_of(found) == days_of(link):
        return False
    return tell_moved(link, found, name=name_of(link.key, link.first, own_days), now=now)


@transaction.atomic
def tell_moved(link: ObservanceLink, found: Observance | None, *, name: str, now: datetime) -> bool:
    """Owe the office one letter for this change and remember the new days. `found` is None for a day that is gone.

    Returns whether this was news. `name` is the observance's, an English message id.
    """
    rows = ObservanceLink.objects.select_for_update(of=("self",)).select_related("festival__office")
    fresh = rows.filter(pk=link.pk, first=link.first, last=link.last, evening=link.evening).first()
    if fresh is None:
        return False  # somebody unlinked it or told of it meanwhile
    if found is not None and _is_linked_already(fresh, found.first):
        found = None
    before, after = days_of(fresh), days_of(found) if found else None
    office = fresh.festival.office
    reason = f"{_plain(before)} → {_plain(after) if after else 'gone'}"
    if after is None and _is_told(fresh, reason):
        return False
    owe_letter(
        "observance_moved",
        about=fresh,
        office=office,
        festival=fresh.festival,
        recipient=office.contact_email,
        recipient_name=office.contact_name,
        language=office.language,
        now=now,
        reason=reason,
        details={"name": name, **_what_changed(fresh, found)},
    )
    if after is not None:
        fresh.first, fresh.last, fresh.evening = after
        fresh.year = fresh.first.year
        fresh.save(update_fields=["first", "last", "evening", "year"])
    details = {"observance": fresh.key}
    record(
        fresh, "observance_moved", office=office, festival=fresh.festival, actor=CLOCK, now=now, details=details
    )
    return True


def days_of(row: ObservanceLink | Observance) -> tuple[date, date, bool]:
    """First and last day, and whether it begins on the evening before."""
    return row.first, row.last, row.evening


def _is_linked_already(link: ObservanceLink, first: date) -> bool:
    same = ObservanceLink.objects.filter(festival=link.festival_id, key=link.key, first=first)
    return same.exclude(pk=link.pk).exists()


def _what_changed(link: ObservanceLink, found: Observance | None) -> dict[str, Any]:
    before = _told(days_of(link))
    if found is None:
        return {"before": before, "after": None, "why": None}
    return {"before": before, "after": _told(days_of(found)), "why": _why(link, found)}


def _why(link: ObservanceLink, found: Observance) -> dict[str, str]:
    """Who says so now: the office, which corrected it or took a correction back, or the calendar."""
    if isinstance(found, OfficeDay):
        return {"why": "corrected" if found.instead_of else "own", "source": found.source}
    last = _letters(link).order_by("-pk").first()
    was_corrected = last is not None and (last.details.get("why") or {}).get("why") == "corrected"
    return {"why": "taken back" if was_corrected else "calendar", "source": found.source}


def _letters(link: ObservanceLink) -> QuerySet[Letter]:
    return link.festival.letters.filter(about_kind="observancelink", about_id=link.pk, kind="observance_moved")


def _is_told(link: ObservanceLink, reason: str) -> bool:
    return _letters(link).filter(reason=reason).exists()


def _plain(days: tuple[date, date, bool]) -> str:
    first, last, evening = days
    return f"{first} {last}{' e' if evening else ''}"


def _told(days: tuple[date, date, bool]) -> list[str]:
    return [days[0].isoformat(), days[1].isoformat()]

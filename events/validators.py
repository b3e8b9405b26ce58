"""Validators of plain values, shared by forms, serializers and imports. Each names what would be right."""

from datetime import datetime
from typing import Any
from unicodedata import category
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.calendars import CALENDARS, GROUPS
from events.languages import BY_TAG

FIRST_YEAR, LAST_YEAR = 2000, 2099  # calendar files and time zones are not sure of more
MAX_REMINDERS = 5
MAX_REMINDER_DAYS = 120


def validate_time_zone(value: str) -> None:
    """An IANA time zone name such as Europe/Berlin."""
    if value not in available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a time zone. Write it like Europe/Berlin."), params={"value": value}
        )


def validate_language_tag(value: str) -> None:
    """A tag of a language we know."""
    if value not in BY_TAG:
        raise ValidationError(
            _("“%(value)s” is not a language we know. Write its short code, for example: de, ar, fa, uk."),
            code="unknown_language",
            params={"value": value},
        )


def is_visible(text: str) -> bool:
    """Whether there is anything to see in it: neither white space nor invisible marks alone."""
    return any(category(letter)[0] not in "CZ" for letter in text)


def validate_visible(**texts: str) -> None:
    """Names and titles that people can see and click on. Nothing at all is the field's own fault."""
    unseen = [name for name, text in texts.items() if text and not is_visible(text)]
    if unseen:
        raise ValidationError(dict.fromkeys(unseen, _("Write letters or digits that can be seen.")))


def validate_text_language(value: str) -> None:
    """The `language` of a row's own texts; the fault names that field. Nothing at all is the field's own fault."""
    try:
        if value:
            validate_language_tag(value)
    except ValidationError as error:
        raise ValidationError({"language": error}) from error


def validate_language_tags(value: Any) -> None:
    """A list of known tags, each once."""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ValidationError(_("Give a list of language codes, for example: de, ar, fa."))
    for tag in value:
        validate_language_tag(tag)
    if len(set(value)) != len(value):
        raise ValidationError(_("Name each language only once."))


def validate_communities(value: Any) -> None:
    """A list of calendars of `events.calendars` by their short names, each once."""
    known = {calendar.slug for calendar in CALENDARS} | set(GROUPS)
    if not isinstance(value, list) or not all(isinstance(slug, str) and slug in known for slug in value):
        raise ValidationError(_("Choose from the calendars that the catalogue has."))
    if len(set(value)) != len(value):
        raise ValidationError(_("Name each calendar only once."))


def validate_reminder_days(value: Any) -> None:
    """Up to five different whole numbers of days, each from 1 to 120."""
    right = (
        isinstance(value, list)
        and len(value) <= MAX_REMINDERS
        and all(isinstance(days, int) and not isinstance(days, bool) for days in value)
        and all(1 <= days <= MAX_REMINDER_DAYS for days in value)
        and len(set(value)) == len(value)
    )
    if not right:
        raise ValidationError(_("Give up to five different numbers of days from 1 to 120, for example: 14, 3."))


def validate_festival_times(
    *,
    setup_from: datetime | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    takedown_until: datetime | None,
    registration_deadline: datetime | None,
) -> None:
    """Every time in a year we can reckon with, and in order. A time that is missing is somebody else's fault."""
    times = {
        "setup_from": setup_from,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "takedown_until": takedown_until,
        "registration_deadline": registration_deadline,
    }
    years = _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
    faults = {name: years for name, at in times.items() if at and not FIRST_YEAR <= at.year <= LAST_YEAR}
    if starts_at and ends_at and ends_at <= starts_at:
        faults.setdefault("ends_at", _("The festival must end after it starts."))
    if starts_at and setup_from and setup_from > starts_at:
        faults.setdefault("setup_from", _("Set-up must begin before the festival starts."))
    if ends_at and takedown_until and takedown_until < ends_at:
        faults.setdefault("takedown_until", _("Take-down must not end before the festival ends."))
    if starts_at and registration_deadline and registration_deadline > starts_at:
        faults.setdefault("registration_deadline", _("The deadline must not be after the start of the festival."))
    if faults:
        raise ValidationError(faults)

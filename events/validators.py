"""Validators of plain values, shared by forms, serializers and imports. Each names what would be right."""

from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.languages import BY_TAG

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


def validate_language_tags(value: Any) -> None:
    """A list of known tags, each once."""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ValidationError(_("Give a list of language codes, for example: de, ar, fa."))
    for tag in value:
        validate_language_tag(tag)
    if len(set(value)) != len(value):
        raise ValidationError(_("Name each language only once."))


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

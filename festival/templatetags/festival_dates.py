"""Dates of a festival in the reader's language, in the festival's time zone."""

from datetime import date, datetime

from django import template
from django.utils.translation import get_language

from events.formats import say_day, say_moment, say_range, say_span, say_time
from events.models import DateOption, Festival

register = template.Library()


@register.filter
def festival_times(festival: Festival) -> str:
    """`Samstag, 12. Juni 2027, 14:00–18:00`."""
    return say_span(festival.starts_at, festival.ends_at, festival.zone, get_language() or "de")


@register.filter
def local_time(at: datetime, festival: Festival) -> str:
    """`Samstag, 12. Juni 2027, 14:00`."""
    return say_moment(at, festival.zone, get_language() or "de")


@register.filter
def local_day(at: datetime, festival: Festival) -> str:
    """`Samstag, 12. Juni 2027`."""
    return say_day(at.astimezone(festival.zone).date(), get_language() or "de")


@register.filter
def local_clock(at: datetime, festival: Festival) -> str:
    """`14:00`."""
    return say_time(at, festival.zone)


@register.filter
def full_day(day: date) -> str:
    """`Samstag, 12. Juni 2027`."""
    return say_day(day, get_language() or "de")


@register.filter
def time_range(pair: list[str]) -> str:
    """`["14:00", "15:30"]` → `14:00–15:30`."""
    return say_range(pair[0], pair[1])


@register.filter
def option_times(option: DateOption, festival: Festival) -> str:
    """A candidate day of a poll: `Samstag, 12. Juni 2027, 14:00–18:00`."""
    return say_span(option.starts_at, option.ends_at, festival.zone, get_language() or "de")

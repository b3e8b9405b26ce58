"""Observances in the reader's language: their names and days."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.calendars import Observance
from events.formats import say_days
from events.models import DayKind, ObservanceLink, OwnDay

register = template.Library()


@register.filter
def days(row: Observance | OwnDay | ObservanceLink) -> str:
    """`Sa., 12. Juni 2027`; several days as `8. Feb. – 9. März 2027`."""
    return say_days(row.first, row.last, get_language() or "de")


@register.filter
def own_words(text: str) -> str:
    """A text of the catalogue, which is an English message id, in the reader's language."""
    return _(text) if text else ""


@register.filter
def kind_of_day(kind: str) -> str:
    """`Fast`, `Celebration`: what sort of day it is."""
    return str(DayKind(kind).label)

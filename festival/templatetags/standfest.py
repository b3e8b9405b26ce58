"""Template filters, loaded everywhere: languages, numbers and ages in words."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from events import formats
from events.languages import language
from festival import icons

register = template.Library()


@register.simple_tag
def icon_sheet() -> SafeString:
    """The icons, once in every page, so that no page asks for a file of icons."""
    return icons.sheet()


@register.simple_tag
def favicon() -> SafeString:
    """The address of the mark in a browser's tab, without a file."""
    return icons.favicon()


@register.filter
def autonym(tag: str) -> str:
    """A language's name in its own script."""
    return language(tag).autonym


@register.filter
def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    return language(tag).direction


@register.filter
def own_direction(text: object) -> str:
    """What people typed, for plain text in the reader's language: it keeps its own direction."""
    return formats.own_direction(str(text), right_to_left=language(get_language() or "de").direction == "rtl")


@register.filter
def own_name(text: object) -> str:
    """The same for a name or a title in a letter, of which no mail program makes a link."""
    return own_direction(formats.unlinked(str(text)))


@register.filter
def number(value: int | Decimal) -> str:
    """A number as the reader's language writes it; Django knows too few languages for that."""
    return formats.say_number(value, get_language() or "de")


@register.filter
def ages(offer: Any) -> str:
    """For whom an offer is, in a few words; empty when for everybody."""
    return formats.say_ages(offer.age_from, offer.age_to)


@register.filter
def isolate(text: str) -> str:
    """Something that is read from left to right inside every sentence, such as a number of a house."""
    return formats.isolated(text)

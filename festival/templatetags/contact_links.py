"""Links to people: telephone numbers, and websites that may safely be followed."""

import re

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """`+49 (0) 3641 12-34` → `tel:+4936411234`, without what is only for the eye."""
    return "tel:" + re.sub(r"\(0\)|[^0-9+]", "", number)


@register.filter
def followable(web: str) -> str:
    """The address, if it is one of a website; empty for every other scheme."""
    return web if web.lower().startswith(("https://", "http://")) else ""


@register.filter
def bare(web: str) -> str:
    """`https://www.example.org/` → `www.example.org`, as people read it."""
    return re.sub(r"^https?://", "", web, flags=re.IGNORECASE).rstrip("/")

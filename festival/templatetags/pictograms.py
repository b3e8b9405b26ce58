"""Pictograms that stand in the page itself.

{% pictogram_sheet keys %}      once a page: those that are used below
{% pictogram "toilets" %}       a facility; decoration, the word stands beside it
{% kind_pictogram "sport" %}    what sort of place an organisation is
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from festival.pictograms import name_of, paths

register = template.Library()


@register.simple_tag
def pictogram_sheet(keys: list[str]) -> SafeString:
    """The lines of these pictograms as symbols."""
    symbols = format_html_join("", '<symbol id="{}" viewBox="0 0 24 24"><path d="{}"/></symbol>', paths(keys))
    return format_html('<svg class="sheet" width="0" height="0" aria-hidden="true">{}</svg>', symbols)


@register.simple_tag
def pictogram(key: str) -> SafeString:
    """One of the sheet."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="#{}"></use></svg>', name_of(key)
    )


@register.simple_tag
def kind_pictogram(kind: str) -> SafeString:
    """What sort of place an organisation is."""
    return pictogram(f"kind-{kind}")


@register.filter
def pictogram_name(key: str) -> str:
    """What a drawing calls it."""
    return name_of(key)

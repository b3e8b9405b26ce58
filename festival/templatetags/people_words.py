"""What people wrote, in the reader's language where there is a translation, always marked with its own language.

    {% words offer "title" %}                  <bdi lang dir>…</bdi>
    {% words offer "description" "p" %}        a block of its own, with its line breaks
    {% words_note offer %}                     one short note on how far its texts can be relied on
    {{ festival|caution:"description" }}       the same as a sentence of a letter

The view fetches the translations of its rows beforehand with `load_words`.
"""

from django import template
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from events.languages import language
from events.texts import caution_of, kind_of, say
from events.words import Said, State

register = template.Library()
_CLASSES = {"p": ' class="words"', "div": ' class="words"', "blockquote": ' class="words notice"'}


@register.filter
def said(row: models.Model, field: str) -> Said:
    """The text in the reader's language, for letters and attributes: `{{ festival|said:"title" }}`."""
    return say(row, field, get_language() or "de")


@register.simple_tag
def words(row: models.Model, field: str, element: str = "bdi") -> SafeString:
    """The text in an element of its own that knows its language and direction."""
    found = said(row, field)
    known = language(found.lang)
    if not found:
        return SafeString("")
    kind = SafeString("") if element in {"bdi", "strong", "span"} else SafeString(' class="words"')
    return format_html(
        '<{0}{4} lang="{1}" dir="{2}">{3}</{0}>',
        SafeString(element),
        known.tag,
        known.direction,
        found.words,
        kind,
    )


@register.filter
def caution(row: models.Model, field: str) -> str:
    """What to know about the text, as a sentence of a letter; empty where there is nothing to say."""
    return caution_of(said(row, field))


@register.inclusion_tag("components/words_note.html")
def words_note(row: models.Model, fields: str = "") -> dict[str, object]:
    """One note for the texts of a row: what a reader should know before relying on them."""
    kind = kind_of(row)
    names = fields.split() or [name for name in kind.fields if name not in kind.hidden]
    shown = [one for one in (said(row, name) for name in names) if one]
    return {
        "missing": next((one for one in shown if one.state == State.MISSING), None),
        "outdated": any(one.state == State.OUTDATED for one in shown),
        "machine": any(one.by_machine for one in shown),
        "originals": [one for one in shown if one.words != one.original],
    }

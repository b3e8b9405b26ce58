"""Placeholders in circulars: a closed list, filled in one pass. Pure: text and values in, text out.

What is filled in is text of people: it is never read for placeholders again, and mail programs make no link of it.
"""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PLACEHOLDERS: Mapping[str, object] = {
    "name": gettext_lazy("the name of the person who gets the letter"),
    "organisation": gettext_lazy("the organisation"),
    "festival": gettext_lazy("the title of the festival"),
    "when": gettext_lazy("day and times of the festival"),
    "place": gettext_lazy("where the festival is"),
    "setup": gettext_lazy("when setting up begins"),
    "deadline": gettext_lazy("the registration deadline"),
    "station": gettext_lazy("the number of the station, or “–”"),
    "office": gettext_lazy("the office"),
}

_NAMED = re.compile(r"\{[ \t]*([^{}\n]*?)[ \t]*\}")


def unknown_placeholders(text: str) -> list[str]:
    """The names in braces that are not in the list, in the order of the text, each once."""
    return list(dict.fromkeys(name for name in _NAMED.findall(text) if name not in PLACEHOLDERS))


def check_placeholders(text: str) -> None:
    """Raise ValidationError naming every placeholder that does not exist."""
    unknown = unknown_placeholders(text)
    if unknown:
        words = {
            "names": ", ".join(f"{{{name}}}" for name in unknown),
            "known": ", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
        }
        raise ValidationError(_("There is no placeholder %(names)s. Known: %(known)s.") % words)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with every known placeholder replaced, each by one line. What is unknown stays as it was typed."""

    def value_of(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else " ".join(value.split())

    return _NAMED.sub(value_of, text)

"""The icons as they stand in a page itself: no page asks for a file of icons."""

import re
from functools import cache
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

from festival.env import ROOT

FOLDER = ROOT / "festival" / "static" / "icons"


@cache
def sheet() -> SafeString:
    """All icons as symbols, to stand once in a page; `i-check` is the name of `check`."""
    symbols = re.findall(r"<symbol .*?</symbol>", (FOLDER / "icons.svg").read_text(encoding="utf-8"), re.DOTALL)
    inside = "".join(symbols).replace('id="', 'id="i-')
    return mark_safe(f'<svg width="0" height="0" aria-hidden="true" class="sheet">{inside}</svg>')  # noqa: S308 (our file)


@cache
def favicon() -> SafeString:
    """The mark as an address that holds its own picture."""
    picture = (FOLDER / "favicon.svg").read_text(encoding="utf-8").strip()
    return mark_safe(f"data:image/svg+xml,{quote(picture, safe=' =:/')}".replace(" ", "%20"))  # noqa: S308 (quoted)

"""Paper: the info sheet and the station signs as PDF. A new kind of print starts in `content.py`.

`gathering` reads the rows into plain data (`content`), `typesetting` makes the PDF with the template of the
same name (`signs.typ`, `sheet.typ`), `labels` says in each language what is not people's own words.
"""

from collections.abc import Sequence

from events.models import Festival
from stations.printing.errors import PrintError
from stations.printing.gathering import sheet_of, signs_of
from stations.printing.typesetting import typeset

__all__ = ["PrintError", "render_sheet", "render_signs"]


def render_signs(festival: Festival) -> bytes:
    """A PDF with one page per confirmed station, in the order of their numbers. Raises PrintError."""
    return typeset("signs", signs_of(festival))


def render_sheet(festival: Festival, languages: Sequence[str] = ()) -> bytes:
    """The info sheet as PDF: in one language, or a sheet with the first language beside each of the others.

    Without `languages` in the festival's own language. Raises PrintError.
    """
    return typeset("sheet", sheet_of(festival, languages))

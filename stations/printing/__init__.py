"""Paper as PDF: the info sheet, the station signs, name tags, the list for those who set up.

Each print is a module and a template of the same name (`signs.py`, `signs.typ`): the module reads rows into
plain data (`content`, `rows`), the template sets them (`typesetting`), `labels` says in each language what is
not people's own words. A new kind of print is one more such pair.

    render_signs(festival)                a PDF, at once
    prepare_signs(festival)               a `Print`, when finished PDFs are kept or the making is watched:
        .digest                           the same for the same PDF, known before it is made
        .render(progress)                 the PDF; `progress(done, total)` is called on the way
"""

from collections.abc import Sequence

from events.models import Festival
from stations.printing.errors import PrintError
from stations.printing.helpers_list import helpers_list_of
from stations.printing.name_tags import name_tags_of
from stations.printing.prints import Print
from stations.printing.sheet import sheet_of
from stations.printing.signs import signs_of

__all__ = [
    "Print",
    "PrintError",
    "prepare_helpers_list",
    "prepare_name_tags",
    "prepare_sheet",
    "prepare_signs",
    "render_helpers_list",
    "render_name_tags",
    "render_sheet",
    "render_signs",
]


def prepare_signs(festival: Festival) -> Print:
    """A page for each confirmed station, in the order of their numbers. Raises PrintError."""
    return Print("signs", signs_of(festival))


def prepare_sheet(festival: Festival, languages: Sequence[str] = ()) -> Print:
    """The info sheet in one language, or with the first language beside each of the others.

    Without `languages` in the festival's own language. Raises PrintError.
    """
    return Print("sheet", sheet_of(festival, languages))


def prepare_name_tags(festival: Festival) -> Print:
    """A name tag for the contact of the day of each confirmed station, and some to fill in. Raises PrintError."""
    return Print("name_tags", name_tags_of(festival))


def prepare_helpers_list(festival: Festival) -> Print:
    """What stands where and needs what, for those who set up. Raises PrintError."""
    return Print("helpers_list", helpers_list_of(festival))


def render_signs(festival: Festival) -> bytes:
    """The PDF of `prepare_signs`. Raises PrintError."""
    return prepare_signs(festival).render()


def render_sheet(festival: Festival, languages: Sequence[str] = ()) -> bytes:
    """The PDF of `prepare_sheet`. Raises PrintError."""
    return prepare_sheet(festival, languages).render()


def render_name_tags(festival: Festival) -> bytes:
    """The PDF of `prepare_name_tags`. Raises PrintError."""
    return prepare_name_tags(festival).render()


def render_helpers_list(festival: Festival) -> bytes:
    """The PDF of `prepare_helpers_list`. Raises PrintError."""
    return prepare_helpers_list(festival).render()

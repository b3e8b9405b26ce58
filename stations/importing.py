"""Reading a CSV of organisations: pure, every fault named by line and column."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from events.languages import BY_TAG
from stations.models import OrganisationKind
from stations.validators import validate_ages

COLUMNS = (
    "name",
    "kind",
    "place",
    "district",
    "languages",
    "offer_title",
    "offer_description",
    "age_from",
    "age_to",
    "email",
)
REQUIRED = ("name",)
OPTIONAL = ("code",)  # an organisation of the directory, told by its code
# Characters; as in the models.
LIMITS = {
    "name": 160,
    "place": 120,
    "district": 120,
    "offer_title": 120,
    "offer_description": 1500,
    "email": 254,
}
MAX_BYTES = 2_000_000
MAX_ROWS = 500  # measured: 2,000 rows held the lock of SQLite for 26 s, longer than others wait for it
MAX_DIGITS = 3  # of an age

Values = dict[str, str]  # the cells of one row by column


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell; `line` counts from 1 with the heading, `column` is the heading's word."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("Line %(line)s, column “%(column)s”: %(message)s") % {
            "line": self.line,
            "column": self.column,
            "message": self.message,
        }


class ImportFaults(Exception):
    """The file cannot be imported; `faults` names every place."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation with at most one offer. Ages in years."""

    line: int
    name: str
    kind: str = OrganisationKind.OTHER.value
    place: str = ""
    district: str = ""
    languages: list[str] = field(default_factory=list)
    offer_title: str = ""
    offer_description: str = ""
    age_from: int | None = None
    age_to: int | None = None
    email: str = ""
    code: str = ""


def read_organisations(data: bytes) -> list[Row]:
    """The rows of a CSV in UTF-8 (with or without BOM), separated by comma or semicolon.

    Raises ImportFaults with every fault of the file, not only the first.
    """
    if len(data) > MAX_BYTES:
        raise ImportFaults([Fault(1, "–", _("The file is larger than 2 MB."))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = _("The file is not in UTF-8. Save it as “CSV UTF-8”.")
        raise ImportFaults([Fault(line, "–", message)]) from error
    if "\0" in text:
        raise ImportFaults([Fault(1, "–", _("This is not a text file. Save it as “CSV UTF-8”."))])
    return _read(text)


def _read(text: str) -> list[Row]:
    heading = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    faults: list[Fault] = []
    rows: list[Row] = []
    line = 1
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        faults += _heading_faults(columns)
        if faults:
            raise ImportFaults(faults)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found, row = _row(line, columns, cells)
                faults += found
                rows += [row] if row else []
            line = reader.line_num + 1  # where the next row begins: a cell may hold several lines
    except csv.Error:
        message = _("The line cannot be read: a quotation mark is missing or too many, or a cell is far too long.")
        faults.append(Fault(line, "–", message))
    if not rows and not faults:
        faults.append(Fault(2, "name", _("The file names no organisation.")))
    if len(rows) > MAX_ROWS:
        message = _("The file has more than %(rows)s rows. Split it.")
        faults.append(Fault(rows[MAX_ROWS].line, "–", message % {"rows": MAX_ROWS}))
    if faults:
        raise ImportFaults(faults)
    return rows


def _heading_faults(columns: list[str]) -> list[Fault]:
    faults = []
    for name in REQUIRED:
        if name not in columns:
            message = _("The heading has no such column. Expected: %(columns)s")
            faults.append(Fault(1, name, message % {"columns": ", ".join(COLUMNS)}))
    for name in dict.fromkeys(columns):
        if name not in COLUMNS + OPTIONAL:
            message = _("This column is not known. Expected: %(columns)s")
            faults.append(Fault(1, name or "–", message % {"columns": ", ".join(COLUMNS)}))
        elif columns.count(name) > 1:
            faults.append(Fault(1, name, _("This column stands twice in the heading.")))
    return faults


def _row(line: int, columns: list[str], cells: list[str]) -> tuple[list[Fault], Row | None]:
    if len(cells) > len(columns):
        message = _("There are %(cells)s cells, but the heading has %(columns)s.")
        return [Fault(line, "–", message % {"cells": len(cells), "columns": len(columns)})], None
    values = dict.fromkeys(COLUMNS + OPTIONAL, "") | {
        name: cell.strip() for name, cell in zip(columns, cells, strict=False)
    }
    checks = (_text_faults, _choice_faults, _age_faults, _address_faults)
    faults = [Fault(line, column, message) for check in checks for column, message in check(values)]
    if faults:
        return faults, None
    row = Row(
        line=line,
        name=values["name"],
        kind=_kind(values),
        place=values["place"],
        district=values["district"],
        languages=_languages(values),
        offer_title=values["offer_title"],
        offer_description=values["offer_description"],
        age_from=_age(values["age_from"]),
        age_to=_age(values["age_to"]),
        email=values["email"].lower(),
        code=values["code"].upper(),
    )
    return [], row


def _kind(values: Values) -> str:
    return values["kind"].lower() or OrganisationKind.OTHER.value


def _languages(values: Values) -> list[str]:
    return list(dict.fromkeys(values["languages"].replace(",", " ").lower().split()))


def _age(text: str) -> int | None:
    """An age in years, none for an empty cell. Raises ValueError."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > MAX_DIGITS:
        raise ValueError(text)
    return int(text)


def _text_faults(values: Values) -> Iterator[tuple[str, str]]:
    if not values["name"]:
        yield "name", _("The name is missing.")
    for column, limit in LIMITS.items():
        if len(values[column]) > limit:
            yield column, _("At most %(limit)s characters.") % {"limit": limit}
    if values["offer_description"] and not values["offer_title"]:
        yield "offer_title", _("There is a description, but no title.")


def _choice_faults(values: Values) -> Iterator[tuple[str, str]]:
    kind = _kind(values)
    if kind not in OrganisationKind.values:
        choices = ", ".join(OrganisationKind.values)
        yield "kind", _("“%(value)s” is no kind. Known: %(choices)s") % {"value": kind, "choices": choices}
    for tag in _languages(values):
        if tag not in BY_TAG:
            yield "languages", _("“%(value)s” is not a language code we know.") % {"value": tag}


def _age_faults(values: Values) -> Iterator[tuple[str, str]]:
    ages: dict[str, int | None] = {}
    for column in ("age_from", "age_to"):
        try:
            ages[column] = _age(values[column])
        except ValueError:
            yield column, _("“%(value)s” is not an age in whole years.") % {"value": values[column]}
    try:
        validate_ages(ages.get("age_from"), ages.get("age_to"))
    except ValidationError as error:
        for column, messages in error.message_dict.items():
            yield column, " ".join(messages)


def _address_faults(values: Values) -> Iterator[tuple[str, str]]:
    if not values["email"]:
        return
    try:
        validate_email(values["email"])
    except ValidationError:
        yield "email", _("“%(value)s” is not an e-mail address.") % {"value": values["email"]}

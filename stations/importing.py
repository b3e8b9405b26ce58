"""Reading a CSV of organisations: pure, every fault named by line and column."""

import csv
import io
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
LIMITS = {"name": 160, "place": 120, "district": 120, "offer_title": 120, "offer_description": 1500}
MAX_BYTES = 2_000_000


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
    heading, _rest, _none = text.partition("\n")
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    faults: list[Fault] = []
    rows: list[Row] = []
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
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(reader.line_num, "–", _("The line cannot be read: %(error)s") % {"error": error}))
    if not rows and not faults:
        faults.append(Fault(2, "name", _("The file names no organisation.")))
    if faults:
        raise ImportFaults(faults)
    return rows


def _heading_faults(columns: list[str]) -> list[Fault]:
    faults = []
    for name in REQUIRED:
        if name not in columns:
            message = _("The heading has no such column. Expected: %(columns)s")
            faults.append(Fault(1, name, message % {"columns": ", ".join(COLUMNS)}))
    for name in columns:
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
    faults: list[Fault] = []

    def fault(column: str, message: str) -> None:
        faults.append(Fault(line, column, message))

    if not values["name"]:
        fault("name", _("The name is missing."))
    for column, limit in LIMITS.items():
        if len(values[column]) > limit:
            fault(column, _("At most %(limit)s characters.") % {"limit": limit})
    kind = values["kind"].lower() or OrganisationKind.OTHER.value
    if kind not in OrganisationKind.values:
        choices = ", ".join(OrganisationKind.values)
        fault("kind", _("“%(value)s” is no kind. Known: %(choices)s") % {"value": kind, "choices": choices})
    languages = list(dict.fromkeys(values["languages"].replace(",", " ").lower().split()))
    for tag in languages:
        if tag not in BY_TAG:
            fault("languages", _("“%(value)s” is not a language code we know.") % {"value": tag})
    ages = {column: _age(values[column]) for column in ("age_from", "age_to")}
    for column, age in ages.items():
        if age is ...:
            fault(column, _("“%(value)s” is not an age in whole years.") % {"value": values[column]})
    if not faults:
        try:
            validate_ages(ages["age_from"], ages["age_to"])  # type: ignore[arg-type]
        except ValidationError as error:
            for column, messages in error.message_dict.items():
                fault(column, " ".join(messages))
    if values["email"]:
        try:
            validate_email(values["email"])
        except ValidationError:
            fault("email", _("“%(value)s” is not an e-mail address.") % {"value": values["email"]})
    if not values["offer_title"] and values["offer_description"]:
        fault("offer_title", _("There is a description, but no title."))
    if faults:
        return faults, None
    row = Row(
        line=line,
        name=values["name"],
        kind=kind,
        place=values["place"],
        district=values["district"],
        languages=languages,
        offer_title=values["offer_title"],
        offer_description=values["offer_description"],
        age_from=ages["age_from"],  # type: ignore[arg-type]
        age_to=ages["age_to"],  # type: ignore[arg-type]
        email=values["email"].lower(),
        code=values["code"].upper(),
    )
    return [], row


def _age(text: str) -> object:
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else ...

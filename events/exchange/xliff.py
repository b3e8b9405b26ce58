"""XLIFF 2.0 (OASIS standard, 5 August 2014): what translation programs read and write.

A text is a unit, its key the unit's id; label, version and digest are notes, which every tool has to know.
Entities are never read: a file with a DOCTYPE is refused before a parser sees it.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from translate.misc.xml_helpers import XML_NS, parse_xml, setXMLspace
from translate.storage.xliff2 import Xliff2File, Xliff2Unit

from events.exchange.entries import (
    Entry,
    Exchange,
    ExchangeError,
    acceptable,
    keyless,
    language,
    one_line,
    small_enough,
    target_language,
    unreadable,
    version,
    writable,
)
from events.languages import language as known_language
from events.languages import primary
from events.words import digest

_UNIT: Any = Xliff2Unit
_NAMESPACE = Xliff2Unit.namespace
_NAME = re.compile(r"(?:\{(?P<namespace>.*)\})?(?P<name>.*)")


def write_xliff(entries: Iterable[Entry], *, source_language: str, target_language: str, name: str) -> bytes:
    """An XLIFF 2.0 file. `name` says what the texts belong to. Raises ExchangeError as `writable` does."""
    store = Xliff2File(sourcelanguage=source_language, targetlanguage=target_language)
    store.body.set("original", one_line(name, key="name"))
    store.body.set("srcDir", known_language(primary(source_language)).direction)
    store.body.set("trgDir", known_language(primary(target_language)).direction)
    for entry in writable(entries, source_language=source_language):
        store.addunit(_unit(entry))
    return small_enough(bytes(store))


def _unit(entry: Entry) -> Any:
    segment = Xliff2Unit(entry.source)
    segment.setid(entry.key)
    if entry.target:
        segment.target = entry.target
        segment.markfuzzy(entry.needs_work)
    _follow_the_standard(segment.getunitelement(), segment.xmlelement)
    _add_notes(segment.getunitelement(), entry)
    return segment


def _follow_the_standard(unit: Any, segment: Any) -> None:
    """White space is a matter of the unit: on a segment, where the library puts it, the schema forbids it."""
    del segment.attrib[f"{{{XML_NS}}}space"]
    setXMLspace(unit, "preserve")
    unit.set("canResegment", "no")


def _add_notes(unit: Any, entry: Entry) -> None:
    """Notes come first in a unit; the library would put them into the segment."""
    notes = unit.makeelement(f"{{{_NAMESPACE}}}notes")
    unit.insert(0, notes)
    stated = {"location": entry.label, "version": str(entry.seen_version), "sha256": entry.source_digest}
    for category, text in stated.items():
        note = notes.makeelement(f"{{{_NAMESPACE}}}note", category=category)
        note.text = text
        notes.append(note)


def read_xliff(text: str) -> Exchange:
    """What an XLIFF 2.0 or 2.1 file holds. Raises ExchangeError naming the line or the text."""
    root = _root(text)
    source_language = language(root.get("srcLang"))
    return Exchange(
        source_language,
        target_language(root.get("trgLang")),
        acceptable(_entry(unit, source_language) for unit in root.iter(f"{{{_NAMESPACE}}}unit")),
    )


def _root(text: str) -> Any:
    if "<!DOCTYPE" in text:
        raise ExchangeError(_("The file contains a DOCTYPE, which translators’ files have no use for."))
    try:
        root = parse_xml(text.encode(), encoding="utf-8")
    except SyntaxError as error:
        raise unreadable(error.lineno or 1) from error
    found = _NAME.fullmatch(root.tag)
    if found is None or found["name"] != "xliff":
        raise ExchangeError(_("This is neither an XLIFF 2 file nor a PO file."))
    if found["namespace"] != _NAMESPACE:
        raise ExchangeError(
            _("This is XLIFF %(version)s. Please save it as XLIFF 2.0.")
            % {"version": root.get("version", "?")[:10]}
        )
    return root


def _entry(unit: Any, source_language: str) -> Entry:
    if not (key := unit.get("id", "")):
        raise keyless(unit.sourceline)
    notes = {note.get("category"): note.text or "" for note in unit.iterfind("{*}notes/{*}note")}
    segments = unit.iterchildren(f"{{{_NAMESPACE}}}segment", f"{{{_NAMESPACE}}}ignorable")
    source, target, needs_work = _joined([_UNIT.createfromxmlElement(part) for part in segments], key=key)
    return Entry(
        key=key,
        label=notes.get("location", ""),
        source=source,
        source_language=source_language,
        target=target,
        source_digest=digest(source),  # of the words the translator saw, whatever a note says
        seen_version=version(notes.get("version", "").strip()),
        needs_work=needs_work,
    )


def _joined(parts: list[Any], *, key: str) -> tuple[str, str, bool]:
    """Source, target and whether it needs work, of a text that a tool may have cut into sentences.

    What is translated in part counts as not translated: half a text is worse than none.
    """
    if any(part.target_dom is not None and part.target_dom.get("order") for part in parts):
        raise ExchangeError(
            _("The sentences of the text “%(key)s” change places. Please join them into one.") % {"key": key[:80]}
        )
    source = "".join(part.source or "" for part in parts)
    missing = any((part.source or "").strip() and not part.target for part in parts)
    if missing or not any(part.target for part in parts):
        return source, "", False
    target = "".join(part.source if part.target is None else part.target for part in parts)
    return source, target, any(part.isfuzzy() for part in parts)

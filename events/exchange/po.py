"""PO, the format of GNU gettext: what Poedit, Lokalize, Weblate and many others read and write.

A text is a message, its key the context, so that equal sources stay apart. Label, version and digest are
extracted comments in lines so short that no tool wraps them.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from translate.storage import poparser, pypo

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
from events.words import digest

_VERSION, _DIGEST = "version:", "sha256:"


class _Message(pypo.pounit):
    """A message in which "_:" are words like others, not a comment of the KDE of old."""

    msgidcomments: Any = property(lambda _message: None, lambda _message, _comments: None)

    def getcontext(self) -> str:
        return str(pypo.unquotefrompo(self.msgctxt))

    def isheader(self) -> bool:
        return not self.getcontext() and not self.source


class _File(pypo.pofile):
    UnitClass = _Message


def write_po(entries: Iterable[Entry], *, source_language: str, target_language: str, name: str) -> bytes:
    """A PO file. `name` says what the texts belong to. Raises ExchangeError as `writable` does."""
    store: Any = _File(noheader=True)
    store.updateheader(
        add=True,
        charset="UTF-8",
        encoding="8bit",
        project_id_version=one_line(name, key="name"),
        pot_creation_date="",
        po_revision_date="",
        last_translator="",
        language_team="",
        Language=target_language.replace("-", "_"),
        X_Source_Language=source_language,
    )
    for entry in writable(entries, source_language=source_language):
        store.addunit(_message(store.create_unit(), entry))
    return small_enough(bytes(store))


def _message(message: Any, entry: Entry) -> Any:
    message.setcontext(entry.key)
    message.source = entry.source
    message.target = entry.target
    stated = f"{entry.label}\n{_VERSION}{entry.seen_version}\n{_DIGEST}{entry.source_digest}"
    message.addnote(stated, "developer")
    message.markfuzzy(entry.needs_work)
    return message


def read_po(text: str) -> Exchange:
    """What a PO file holds; obsolete messages count as deleted. Raises ExchangeError naming line or text."""
    store = _parsed(text)
    header = store.parseheader()
    source_language = language(header.get("X-Source-Language"))
    return Exchange(
        source_language,
        target_language(header.get("Language")),
        acceptable(_entry(message, source_language) for message in store.unit_iter() if message.msgid),
    )


def _parsed(text: str) -> Any:
    store: Any = _File(noheader=True)
    # The library would believe the header's charset: it gets decoded lines, and the header is asked afterwards.
    lines, store.newline = pypo.splitlines(text.encode())
    state = poparser.PoParseState([line.decode() for line in lines], store.create_unit)
    try:
        poparser.parse_units(state, store)
    except (ValueError, LookupError) as error:
        raise unreadable(state.lineno) from error
    return store


def _entry(message: Any, source_language: str) -> Entry:
    key = message.getcontext()
    if not key:
        raise keyless(message.line_number)
    if message.hasplural() or isinstance(message.msgstr, dict):
        raise ExchangeError(_("The text “%(key)s” has plural forms, which no text here has.") % {"key": key[:80]})
    label, seen_version = _stated(message.getnotes("developer"))
    return Entry(
        key=key,
        label=label,
        source=message.source,
        source_language=source_language,
        target=message.target,
        source_digest=digest(message.source),  # of the words the translator saw, whatever a comment says
        seen_version=seen_version,
        needs_work=message.isfuzzy(),
    )


def _stated(comments: str) -> tuple[str, int]:
    """The label, which a tool may have wrapped, and the version; ours is the last line that looks like one."""
    label, seen_version = [], 0
    for line in comments.splitlines():
        if line.startswith(_VERSION):
            seen_version = version(line.removeprefix(_VERSION).strip())
        elif not line.startswith(_DIGEST):
            label.append(line)
    return " ".join(label), seen_version

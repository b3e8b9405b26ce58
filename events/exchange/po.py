"""PO, the format of GNU gettext: what Poedit, Lokalize, Weblate and many others read and write.

A text is a message, its key the context, so that equal sources stay apart. Label, version and digest are
extracted comments in lines so short that no tool wraps them.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from translate.storage import poparser, pypo

from events.exchange.entries import (
    Entry,
    Exchange,
    ExchangeError,
    acceptable,
    gettext_spelling,
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
# All the library understands. Others, such as the octal ones of `msgcat --escape`, it would read as other words.
_ESCAPE = re.compile(r'\\[\\"nrt]')
# The library takes words after "_:" for a comment, as KDE once wrote them. Escaped they are words to it.
_OLD_COMMENT = re.compile(r'^([ \t]*(?:msgid[ \t]*)?")_:', re.MULTILINE)


def write_po(entries: Iterable[Entry], *, source_language: str, target_language: str, name: str) -> bytes:
    """A PO file. `name` says what the texts belong to. Raises ExchangeError as `writable` does."""
    store: Any = pypo.pofile(noheader=True)
    store.updateheader(
        add=True,
        charset="UTF-8",
        encoding="8bit",
        project_id_version=one_line(name, key="name"),
        last_translator="",
        language_team="",
        Language=gettext_spelling(target_language),
        X_Source_Language=source_language,
    )
    # No dates: the same texts make the same file. The second time the header also loses its fuzzy mark,
    # under which gettext would drop it.
    store.updateheader(POT_Creation_Date=None, PO_Revision_Date=None)
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
    for number, line in enumerate(text.split("\n"), start=1):
        if "\\" in _ESCAPE.sub("", line) and not line.lstrip().startswith("#"):
            raise unreadable(number)
    store: Any = pypo.pofile(noheader=True)
    # Left alone, the library would decode with whatever charset the header names.
    lines = [f"{line}\n" for line in _OLD_COMMENT.sub(r"\1\_:", text).split("\n")]
    state = poparser.PoParseState(lines, store.create_unit)
    try:
        poparser.parse_units(state, store)
    except Exception as error:  # over damaged files the library stumbles in many ways, AttributeError is one
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

"""What a translators' file holds, whichever format it is in, and what is refused in both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from events.errors import Refused

LARGEST = 2 * 1024 * 1024  # bytes
MOST = 5000  # texts

_KEY = re.compile(r"[A-Za-z0-9_.-]{1,200}")  # an NMTOKEN, which XLIFF asks of an id
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,7}")
_VERSION = re.compile(r"[0-9]{1,9}")
# The line breaks of str.splitlines(): tools keep no other than the line feed.
_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


class ExchangeError(Refused):
    """The file cannot be written or read. `str(error)` names the line or the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text on its way to a translator or back.

    `key` names the text (`offer-12-title`), `label` says to people where it stands. `source_digest` is
    `events.words.digest` of the source the translation belongs to; an entry that came back is *stale* when
    it is not the digest of the source as it stands now. `seen_version` is the version of the translation
    the file was made from, 0 without one; when it is not the version that stands now, somebody else has
    changed the words since. `needs_work`: made by a machine, or outdated; never without a `target`.
    """

    key: str
    label: str
    source: str
    source_language: str
    target: str
    source_digest: str
    seen_version: int
    needs_work: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file that was read: BCP 47 tags and the texts, each key once, in the order of the file.

    `source_language` is empty where a tool has dropped it. Keys can be foreign: the file comes from outside.
    """

    source_language: str
    target_language: str
    entries: tuple[Entry, ...]


def writable(entries: Iterable[Entry], *, source_language: str) -> tuple[Entry, ...]:
    """The entries as they go into a file. Raises ExchangeError, also for those of another source language."""
    found = acceptable(entries)
    for entry in found:
        if not _KEY.fullmatch(entry.key):
            raise ValueError(f"not a key: {entry.key!r}")
        if entry.source_language != source_language:
            raise ExchangeError(
                _("The text “%(key)s” is written in another language than the others of this file.")
                % {"key": entry.key}
            )
    return found


def acceptable(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with line feeds as their only line breaks; the digest does not mind which break it is.

    Raises ExchangeError when there are too many, one twice, or one with a character no file can hold.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        key = entry.key
        if key in found:
            raise ExchangeError(_("The text “%(key)s” stands in the file twice.") % {"key": key[:80]})
        if len(found) == MOST:
            raise ExchangeError(_("The file holds more than %(most)d texts.") % {"most": MOST})
        found[key] = replace(
            entry,
            label=one_line(entry.label, key=key),
            source=_clean(entry.source, key=key),
            target=_clean(entry.target, key=key),
            needs_work=entry.needs_work and entry.target != "",
        )
    return tuple(found.values())


def one_line(words: str, *, key: str) -> str:
    """The words without line breaks. Raises ExchangeError like `acceptable`, naming `key`."""
    return " ".join(_clean(words, key=key).split())


def _clean(words: str, *, key: str) -> str:
    broken = _BREAK.sub("\n", words)
    if bad := _UNWRITABLE.search(broken):
        raise ExchangeError(
            _("The text “%(key)s” contains the character %(code)s, which no translators’ file can hold.")
            % {"key": key[:80], "code": f"U+{ord(bad[0]):04X}"}
        )
    return broken


def small_enough(data: bytes) -> bytes:
    """The data as it is. Raises ExchangeError when nobody should have to read so much at once."""
    if len(data) > LARGEST:
        raise ExchangeError(
            _("The file is larger than %(size)d MB. Please take fewer texts at a time.")
            % {"size": LARGEST // 1024 // 1024}
        )
    return data


def unreadable(line: int) -> ExchangeError:
    """The error for a file that breaks the rules of its format in a line (counted from 1)."""
    return ExchangeError(
        _("Line %(line)d of the file cannot be read. Please save it again in your translation program.")
        % {"line": line}
    )


def keyless(line: int) -> ExchangeError:
    """The error for a text that does not say which one it is."""
    return ExchangeError(
        _("The text in line %(line)d has no key. Please use a file that was made here.") % {"line": line}
    )


def version(stated: str) -> int:
    """The version a file states, 0 where a tool has dropped or damaged it: the careful answer."""
    return int(stated) if _VERSION.fullmatch(stated) else 0


def language(tag: str | None) -> str:
    """The BCP 47 tag a file states, in gettext's spelling too; empty when it is none."""
    stated = (tag or "").strip().replace("_", "-").replace("@", "-x-")
    return stated if _TAG.fullmatch(stated) else ""


def gettext_spelling(tag: str) -> str:
    """A BCP 47 tag as gettext writes languages: `pt_BR` for `pt-BR`, `de@leicht` for `de-x-leicht`."""
    return tag.replace("-x-", "@", 1).replace("-", "_")


def target_language(tag: str | None) -> str:
    """The tag a file translates to. Raises ExchangeError without one: nobody may guess it."""
    if stated := language(tag):
        return stated
    raise ExchangeError(_("The file does not say which language it translates into."))

"""Words in several languages: what counts as the same text, and how far a translation can be trusted. Pure.

A translation remembers the digest of the source it was made from. Its state is derived from that, never
stored and never taken from a clock: saving the same text again outdates nothing, one changed word does.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from events.languages import primary


class State(StrEnum):
    """How far words in a language can be trusted. SOURCE: the text was written in that language."""

    SOURCE = "source"
    MISSING = "missing"
    OUTDATED = "outdated"
    MACHINE = "machine"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader gets: `words` in the language `lang`, which is the source's where a translation is missing.

    `by_machine`: no person has looked at them. `original` is the source as it stands now.
    """

    words: str
    lang: str
    state: State
    original: str
    original_lang: str
    by_machine: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text beside an older one: `change` is `same`, `added` or `removed`."""

    change: str
    words: str


def plain(words: str) -> str:
    """The words as they count: composed letters (NFC), white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def digest(words: str) -> str:
    """SHA-256 of the words as they count, 64 hexadecimal digits."""
    return hashlib.sha256(plain(words).encode()).hexdigest()


def reads(reader: str, language: str) -> bool:
    """Whether somebody who chose `reader` needs no translation of a text in `language`.

    Who reads German reads plain German too; who needs plain German is not helped by German.
    """
    return language == reader or (primary(language) == reader)


def state_of(source: str, made_from: str | None, *, by_machine: bool) -> State:
    """The state of a translation, by the digests of the source now and of the one it was made from (None: no
    translation)."""
    if made_from is None:
        return State.MISSING
    if made_from != source:
        return State.OUTDATED
    return State.MACHINE if by_machine else State.CHECKED


def word_diff(old: str, new: str) -> list[Piece]:
    """What became of `old`, word by word, in the order of reading."""
    before, after = old.split(), new.split()
    pieces = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", " ".join(after[new_from:new_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece("removed", " ".join(before[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece("added", " ".join(after[new_from:new_to])))
    return pieces

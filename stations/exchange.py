"""What goes into a translators' file, and what is to happen with each text that came back in one. Pure.

entries_of(matrix, "ar", source_language="de")    what a translator gets
judge(entry, cell)                                what taking it over would do
"""

from collections.abc import Iterable
from enum import StrEnum

from events.exchange import Entry
from events.models import Translation
from events.validators import is_visible
from events.words import State, plain
from stations.wording import OPEN, Cell, Matrix, Place


class Outcome(StrEnum):
    """What taking over one text from a file does."""

    NEW = "new"  # there was no translation
    CHANGED = "changed"  # other words than now, and nobody has touched these since the file was made
    CONFIRMED = "confirmed"  # the words of now: they count as checked, and as made from the source of now
    STALE = "stale"  # the source has changed since; nothing newer is there, so it is kept and counts as outdated
    SAME = "same"
    LEFT = "left"  # the source has changed since, and there is a translation of the newer one
    CONFLICT = "conflict"  # somebody has changed the translation since the file was made
    UNFINISHED = "unfinished"  # the file itself says that it needs work
    EMPTY = "empty"
    UNKNOWN = "unknown"  # no text of this festival that is translated into this language
    REFUSED = "refused"  # too long, or not to be seen


SAVED = (Outcome.NEW, Outcome.CHANGED, Outcome.CONFIRMED, Outcome.STALE)


def entries_of(matrix: Matrix, language: str, *, source_language: str, open_only: bool = False) -> list[Entry]:
    """The texts written in `source_language`, with their translations into `language` where there are some."""
    column = matrix.languages.index(language)
    return [
        _entry(place, cells[column])
        for place, rows in matrix.rows
        for text, cells in rows
        if text.language == source_language and _is_wanted(cells[column], open_only)
    ]


def source_languages(matrix: Matrix) -> list[str]:
    """The languages that texts are written in, the most frequent one first."""
    tags = [text.language for _place, rows in matrix.rows for text, _cells in rows]
    return sorted(set(tags), key=lambda tag: (-tags.count(tag), tag))


def _is_wanted(cell: Cell, open_only: bool) -> bool:
    return cell.state in OPEN if open_only else cell.state != State.SOURCE


def _entry(place: Place, cell: Cell) -> Entry:
    text, translation = cell.text, cell.translation
    heading = f"{place.number} {place.heading}" if place.number else place.heading
    return Entry(
        key=text.key,
        label=f"{heading}: {text.label}",
        source=text.words,
        source_language=text.language,
        target=translation.words if translation else "",
        source_digest=text.digest,
        seen_version=translation.version if translation else 0,
        needs_work=cell.state in {State.OUTDATED, State.MACHINE},
    )


def cells_by_key(cells: Iterable[Cell]) -> dict[str, Cell]:
    """The cells that can be translated, by the key of their text."""
    return {cell.text.key: cell for cell in cells if cell.state != State.SOURCE}


def judge(entry: Entry, cell: Cell | None) -> Outcome:
    """What is to happen with this entry beside what there is now. Nothing a person wrote since is overwritten."""
    if cell is None:
        return Outcome.UNKNOWN
    if not is_visible(entry.target):
        return Outcome.EMPTY
    if entry.needs_work:
        return Outcome.UNFINISHED
    stale = entry.source_digest != cell.text.digest
    if cell.translation is not None:
        return _judge_beside(cell.translation, entry, cell.state, stale=stale)
    return Outcome.STALE if stale else Outcome.NEW


def _judge_beside(now: Translation, entry: Entry, state: State, *, stale: bool) -> Outcome:
    if plain(now.words) == plain(entry.target):
        return Outcome.SAME if stale or state == State.CHECKED else Outcome.CONFIRMED
    if stale and state != State.OUTDATED:
        return Outcome.LEFT
    if not now.by_machine and now.version != entry.seen_version:
        return Outcome.CONFLICT
    return Outcome.STALE if stale else Outcome.CHANGED

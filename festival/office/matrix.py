"""The matrix of texts and languages as plain values: its templates look nothing up and count nothing.

A cell is met thousands of times on one page. That is why it is drawn here, once for each state and language,
and only the key of its text is put in: a template would need longer for the cells than for all the rest.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from events.texts import Text
from events.words import State
from stations.wording import OPEN, Cell, Matrix, Place

EXCERPT = 80  # characters
KEY = "*key*"
STATE_WORDS = {
    State.MISSING: _("missing"),
    State.OUTDATED: _("outdated"),
    State.MACHINE: _("by machine"),
    State.CHECKED: _("checked"),
    State.SOURCE: _("original"),
}
KINDS = {
    "festival": _("Festival"),
    "station": _("Station"),
    "organisation": _("Organisation"),
    "offer": _("Offer"),
    "standingoffer": _("Offer all year"),
    "datepoll": _("Question for the date"),
    "observancelink": _("We celebrate with"),
}
MARKS = {State.MISSING: "○", State.OUTDATED: "!", State.MACHINE: "◇", State.CHECKED: "✓", State.SOURCE: "="}
FILTERS = (State.MISSING, State.OUTDATED, State.MACHINE, State.CHECKED)


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks: a `mark` for the eye, a `word` for the ear, the state for its colour."""

    state: str
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """One text with its `cells`, drawn: a table cell for each language."""

    label: str
    excerpt: str
    language: str
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Summary:
    """How far one language is. `done` of `total` texts are translated and checked."""

    language: str
    counts: list[tuple[Look, int]]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """One cell of a filtered list."""

    place: Place
    text: Text
    language: str
    label: str
    excerpt: str
    look: Look


def looks() -> dict[State, Look]:
    """The look of each state, in the language of whoever asks."""
    return {state: Look(state.value, MARKS[state], str(word)) for state, word in STATE_WORDS.items()}


def groups_of(matrix: Matrix, q: str = "") -> list[tuple[Place, list[Line]]]:
    """The places whose texts contain `q`, with a line for each text."""
    drawn = {(tag, state): _drawn(tag, look) for tag in matrix.languages for state, look in looks().items()}
    groups = []
    for place, rows in matrix.rows:
        lines = [_line(text, cells, drawn) for text, cells in rows if _contains(place, text, q)]
        if lines:
            groups.append((place, lines))
    return groups


def _drawn(tag: str, look: Look) -> str:
    """A cell with a place for the key of its text."""
    if look.state == State.SOURCE:
        html = '<td><span class="cell cell--source" role="img" aria-label="{}">{}</span></td>'
        return format_html(html, look.word, look.mark)
    html = '<td><a class="cell cell--{}" href="{}/{}/" aria-label="{}">{}</a></td>'
    return format_html(html, look.state, KEY, tag, look.word, look.mark)


def _line(text: Text, cells: list[Cell], drawn: dict[tuple[str, State], str]) -> Line:
    html = "".join(drawn[cell.language, cell.state] for cell in cells).replace(KEY, text.key)
    return Line(label_of(text), excerpt_of(text), text.language, SafeString(html))


def label_of(text: Text) -> str:
    """Whose text it is, and which: an organisation, its offers and its offers all year have descriptions."""
    return f"{KINDS.get(text.kind, text.kind)}: {text.label}"


def excerpt_of(text: Text) -> str:
    """The beginning of a text, in one line."""
    return Truncator(" ".join(text.words.split())).chars(EXCERPT)


def summaries_of(matrix: Matrix) -> list[Summary]:
    """One line per language; texts that were written in it need nothing and do not count."""
    known = looks()
    return [_summary(tag, matrix.counts[tag], known) for tag in matrix.languages]


def _summary(tag: str, counts: Counter[State], known: dict[State, Look]) -> Summary:
    total = sum(counts[state] for state in FILTERS)
    return Summary(tag, [(known[state], counts[state]) for state in FILTERS], counts[State.CHECKED], total)


def found_in(matrix: Matrix, languages: Iterable[str], states: Iterable[State], q: str = "") -> list[Found]:
    """The cells of these languages in these states whose texts contain `q`, in the order of the texts."""
    known, wanted, tags = looks(), set(states), set(languages)
    return [
        Found(place, text, cell.language, label_of(text), excerpt_of(text), known[cell.state])
        for place, rows in matrix.rows
        for text, cells in rows
        for cell in cells
        if cell.language in tags and cell.state in wanted and _contains(place, text, q)
    ]


def _contains(place: Place, text: Text, q: str) -> bool:
    wanted = q.casefold()
    return not wanted or wanted in text.words.casefold() or wanted in place.heading.casefold()


def left_in(matrix: Matrix) -> dict[str, int]:
    """How many texts are still open, by language."""
    return {tag: sum(matrix.counts[tag][state] for state in OPEN) for tag in matrix.languages}

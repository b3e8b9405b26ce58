"""A translator's way through the texts of a festival: what is done, what is open, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.errors import NotFound
from events.models import Festival
from events.words import State
from stations.wording import OPEN, Cell, Matrix, Place, matrix_of


@dataclass(frozen=True, slots=True)
class Course:
    """The texts of a festival in one language, in the order of its places; without those written in it."""

    language: str
    places: list[tuple[Place, list[Cell]]]

    @property
    def cells(self) -> list[Cell]:
        """All texts, one after another."""
        return [cell for _place, cells in self.places for cell in cells]

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.cells)

    @property
    def done(self) -> int:
        """How many of them a person has translated, or looked at, as they stand now."""
        return self._count(State.CHECKED)

    @property
    def open(self) -> int:
        """How many still ask for something."""
        return self._count(*OPEN)

    @property
    def missing(self) -> int:
        """How many have no translation."""
        return self._count(State.MISSING)

    @property
    def outdated(self) -> int:
        """How many have changed since they were translated."""
        return self._count(State.OUTDATED)

    @property
    def by_machine(self) -> int:
        """How many no person has looked at."""
        return self._count(State.MACHINE)

    def at(self, key: str) -> tuple[Place, Cell]:
        """The text of this key, and where it stands. Raises NotFound."""
        for place, cells in self.places:
            for cell in cells:
                if cell.text.key == key:
                    return place, cell
        raise NotFound

    def open_places(self) -> list[tuple[Place, list[Cell]]]:
        """Only what is open, and only places where something is."""
        found = [(place, [cell for cell in cells if cell.state in OPEN]) for place, cells in self.places]
        return [(place, cells) for place, cells in found if cells]

    def neighbours(self, key: str) -> tuple[Cell | None, Cell | None]:
        """The texts before and after this one."""
        cells = self.cells
        here = self._position(key)
        return (cells[here - 1] if here else None), (cells[here + 1] if here + 1 < len(cells) else None)

    def next_open(self, after: str = "") -> Cell | None:
        """The first open text, or the next one after this key; behind the last one it begins again."""
        cells = self.cells
        start = self._position(after) + 1 if after else 0
        others = (cell for cell in cells[start:] + cells[:start] if cell.text.key != after)
        return next((cell for cell in others if cell.state in OPEN), None)

    def _position(self, key: str) -> int:
        return [cell.text.key for cell in self.cells].index(key)

    def _count(self, *states: State) -> int:
        return sum(cell.state in states for cell in self.cells)


def courses_of(festival: Festival, languages: Sequence[str]) -> list[Course]:
    """One course a language, in this order. Six queries, however many texts and languages."""
    if not languages:
        return []
    matrix = matrix_of(festival, languages)
    return [Course(tag, _places(matrix, column)) for column, tag in enumerate(matrix.languages)]


def _places(matrix: Matrix, column: int) -> list[tuple[Place, list[Cell]]]:
    found = []
    for place, lines in matrix.rows:
        cells = [cells[column] for _text, cells in lines]
        found.append((place, [cell for cell in cells if cell.state != State.SOURCE]))
    return [(place, cells) for place, cells in found if cells]

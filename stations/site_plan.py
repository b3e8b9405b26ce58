"""The drawing of a site plan: metres in, units of an SVG out. Pure.

The ground is drawn to scale. Numbers and pictograms are as large as they must be to be read on a small phone,
larger than most booths; where two would cover each other the later one moves aside, and a line shows where it
belongs. Fields with a letter and a digit lie over the ground, so that a list can say the same as the drawing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, cos, hypot, pi, sin
from string import ascii_uppercase

VIEW_WIDTH = 720.0  # shown from 290 to 700 px wide
MAX_DEPTH = 900.0
MARGIN, EDGE = 44.0, 26.0  # beside the letters and digits of the fields; on the other sides
SIZES = (44.0, 36.0, 28.0, 22.0)  # of a number: the largest with which all stay near their places
RINGS = 6  # steps of half a size that a number may move aside
FULL = 0.7  # of the drawing; more is not tried
FIELD_METRES = (5, 10, 20, 25, 50, 100, 200)
MAX_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Booth:
    """A station on the ground: its upper left corner and its size, in metres."""

    number: int
    x: float
    y: float
    width: float
    depth: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A facility: its middle, in metres. `key` is handed through."""

    key: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in its units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or pictogram in its box, and the place it belongs to; `booth` is None for facilities."""

    name: str
    kind: str
    box: Box
    place: tuple[float, float]
    booth: Box | None
    field: str
    is_aside: bool

    @property
    def inner(self) -> Box:
        """Where a pictogram stands in its circle."""
        side = self.box.height * 0.62
        return Box(self.box.middle[0] - side / 2, self.box.middle[1] - side / 2, side, side)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a template draws. `size` is the height of a number, `metres` the length of the scale `bar`."""

    width: float
    height: float
    size: float
    ground: Box
    columns: Sequence[tuple[str, float, float]]  # letter, its middle, the line after it
    rows: Sequence[tuple[str, float, float]]
    marks: Sequence[Mark]
    metres: int
    bar: float

    @property
    def font(self) -> float:
        """The size of the numbers' type."""
        return self.size * 0.72

    @property
    def radius(self) -> float:
        """Of the circle around a pictogram."""
        return self.size / 2

    @property
    def foot(self) -> float:
        """Where the scale bar lies."""
        return self.height - 24

    @property
    def after_bar(self) -> float:
        """Where what it means begins."""
        return self.ground.x + self.bar + 12


def draw(width_m: float, depth_m: float, booths: Iterable[Booth], spots: Iterable[Spot] = ()) -> Drawing:
    """The drawing of a ground of this size."""
    scale = min((VIEW_WIDTH - MARGIN - EDGE) / width_m, MAX_DEPTH / depth_m)
    wide, deep = width_m * scale, depth_m * scale
    ground = Box(MARGIN + (VIEW_WIDTH - MARGIN - EDGE - wide) / 2, MARGIN, wide, deep)
    step = field_metres(width_m, depth_m)
    things = [*_of_booths(booths, ground, scale, step), *_of_spots(spots, ground, scale, step)]
    height = max(MARGIN + deep + EDGE + 34, 240.0)
    size, boxes = _arranged(things, Box(2, 2, VIEW_WIDTH - 4, height - 40))
    marks = [
        Mark(
            thing.name,
            thing.kind,
            box,
            thing.place,
            thing.booth,
            thing.field,
            _apart(box, thing.place) > 0.75 * size,
        )
        for thing, box in zip(things, boxes, strict=True)
    ]
    columns = [(letter_of(n), *_line(ground.x, n, step * scale, wide)) for n in range(ceil(width_m / step))]
    rows = [(str(n + 1), *_line(ground.y, n, step * scale, deep)) for n in range(ceil(depth_m / step))]
    return Drawing(VIEW_WIDTH, height, size, ground, columns, rows, marks, step, step * scale)


def field_metres(width_m: float, depth_m: float) -> int:
    """How large a field is: few enough of them to be told apart."""
    longer = max(width_m, depth_m)
    return next((metres for metres in FIELD_METRES if longer / metres <= MAX_FIELDS), FIELD_METRES[-1])


def field_of(x: float, y: float, step: int) -> str:
    """The field of a place: `B3`. A place on the line belongs to the field before it at the far edges only."""
    return f"{letter_of(int(x // step))}{int(y // step) + 1}"


def letter_of(column: int) -> str:
    """`A` for the first column."""
    return ascii_uppercase[min(column, len(ascii_uppercase) - 1)]


@dataclass(frozen=True, slots=True)
class _Thing:
    name: str
    kind: str
    place: tuple[float, float]
    booth: Box | None
    field: str


def _of_booths(booths: Iterable[Booth], ground: Box, scale: float, step: int) -> Iterator[_Thing]:
    for one in booths:
        corner = ground.x + one.x * scale, ground.y + one.y * scale
        box = Box(*corner, one.width * scale, one.depth * scale)
        field = field_of(one.x + one.width / 2, one.y + one.depth / 2, step)
        yield _Thing(str(one.number), "", box.middle, box, field)


def _of_spots(spots: Iterable[Spot], ground: Box, scale: float, step: int) -> Iterator[_Thing]:
    far_x, far_y = ground.width / scale, ground.height / scale
    for one in spots:
        place = ground.x + one.x * scale, ground.y + one.y * scale
        field = field_of(min(one.x, far_x - 0.01), min(one.y, far_y - 0.01), step)
        yield _Thing(one.key, one.kind, place, None, field)


def _line(start: float, number: int, step: float, whole: float) -> tuple[float, float]:
    before, after = number * step, min((number + 1) * step, whole)
    return start + (before + after) / 2, start + after


def _arranged(things: Sequence[_Thing], inside: Box) -> tuple[float, list[Box]]:
    """The boxes of the marks, none over another, in the largest size that keeps them near their places.

    Where even the smallest does not fit, they stay in their places, one over the other.
    """
    for size in SIZES:
        boxes = _placed(things, inside, size)
        if boxes is not None:
            return size, boxes
    return SIZES[-1], [_first_box(thing, inside, SIZES[-1]) for thing in things]


def _placed(things: Sequence[_Thing], inside: Box, size: float) -> list[Box] | None:
    """The boxes in this size; None where there is not enough room for each near its place."""
    if sum(_wide(thing, size) * size for thing in things) > FULL * inside.width * inside.height:
        return None
    table, boxes = _Table(size), []
    for thing in things:
        box = table.put(thing, inside)
        if box is None:
            return None
        boxes.append(box)
    return boxes


def _wide(thing: _Thing, size: float) -> float:
    return size if thing.kind else size * max(1.0, 0.5 + 0.45 * len(thing.name))


def _first_box(thing: _Thing, inside: Box, size: float) -> Box:
    return _kept_in(_around(thing.place, _wide(thing, size), size), inside)


class _Table:
    """Boxes that lie already, found by the squares of a grid they touch."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.taken: dict[tuple[int, int], list[Box]] = {}

    def put(self, thing: _Thing, inside: Box) -> Box | None:
        """The free box nearest to the place of `thing`; None where nothing near is free."""
        wide = _wide(thing, self.size)
        tried = (_kept_in(_around(place, wide, self.size), inside) for place in self._places(thing.place))
        box = next((box for box in tried if self._is_free(box)), None)
        for square in self._squares(box) if box else ():
            self.taken.setdefault(square, []).append(box)  # type: ignore[arg-type]
        return box

    def _places(self, place: tuple[float, float]) -> Iterator[tuple[float, float]]:
        yield place
        for ring in range(1, RINGS + 1):
            for turn in range(8 + 4 * ring):
                angle, far = 2 * pi * turn / (8 + 4 * ring), ring * self.size * 0.5
                yield place[0] + far * cos(angle), place[1] + far * sin(angle)

    def _is_free(self, box: Box) -> bool:
        return not any(_touch(box, other) for square in self._squares(box) for other in self.taken.get(square, ()))

    def _squares(self, box: Box) -> Iterator[tuple[int, int]]:
        columns = range(int(box.x // self.size), int((box.x + box.width) // self.size) + 1)
        rows = range(int(box.y // self.size), int((box.y + box.height) // self.size) + 1)
        return product(columns, rows)


def _around(place: tuple[float, float], wide: float, high: float) -> Box:
    return Box(place[0] - wide / 2, place[1] - high / 2, wide, high)


def _kept_in(box: Box, inside: Box) -> Box:
    x = min(max(box.x, inside.x), inside.x + inside.width - box.width)
    y = min(max(box.y, inside.y), inside.y + inside.height - box.height)
    return Box(round(x, 1), round(y, 1), box.width, box.height)


def _touch(one: Box, other: Box) -> bool:
    gap = 2
    return (
        one.x < other.x + other.width + gap
        and other.x < one.x + one.width + gap
        and one.y < other.y + other.height + gap
        and other.y < one.y + one.height + gap
    )


def _apart(box: Box, place: tuple[float, float]) -> float:
    return hypot(box.middle[0] - place[0], box.middle[1] - place[1])

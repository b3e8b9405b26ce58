"""How a case is measured: the median of many runs, ours and its yardstick in turn, under the same load."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from django.core.management import call_command
from django.db import connection

WARM_UP, RUNS = 3, 25
HEADS = ("what", "ours", "yardstick", "", "ratio", "aim")


@dataclass(frozen=True, slots=True)
class Case:
    """`prepare` returns our way and the yardstick's; `most` is the ratio that we want to stay under."""

    name: str
    yardstick: str
    most: float
    prepare: Callable[[], tuple[Callable[[], object], Callable[[], object]]]


def table(cases: Sequence[Case]) -> str:
    """Measure all `cases`. A ratio above its aim is marked with `!`."""
    connection.creation.create_test_db(verbosity=0, serialize=False)
    rows = [HEADS]
    for case in cases:
        call_command("flush", interactive=False, verbosity=0)
        ours, yardstick = _measure(*case.prepare())
        ratio = ours / yardstick
        mark = "!" if ratio > case.most else ""
        times = (f"{ours * 1000:.2f} ms", case.yardstick, f"{yardstick * 1000:.2f} ms")
        rows.append((case.name, *times, f"{ratio:.1f}{mark}", f"≤ {case.most:g}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _measure(ours: Callable[[], object], yardstick: Callable[[], object]) -> tuple[float, float]:
    for _ in range(WARM_UP):
        ours()
        yardstick()
    pairs = [(_seconds(ours), _seconds(yardstick)) for _ in range(RUNS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _seconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began

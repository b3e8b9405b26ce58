"""When families may say how it was, and how many of them said what. Pure.

Numbers so small that somebody could be recognised are not told: from 1 to 4 it is “fewer than 5”. No sum is made
of them anywhere, because a sum would give away what it is made of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from stations.models import Face

OPEN_AFTER = timedelta(days=14)
FEW = 5  # below this, a number is not told


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose each face. None: fewer than 5, and at least one."""

    good: int | None
    so_so: int | None
    bad: int | None

    @property
    def faces(self) -> list[tuple[Face, int | None]]:
        """Each face with its number, in the order of the form."""
        return [(Face.GOOD, self.good), (Face.SO_SO, self.so_so), (Face.BAD, self.bad)]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has said anything."""
        return (self.good, self.so_so, self.bad) == (0, 0, 0)


def takes_feedback(*, starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """From the festival's first minute until fourteen days after its last."""
    return starts_at <= now <= ends_at + OPEN_AFTER


def masked(count: int) -> int | None:
    """The number as it may be told."""
    return count if count == 0 or count >= FEW else None


def tally_of(counts: Mapping[int, int]) -> Tally:
    """From the numbers by face."""
    return Tally(*(masked(counts.get(face, 0)) for face in (Face.GOOD, Face.SO_SO, Face.BAD)))

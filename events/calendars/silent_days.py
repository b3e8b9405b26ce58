"""What the states' laws forbid on silent days, and in which hours: `silent_days.csv` beside this module.

One row a state, day and span of hours: what is forbidden (`dances`, or `amusements`, which means public
dances and entertainments that do not fit the day), from when to when on this civil day, on which weekdays
(1 is Monday; empty is all), in which years, whether only parts of the state are meant, the paragraph, and where
it was read. A ban that runs over midnight is a row on each of its days. Rules for the hours of church services
and for sports are left out. The table is never complete: what does not stand in it is not free, it is to be asked
for, and every sentence says that the public order office decides.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

TABLE = Path(__file__).with_name("silent_days.csv")
MORNING = 6  # a ban that is over by then leaves the day to a festival


class Forbids(StrEnum):
    """What must rest; amusements include dances."""

    DANCES = "dances"
    AMUSEMENTS = "amusements"


class Ban(NamedTuple):
    """What a state forbids from `begins` to `ends` o'clock of one day, and by which law."""

    state: str
    forbids: Forbids
    begins: int
    ends: int
    is_partly: bool
    law: str

    @property
    def is_by_day(self) -> bool:
        """Whether it reaches into the day in the whole state."""
        return self.ends > MORNING and not self.is_partly


SENTENCES = {
    (Forbids.DANCES, False): _(
        "%(name)s, %(state)s: no public dances from %(begins)s to %(ends)s (%(law)s). The public order office "
        "decides."
    ),
    (Forbids.AMUSEMENTS, False): _(
        "%(name)s, %(state)s: no public dances and entertainments from %(begins)s to %(ends)s (%(law)s). The "
        "public order office decides."
    ),
    (Forbids.DANCES, True): _(
        "%(name)s, parts of %(state)s: no public dances from %(begins)s to %(ends)s (%(law)s). The public order "
        "office decides."
    ),
    (Forbids.AMUSEMENTS, True): _(
        "%(name)s, parts of %(state)s: no public dances and entertainments from %(begins)s to %(ends)s "
        "(%(law)s). The public order office decides."
    ),
}
ASK = _("Some federal states restrict public festivities on this day: ask the public order office first.")


def bans_on(key: str, day: date, state: str) -> tuple[Ban, ...]:
    """What is known to be forbidden there on this observance; nothing found does not mean allowed."""
    return tuple(ban for holds, ban in _table().get((key, state), ()) if holds(day))


@lru_cache(maxsize=1)
def restricted_keys() -> frozenset[str]:
    """The observances on which at least one state forbids something."""
    return frozenset(key for key, _state in _table())


def say_bans(name: str, bans: tuple[Ban, ...], say: Callable[[str], str]) -> Iterator[str]:
    """Each ban in a sentence of the language that `say` speaks; `name` is the day's, already said."""
    for ban in bans:
        yield say(SENTENCES[ban.forbids, ban.is_partly]) % {
            "name": name,
            "state": ban.state,
            "begins": f"{ban.begins}:00",
            "ends": f"{ban.ends}:00",
            "law": ban.law,
        }


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], list[tuple[Callable[[date], bool], Ban]]]:
    from events.calendars.germany import STATES  # which is made of observances, and they of bans

    found: dict[tuple[str, str], list[tuple[Callable[[date], bool], Ban]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ban = Ban(
                STATES[row["state"]],
                Forbids(row["forbids"]),
                int(row["begins"]),
                int(row["ends"]),
                row["partly"] == "yes",
                row["law"],
            )
            found.setdefault((row["key"], row["state"]), []).append((_holds(row), ban))
    return found


def _holds(row: dict[str, str]) -> Callable[[date], bool]:
    weekdays = row["weekdays"] or "1234567"
    since, until = int(row["since"] or 0), int(row["until"] or 9999)
    return lambda day: str(day.isoweekday()) in weekdays and since <= day.year <= until

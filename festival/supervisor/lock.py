"""One Standfest a folder: two would write the same database file and mail twice."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from festival.supervisor.errors import CannotStart


@contextmanager
def only_one(var: Path, address: str) -> Iterator[None]:
    """Holds the lock of `var` and notes who holds it. The kernel frees it, however we end.

    Raises `CannotStart`, naming the other process and its address.
    """
    with (var / "running").open("a+", encoding="utf-8") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            note.seek(0)
            other = note.read().strip() or "another process"
            raise CannotStart(
                f"it is already running here: {other}. Stop that one first (Ctrl-C), "
                "or start a second one in another folder with STANDFEST_VAR=/path PORT=8001."
            ) from error
        note.truncate(0)
        note.write(f"process {os.getpid()} at {address}\n")
        note.flush()
        yield
        note.truncate(0)

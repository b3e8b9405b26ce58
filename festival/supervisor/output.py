"""What the supervisor prints: its own lines, and those of its parts behind their name.

Whoever started us may stop reading (`make run | head`). Then lines are dropped, and nothing hangs.
"""

import os
import select
import sys

AT_ONCE = 4096  # bytes; a pipe that is ready takes this much without blocking (PIPE_BUF)
WIDTH = 9


def say(text: str, *, part: str = "") -> None:
    """Print `text` line by line; `part` is put in front."""
    for line in text.splitlines() or [""]:
        front = f"{part:<{WIDTH}}| " if part else ""
        _write(f"{front}{line}\n".encode())


def _write(line: bytes) -> None:
    try:
        descriptor = sys.stdout.fileno()
        if select.select([], [descriptor], [], 0)[1]:
            os.write(descriptor, line[: AT_ONCE - 1] + b"\n" if len(line) > AT_ONCE else line)
    except (OSError, ValueError):
        return  # nobody reads any more

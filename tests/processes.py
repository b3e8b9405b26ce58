"""Real processes for tests: a clean environment, a free port, and a look at who is still alive."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(var: Path, **more: str) -> dict[str, str]:
    """What a newcomer's shell has, and the folder `var`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    fast = {"DJANGO_SETTINGS_MODULE": "tests.fast_clock", "PYTHONDONTWRITEBYTECODE": ""}
    return kept | fast | {"STANDFEST_VAR": str(var)} | more


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def status(port: int, path: str = "/healthz") -> int:
    """The HTTP status of a page; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def eventually(question: Callable[[], object], seconds: float = 20) -> bool:
    """Whether `question` becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(0.05)
    return False


def alive(var: Path) -> dict[int, str]:
    """The processes that belong to `var`, by id, with their command lines. Orphans are among them."""
    mark = f"STANDFEST_VAR={var}".encode()
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()  # empty: dead, not yet buried
            ours = (
                mark in (folder / "environ").read_bytes().split(b"\0") or f"{var}/" in words
            )  # Valkey's is overwritten
            if words and ours:
                found[int(folder.name)] = words
        except OSError:
            continue
    return found


def of_part(var: Path, words: str) -> list[int]:
    """The ids of the processes of `var` whose command line contains `words`, oldest first."""
    return sorted(number for number, line in alive(var).items() if words in line)


PYTHON = sys.executable

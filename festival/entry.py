"""What a container runs: `python -m festival.entry web|worker|clock|migrate|healthy PART|manage …`.

Web, worker and clock are the same command lines as under the supervisor.
"""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from festival import parts

CLOCK_IS_LATE = 120.0  # seconds; it ticks every 20
LINES: dict[str, Callable[[], list[str]]] = {
    "web": lambda: parts.web(f"{os.environ.get('BIND') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"),
    "worker": parts.worker,
    "clock": parts.clock,
    "migrate": lambda: [sys.executable, "manage.py", "migrate", "--no-input"],
}
USAGE = (
    "Use: python -m festival.entry web | worker | clock | migrate | healthy web|worker|clock | manage COMMAND …"
)


def command_of(words: list[str]) -> list[str] | None:
    """The command line that `words` stand for; None when they stand for none."""
    match words:
        case ["manage", *rest]:
            return [sys.executable, "manage.py", *rest]
        case ["healthy", "worker"]:  # asks this very container's worker, over the broker
            name = f"celery@{socket.gethostname()}"
            return [sys.executable, "-m", "celery", "--app", "festival", "inspect", "ping", "--destination", name]
        case [word] if word in LINES:
            return LINES[word]()
    return None


def web_is_healthy() -> bool:
    """Does `/healthz` answer?"""
    url = f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}/healthz"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def clock_is_healthy() -> bool:
    """Has the clock ticked lately? It writes its file at every tick."""
    files = parts.CLOCK_FILE.parent.glob(f"{parts.CLOCK_FILE.name}*")
    newest = max((file.stat().st_mtime for file in files), default=0.0)
    return time.time() - newest < CLOCK_IS_LATE


def main(words: list[str]) -> int:
    """Become the command, or answer a question about health. Returns the exit code, if it returns."""
    questions = {"healthy web": web_is_healthy, "healthy clock": clock_is_healthy}
    question = questions.get(" ".join(words))
    if question is not None:
        return 0 if question() else 1
    command = command_of(words)
    if command is None:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")
    return os.execvp(command[0], command)  # noqa: S606 (no shell wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

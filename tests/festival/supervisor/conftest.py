"""A supervisor that really runs. Starting one takes a second or two, so tests share what they can."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.processes import PYTHON, ROOT, alive, environment, eventually, free_port


class Started:
    """One `python -m festival.supervisor`, its output in a file."""

    def __init__(self, var: Path, **more: str) -> None:
        self.var = var
        self.port = int(more.setdefault("PORT", str(free_port())))
        self.log = var.parent / f"{var.name}-{time.monotonic_ns()}.log"
        with self.log.open("wb") as log:
            self.began = time.monotonic()
            self.process = subprocess.Popen(
                [PYTHON, "-m", "festival.supervisor"],
                cwd=ROOT,
                env=environment(var, **more),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def says(self, words: str, seconds: float = 60) -> bool:
        """Whether a line that begins with `words` is printed in time, while the process runs."""
        return eventually(
            lambda: any(line.startswith(words) for line in self.lines) or self.process.poll() is not None, seconds
        ) and any(line.startswith(words) for line in self.lines)

    def ready(self) -> float:
        """Seconds from the start to the line “Ready”."""
        assert self.says(f"Ready: http://localhost:{self.port}/"), self.lines
        return time.monotonic() - self.began

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=40)

    def end(self) -> None:
        """Whatever state it is in: leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for number in alive(self.var):
            with suppress(ProcessLookupError):  # the leash was faster
                os.kill(number, signal.SIGKILL)


@pytest.fixture(scope="session", autouse=True)
def _on_linux() -> None:
    if sys.platform != "linux":
        pytest.skip("these tests read /proc")


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Iterator[Started]:
    """A first start in an empty folder, sample data and all; running."""
    started = Started(tmp_path_factory.mktemp("first") / "var")
    try:
        started.ready()
        yield started
    finally:
        started.end()


@pytest.fixture
def start(first, tmp_path) -> Iterator:
    """Starts further ones, each in a folder that looks as after an earlier start."""
    all_started: list[Started] = []

    def _start(**more: str) -> Started:
        var = tmp_path / f"var{len(all_started)}"
        left_behind = shutil.ignore_patterns("*.sock", "running", "clock*", "*-wal", "*-shm", "valkey")
        shutil.copytree(first.var, var, ignore=left_behind)
        all_started.append(Started(var, **more))
        return all_started[-1]

    yield _start
    for started in all_started:
        started.end()

"""Child processes: each in a process group of its own, on a leash, restarted when it dies."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from festival.env import ROOT
from festival.supervisor.output import say

LEASH = Path(__file__).with_name("leash.py")
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between a death and the next start; doubles each time
STEADY = 60.0  # seconds; who lived that long starts again with the first pause
HUSHED = ("Memory overcommit must be enabled",)  # Valkey's advice for large servers, at each start
PATIENCE = 10.0  # seconds from asking to stop until it is made to


class Child:
    """One running process and what it started itself."""

    def __init__(self, name: str, process: Process) -> None:
        self.name = name
        self.process = process
        self._lines = asyncio.create_task(_print_lines(name, process))

    @classmethod
    async def start(
        cls, name: str, command: Sequence[str], environment: Mapping[str, str], *, keep: Sequence[int] = ()
    ) -> "Child":
        """Start `command`. The descriptors in `keep` stay open in it."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-ISs", str(LEASH), "KILL", str(os.getpid()), *command),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            limit=1024 * 1024,
            cwd=ROOT,
            env=dict(environment),
            pass_fds=keep,
            process_group=0,  # Ctrl-C reaches us alone; we end the parts in order
        )
        return cls(name, process)

    async def ended(self) -> int:
        """Wait for the end; what it left behind is ended too. Returns the exit code."""
        code = await self.process.wait()
        self._signal(signal.SIGKILL)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._lines, 1)
        return code

    async def stop(self) -> None:
        """Ask it to end, and make it end when it does not."""
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self.process.wait(), PATIENCE)
        except TimeoutError:
            say(f"{self.name} did not stop within {PATIENCE:g} s and is made to.", part="standfest")
        await self._finish()

    async def _finish(self) -> None:
        self._signal(signal.SIGKILL)
        await self.ended()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


class Keeper:
    """Keeps one part running; `deaths` counts how often it ended by itself."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], *, keep: Sequence[int] = ()
    ) -> None:
        self.name = name
        self.deaths = 0
        self._how = (name, command, environment, keep)
        self._task = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Stop the part and do not start it again."""
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _keep(self) -> None:
        pause = FIRST_PAUSE
        while True:
            began = monotonic()
            name, command, environment, keep = self._how
            child = await Child.start(name, command, environment, keep=keep)
            try:
                code = await child.ended()
            except asyncio.CancelledError:
                await child.stop()
                raise
            self.deaths += 1
            if monotonic() - began > STEADY:
                pause = FIRST_PAUSE
            say(f"{self.name} ended ({_meaning(code)}); it starts again in {pause:g} s.", part="standfest")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _print_lines(name: str, process: Process) -> None:
    assert process.stdout  # noqa: S101 (for the type checker: it is a pipe)
    while True:
        try:
            line = await process.stdout.readline()
        except ValueError:  # longer than the limit: dropped
            continue
        if not line:
            return
        words = line.decode(errors="replace").rstrip()
        if words and not any(hushed in words for hushed in HUSHED):
            say(words, part=name)


def _meaning(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"

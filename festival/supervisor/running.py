"""The whole run, from the checks to the last stop."""

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

from festival import parts
from festival.env import VAR
from festival.supervisor import valkey
from festival.supervisor.children import Child, Keeper
from festival.supervisor.disk import check_disk
from festival.supervisor.errors import CannotStart, disk_sentence
from festival.supervisor.lock import only_one
from festival.supervisor.output import say
from festival.supervisor.ports import open_door, port_from
from festival.supervisor.ready import first_page_answers

DEATHS_BEFORE_READY = 3
OURS = {
    "DJANGO_SETTINGS_MODULE": "festival.settings",
    "PYTHONUNBUFFERED": "1",
    "PYTHONWARNINGS": "ignore:You're running the worker with superuser",  # a container or a trial, on purpose
}
STOPPED = 0
FAILED = 1


def main() -> int:
    """Run until told to stop. Returns the exit code; says in one sentence why when it cannot run."""
    try:
        port = port_from(os.environ)
        host = os.environ.get("BIND") or "127.0.0.1"
        check_disk(VAR)
        with only_one(VAR, f"http://localhost:{port}/"), open_door(host, port) as door:
            return asyncio.run(Run(door, VAR).until_told())
    except CannotStart as reason:
        sentence = str(reason)
    except OSError as error:
        sentence = disk_sentence(error, VAR)
    sys.stderr.write(f"Standfest cannot start: {sentence}\n")
    return FAILED


class Run:
    """One run of everything."""

    def __init__(self, door: socket.socket, var: Path) -> None:
        self.door = door
        self.var = var
        self.port: int = door.getsockname()[1]
        self.environment = {**os.environ, **OURS, "PORT": str(self.port)}
        self.running: list[Keeper] = []  # in the order of their start

    async def until_told(self) -> int:
        """Start everything, print where it is, wait for a signal, stop everything."""
        told = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup stays nohup
                asyncio.get_running_loop().add_signal_handler(number, told.set)
        start = asyncio.create_task(self._start())
        end = asyncio.create_task(told.wait())
        try:
            await asyncio.wait({start, end}, return_when=asyncio.FIRST_COMPLETED)
            if start.done():
                await start  # a reason not to start is raised here
            await end
        finally:
            await self._stop(start)
        return STOPPED

    async def _start(self) -> None:
        has_broker = bool(self.environment.get("REDIS_URL")) or await self._start_valkey()
        links = await self._prepare()
        descriptor = self.door.fileno()
        if has_broker:
            web = self._keep("web", parts.web(f"fd://{descriptor}"), keep=[descriptor])
            self._keep("worker", parts.worker())
            self._keep("clock", parts.clock())
        else:  # one process for web: without a shared cache each would count its own limits
            web = self._keep("web", parts.web(f"fd://{descriptor}", workers=1, threads=8), keep=[descriptor])
            self._keep("worker", parts.alone())
        await self._wait_for(web)
        say(f"Ready: http://localhost:{self.port}/")
        if links.strip():
            say(links.strip("\n"))

    async def _start_valkey(self) -> bool:
        binary = valkey.server_binary(self.environment)
        if binary is not None:
            address = valkey.socket_path(self.var)
            keeper = self._keep("valkey", valkey.server_command(binary, self.var, address))
            if await valkey.answers(address):
                self.environment["REDIS_URL"] = f"unix://{address}"
                return True
            self.running.remove(keeper)
            await keeper.stop()
        say("No Valkey server runs here: worker and clock share one process, letters leave every 20 seconds.")
        return False

    async def _prepare(self) -> str:
        reading, writing = os.pipe()
        command = [sys.executable, "-m", "festival.supervisor.preparing", str(writing)]
        child = await Child.start("setup", command, self.environment, keep=[writing])
        os.close(writing)
        try:
            code = await child.ended()
        except asyncio.CancelledError:
            await child.stop()
            raise
        with os.fdopen(reading, encoding="utf-8") as report:
            words = report.read()
        if code:
            raise CannotStart(words or "preparing the database failed; the lines of “setup” above say why.")
        return words

    def _keep(self, name: str, command: list[str], keep: list[int] | None = None) -> Keeper:
        keeper = Keeper(name, command, self.environment, keep=keep or ())
        self.running.append(keeper)
        return keeper

    async def _wait_for(self, web: Keeper) -> None:
        host = self.door.getsockname()[0]
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (only compared)
        while not await first_page_answers(host, self.port):
            if web.deaths >= DEATHS_BEFORE_READY:
                raise CannotStart("the web server ends as soon as it starts; the lines of “web” above say why.")
            await asyncio.sleep(0.5)

    async def _stop(self, start: asyncio.Task[None]) -> None:
        start.cancel()
        await asyncio.gather(start, return_exceptions=True)
        brokers = [keeper for keeper in self.running if keeper.name == "valkey"]
        others = [keeper for keeper in self.running if keeper.name != "valkey"]
        self.door.close()
        await asyncio.gather(*(keeper.stop() for keeper in others))
        await asyncio.gather(*(keeper.stop() for keeper in brokers))
        if self.running:
            say("Standfest has stopped.")

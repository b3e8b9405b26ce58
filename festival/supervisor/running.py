"""The whole run, from the checks to the last stop."""

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

from festival import parts
from festival.env import ADDRESS, VAR
from festival.supervisor import valkey
from festival.supervisor.children import Child, Keeper
from festival.supervisor.disk import check_disk
from festival.supervisor.errors import CannotStart, disk_sentence
from festival.supervisor.lock import only_one
from festival.supervisor.output import say
from festival.supervisor.ports import open_door, port_from
from festival.supervisor.ready import first_page_status

DEATHS_BEFORE_READY = 3
SERVER_ERROR = 500
DEFAULTS = {
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
            ADDRESS.write_text(os.environ.get("BASE_URL") or f"http://localhost:{port}", encoding="utf-8")
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
        self.environment = {**DEFAULTS, **os.environ, "PORT": str(self.port)}
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
        web, links = await self._start_web(has_broker)
        answers = await self._answers(web)  # the others come after it: the first page has the processor to itself
        for name, command in _others(has_broker).items():
            self._keep(name, command)
        if not answers:
            say("The first page answers with an error; the lines of “web” above say why. Still trying.")
        while not answers:
            answers = await self._answers(web)
        say(f"Ready: http://localhost:{self.port}/")
        if links.strip():
            say(links.strip("\n"))

    async def _start_web(self, has_broker: bool) -> tuple[Keeper, str]:
        """Start web, which is loaded meanwhile, and prepare. Returns web, let through, and the sign-in links.

        The gate is a pipe to which nothing is written: closing our end opens it, to each later start of web too.
        """
        door, (gate, bolt) = self.door.fileno(), os.pipe()
        application = f"festival.supervisor.serving:application({gate})"
        # One process for web without a broker: there is no shared cache, and each would count limits of its own.
        workers, threads = (2, 4) if has_broker else (1, 8)
        command = parts.web(f"fd://{door}", workers=workers, threads=threads, application=application)
        web = self._keep("web", command, keep=[door, gate])
        links = await self._prepare()
        os.close(bolt)
        return web, links

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

    async def _answers(self, web: Keeper) -> bool:
        """Wait for the answer to one request. Raises `CannotStart` when web keeps ending instead."""
        host = self.door.getsockname()[0]
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (only compared)
        while not (status := await first_page_status(host, self.port)):
            if web.deaths >= DEATHS_BEFORE_READY:
                raise CannotStart("the web server ends as soon as it starts; the lines of “web” above say why.")
        if status >= SERVER_ERROR:
            await asyncio.sleep(1)
        return status < SERVER_ERROR

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


def _others(has_broker: bool) -> dict[str, list[str]]:
    return {"worker": parts.worker(), "clock": parts.clock()} if has_broker else {"worker": parts.alone()}

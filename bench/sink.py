"""A mail server in a process of its own that keeps nothing but a line for each letter: its number and recipient.

`python -m bench.sink PORT FILE` takes letters until it is ended; `--core N` keeps it to one core.
"""

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from aiosmtpd.smtp import SMTP

MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Sink:
    """Takes everything."""

    def __init__(self, file: Path) -> None:
        self.file = file.open("a", buffering=1)

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        found = MESSAGE_ID.search(envelope.content)
        self.file.write(f"{found[1].decode() if found else '-'} {envelope.rcpt_tos[0]}\n")
        return "250 taken"


def main() -> None:
    """Serve for ever."""
    port, file = int(sys.argv[1]), Path(sys.argv[2])
    loop = asyncio.new_event_loop()
    sink = Sink(file)
    loop.run_until_complete(
        loop.create_server(lambda: SMTP(sink, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", port)
    )
    loop.run_forever()


@contextmanager
def open_sink(port: int, file: Path, *, core: int | None = None) -> Iterator[None]:
    """The sink as a process, ready when this returns."""
    process = subprocess.Popen([sys.executable, "-m", "bench.sink", str(port), str(file)])
    try:
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        _wait_for(port)
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    end = monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if monotonic() > end:
                raise
            sleep(0.05)
        else:
            return


if __name__ == "__main__":
    main()

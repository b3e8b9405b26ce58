"""The door: the socket that web serves. We open it, so nobody can take the port between check and start.

It stays open while web restarts: visitors wait a moment instead of being turned away.
"""

import errno
import socket
from collections.abc import Mapping

from festival.supervisor.errors import CannotStart

HIGHEST = 65_535
BACKLOG = 512


def port_from(environment: Mapping[str, str]) -> int:
    """The port that `PORT` names, 8000 without it. Raises `CannotStart`."""
    given = environment.get("PORT", "").strip() or "8000"
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given) <= HIGHEST:
        raise CannotStart(f"PORT is “{given}”, but a port is a number from 1 to {HIGHEST}, for example PORT=8001.")
    return int(given)


def open_door(host: str, port: int) -> socket.socket:
    """A socket that listens at `host`:`port`. Raises `CannotStart` when that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(BACKLOG)
    except OSError as error:
        door.close()
        raise CannotStart(_why(error, host, port)) from error
    return door


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program. Choose another one, for example PORT={_next(port)}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} is not allowed for this user. Choose one above 1023, for example PORT=8000."
    return f"{host}:{port} cannot be opened ({error.strerror or error}). BIND names the address, PORT the port."


def _next(port: int) -> int:
    return port + 1 if port < HIGHEST else 8000

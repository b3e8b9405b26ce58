"""When is the first page there?"""

import asyncio
from contextlib import suppress

ATTEMPT = 5.0  # seconds


async def first_page_status(host: str, port: int) -> int:
    """Ask for `/` once. Returns the HTTP status; 0 for silence.

    The door is open before web runs, so the request waits in line and is answered at the first moment.
    """
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(ATTEMPT):
            return await _status(host, port)
    return 0


async def _status(host: str, port: int) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        words = (await reader.readline()).split()
        return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    finally:
        writer.close()

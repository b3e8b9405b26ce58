"""When is the first page there?"""

import asyncio
from contextlib import suppress

ATTEMPT = 5.0  # seconds
SERVER_ERROR = 500


async def first_page_answers(host: str, port: int) -> bool:
    """Ask for `/` once. True when the answer is a page, even “not found”; False for an error or silence.

    The door is open before web runs, so the request waits in line and is answered at the first moment.
    """
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(ATTEMPT):
            return await _status(host, port) < SERVER_ERROR
    return False


async def _status(host: str, port: int) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        words = (await reader.readline()).split()
        return int(words[1]) if len(words) > 1 and words[1].isdigit() else SERVER_ERROR
    finally:
        writer.close()

"""A real mail server on loopback, that does what a test tells it to."""

import asyncio
import logging
import socket
import threading
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.processes import free_port

logging.getLogger("mail.log").setLevel(logging.WARNING)


class PostOffice:
    """Keeps what it accepts. `answers` maps a recipient to the reply it gets instead of an acceptance."""

    def __init__(self) -> None:
        self.accepted: list[tuple[str, bytes]] = []
        self.tried: list[str] = []
        self.connections = 0
        self.answers: dict[str, str] = {}
        self.after_data: dict[str, str] = {}
        self.sender = ""
        self.silent_after_data = False
        self.port = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender:
            return self.sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tried.append(address)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (recipient,) = envelope.rcpt_tos
        if self.silent_after_data:
            await asyncio.sleep(5)
        if recipient in self.after_data:
            return self.after_data[recipient]
        self.accepted.append((recipient, envelope.original_content))
        return "250 accepted"

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _content in self.accepted]

    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=policy.default) for _recipient, content in self.accepted]


class _Controller(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, enable_SMTPUTF8=True, timeout=30)


@contextmanager
def open_post_office():
    """A post office on a port of its own, closed at the end."""
    office = PostOffice()
    controller = _Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()


def _say(connections, words):
    for connection in connections:
        with suppress(OSError):
            connection.sendall(words)


@contextmanager
def mute_server(says=b""):
    """A server that lets everybody in and says `says` again and again, to no end. Gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept = []
        stop = threading.Event()

        def accept():
            server.settimeout(0.1)
            while not stop.is_set():
                try:
                    kept.append(server.accept()[0])
                except TimeoutError:
                    _say(kept, says)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            stop.set()
            thread.join()
            for connection in kept:
                connection.close()

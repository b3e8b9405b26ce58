"""How mail leaves: by SMTP with limits on everything, or, without a mail server, as one .eml file a letter."""

import re
import smtplib
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address
from django.utils import timezone

from events.mails import LetterMail

PLAIN = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)  # an address that needs no second look
MOST_BYTES = 64 * 1024  # of one reply
AFTER_DATA = 3  # times as long a server may take to answer for a whole letter: it looks through it for spam


class _Replies:
    """Reads the server's replies: the timeout is for the whole reply, not for each of its bytes.

    Otherwise a server that says a letter every ten seconds, or never ends its lines, would keep a worker for ever.
    """

    def __init__(self, connection: "_Limited") -> None:
        self._connection, self._kept, self._read, self._until = connection, b"", 0, 0.0

    def begin(self, seconds: float) -> None:
        """A new reply is waited for."""
        self._until, self._read = monotonic() + seconds, 0

    def readline(self, limit: int) -> bytes:
        """One line of the reply, in smtplib's way: empty when the server has hung up."""
        sock = self._connection.sock
        while b"\n" not in self._kept and len(self._kept) < limit:
            rest = self._until - monotonic()
            if rest <= 0 or self._read > MOST_BYTES:
                raise TimeoutError("the mail server does not come to an end")
            sock.settimeout(rest)
            got = sock.recv(4096)
            if not got:
                break
            self._read += len(got)
            self._kept += got
        sock.settimeout(self._connection.timeout)
        line, end, rest_of_it = self._kept.partition(b"\n")
        self._kept = rest_of_it
        return line + end

    def close(self) -> None:
        """The connection is over."""
        self._kept = b""


class _Limited:
    """What `smtplib.SMTP` and `SMTP_SSL` get in addition."""

    sock: Any
    file: Any
    timeout: float
    patience = 1

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None:
            self.file = _Replies(self)
        self.file.begin(self.timeout * self.patience)
        return super().getreply()  # type: ignore[misc,no-any-return]

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.patience = AFTER_DATA
        try:
            return super().data(msg)  # type: ignore[misc,no-any-return]
        finally:
            self.patience = 1


class _Smtp(_Limited, smtplib.SMTP):
    pass


class _SmtpSsl(_Limited, smtplib.SMTP_SSL):
    pass


class SmtpBackend(EmailBackend):
    """Django's own, with connections on which no reply takes longer than `EMAIL_TIMEOUT`."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpSsl if self.use_ssl else _Smtp

    def _send(self, email_message: EmailMessage) -> bool:
        """A letter comes as the bytes it is (`events/mails.py`); other mail goes Django's way."""
        if not isinstance(email_message, LetterMail):
            return bool(super()._send(email_message))  # type: ignore[misc]
        recipients = [_recipient(one) for one in email_message.to]
        connection = cast(smtplib.SMTP, self.connection)  # it was opened by who called
        connection.sendmail(_sender(email_message.from_email), recipients, email_message.wire())
        return True


@lru_cache(maxsize=8)
def _sender(address: str) -> str:
    return sanitize_address(address, "utf-8")


def _recipient(address: str) -> str:
    return address if PLAIN.fullmatch(address) else sanitize_address(address, "utf-8")


class EmlBackend(BaseEmailBackend):
    """Writes every message to `EMAIL_FILE_PATH` as `<time>-<recipient>-<random>.eml`, whole or not at all."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:  # type: ignore[override]
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S}-{_plain(message.to[0])}-{uuid4().hex[:6]}.eml"
            draft = folder / f".{name}.new"
            draft.write_bytes(message.message().as_bytes())
            draft.replace(folder / name)
        return len(email_messages)


def _plain(address: str) -> str:
    return "".join(letter if letter.isalnum() or letter in ".-" else "_" for letter in address)[:60]

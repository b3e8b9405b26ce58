"""The mail of a letter as it goes over the wire (RFC 5322, 2045, 2183), put together once and quickly.

Django's own way builds a tree of objects and lets the library look for a boundary in all of it: as dear as writing
the letter. Here the parts are few and known. `message()` reads the same bytes back for those who want the tree.
"""

import re
from base64 import encodebytes
from email import message_from_bytes
from email.charset import BASE64, Charset
from email.header import Header
from email.message import Message
from email.policy import Policy, compat32
from email.utils import formatdate

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import forbid_multi_line_headers

UTF8 = Charset("utf-8")
UTF8.header_encoding = BASE64  # else both ways are tried for every line of every subject
LINE, LONGEST_LINE = 78, 998
_LONG_LINE = re.compile(rb"[^\n]{%d}" % (LONGEST_LINE - 1))


class LetterMail(EmailMultiAlternatives):
    """Text, alternatives, and files that are text; every file is (name, words, MIME type)."""

    def wire(self) -> bytes:
        """The whole mail, lines ending with CRLF. Raises ValueError for headings that no mail can have."""
        number = str(self.extra_headers.get("Message-ID", "")).strip("<>").partition("@")[0]
        texts = [_part("text/plain", str(self.body))]
        texts += [_part(str(kind), str(words)) for words, kind in self.alternatives]
        files = [_part(str(kind), str(words), name=str(name)) for name, words, kind in self.attachments]
        body = _together("alternative", texts, f"=_a_{number}")
        if files:
            body = _together("mixed", [body, *files], f"=_m_{number}")
        return b"".join((*self._headings(), b"MIME-Version: 1.0\r\n", body))

    def _headings(self) -> list[bytes]:
        told = {
            "Subject": _folded(str(self.subject)),
            "From": str(self.from_email),
            "To": ", ".join(self.to),
            "Reply-To": ", ".join(self.reply_to),
            "Date": formatdate(),
        }
        lines = [_heading("Subject", told.pop("Subject"))]
        for name, value in (told | self.extra_headers).items():
            lines += [_heading(*forbid_multi_line_headers(name, value, "utf-8"))] if value else []
        return lines

    def message(self) -> Message:  # type: ignore[override]
        return message_from_bytes(self.wire(), _class=_Tree)


class _Tree(Message):
    """Written out again the way Django's mail backends ask for it."""

    def as_bytes(self, unixfrom: bool = False, policy: Policy | None = None, linesep: str = "\n") -> bytes:  # type: ignore[override]
        return super().as_bytes(
            unixfrom, policy=(policy or self.policy).clone(linesep=linesep, max_line_length=LONGEST_LINE)
        )


def _heading(name: str, value: str) -> bytes:
    """A long one is folded where it has room for that; an address has not."""
    length = len(name) + 2 + len(value)
    if "\n" not in value and (length <= LINE or (" " not in value and length <= LONGEST_LINE)):
        return f"{name}: {value}\r\n".encode("ascii")
    return _FOLDING.fold_binary(name, value)


_FOLDING = compat32.clone(linesep="\r\n")


def _folded(subject: str) -> str:
    """With room for the name of the heading: else a long one is folded before its first word."""
    if "\n" in subject or "\r" in subject:
        raise ValueError("a subject is one line")
    if subject.isascii():
        return subject
    return Header(subject, UTF8, header_name="Subject", maxlinelen=LINE - 2).encode()


def _part(kind: str, words: str, *, name: str = "") -> bytes:
    """A text; lines that are too long for mail are packed, others stand as they are."""
    body = words.replace("\r\n", "\n").replace("\r", "\n").encode()
    encoding = "7bit" if body.isascii() else "8bit"
    if _LONG_LINE.search(body):
        encoding, body = "base64", encodebytes(body.replace(b"\n", b"\r\n"))
    lines = [f'Content-Type: {kind}; charset="utf-8"', f"Content-Transfer-Encoding: {encoding}"]
    if name:
        lines.append(f'Content-Disposition: attachment; filename="{_file_name(name)}"')
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body.replace(b"\n", b"\r\n")


def _file_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)


def _together(kind: str, parts: list[bytes], boundary: str) -> bytes:
    """The boundary holds the letter's own random number, which stands in no text of it."""
    line = f"--{boundary}".encode("ascii")
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    return head + b"".join(b"".join((line, b"\r\n", part, b"\r\n")) for part in parts) + line + b"--\r\n"

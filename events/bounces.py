"""Reading a mail that says that another one did not arrive. Pure: bytes in, what it says out; nobody is told.

Delivery status notifications (RFC 3464) are read for their own words; what other mail servers write instead is
recognised by flufl.bounce. Answers of people and their out-of-office notes are no bounces.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from flufl.bounce import all_failures

_OURS = re.compile(r"\b[0-9a-f]{32}@[a-z0-9.-]+", re.IGNORECASE)
_SERVERS = ("mailer-daemon@", "postmaster@", "mail-daemon@")
_REPLY = re.compile(r"\b[45](?:\d\d\b|\.\d{1,3}\.\d{1,3}\b)")
LONGEST = 500  # characters of the server's words that are kept


@dataclass(slots=True)
class Bounce:
    """Which letters it may be about (Message-IDs), and the server's words by address in small letters.

    `failed`: refused for good. `delayed`: refused for now, or given up for a reason that may pass.
    """

    message_ids: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    delayed: dict[str, str] = field(default_factory=dict)


def may_be_bounce(headings: bytes) -> bool:
    """Whether a mail with these headings is worth being read whole: nothing that people wrote is."""
    message = message_from_bytes(headings)
    return _is_report(message) or _is_from_a_server(message)


def read_bounce(data: bytes) -> Bounce | None:
    """What a mail says about letters that did not arrive; nothing for every other mail."""
    message = message_from_bytes(data)
    if not (_is_report(message) or _is_from_a_server(message)):
        return None
    bounce = Bounce()
    _read_report(message, bounce)
    if not (bounce.failed or bounce.delayed) and _is_from_a_server(message):
        _recognise(message, bounce)
    if not (bounce.failed or bounce.delayed):
        return None
    bounce.message_ids = _numbers(message, data)
    return bounce


def _is_report(message: Message) -> bool:
    kind = str(message.get_param("report-type", "")).lower()
    return message.get_content_type() == "multipart/report" and kind == "delivery-status"


def _is_from_a_server(message: Message) -> bool:
    """By its sender: the empty one, or the name all mail servers use. Out-of-office notes say what they are."""
    if "auto-replied" in str(message.get("Auto-Submitted", "")).lower():
        return False
    sender = str(message.get("From", "")).lower()
    return str(message.get("Return-Path", "")).strip() == "<>" or any(name in sender for name in _SERVERS)


def _read_report(message: Message, bounce: Bounce) -> None:
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message):
                _read_block(block, bounce)


def _read_block(block: Message, bounce: Bounce) -> None:
    """The fields about one recipient (RFC 3464, 2.3)."""
    action, status = (str(block.get(name, "")).strip().lower() for name in ("Action", "Status"))
    if action not in {"failed", "delayed"}:
        return
    into = bounce.failed if action == "failed" and not status.startswith("4") else bounce.delayed
    words = _typed(str(block.get("Diagnostic-Code", ""))) or _plain(status)
    for name in ("Final-Recipient", "Original-Recipient"):
        address = _typed(str(block.get(name, ""))).strip("<> ").lower()
        if address:
            into[address] = words


def _typed(value: str) -> str:
    """`smtp; 550 5.1.1 unknown` → the words after the type, on one line."""
    return _plain(value.partition(";")[2])


def _plain(words: str) -> str:
    """One line without what no database and no page wants."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())[:LONGEST]


def _recognise(message: Message, bounce: Bounce) -> None:
    temporary, permanent = all_failures(message)
    lines = [_plain(line) for text in _texts(message) for line in text.splitlines()]
    said = next((line for line in lines if _REPLY.search(line)), "")
    for found, into in ((permanent, bounce.failed), (temporary, bounce.delayed)):
        for raw in found:
            address = _plain(raw.decode("ascii", "replace")).lower()
            into[address] = said or next((line for line in lines if address in line.lower()), "")


def _numbers(message: Message, data: bytes) -> list[str]:
    """Everything in it that has the form of our Message-IDs, with angle brackets."""
    texts = [data.decode("ascii", "replace"), *_texts(message)]
    return list(dict.fromkeys(f"<{found}>" for text in texts for found in _OURS.findall(text)))[:50]


def _texts(message: Message) -> Iterator[str]:
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "text" else None
        if isinstance(payload, bytes):
            text = payload.decode("utf-8", "replace")
            with suppress(LookupError):
                text = payload.decode(part.get_content_charset("utf-8"), "replace")
            yield text

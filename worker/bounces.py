"""The mailbox that letters come back to, read by IMAP where `BOUNCE_IMAP_URL` names one.

What we understand is marked as read and put into the folder `HANDLED`. Everything else is left unread, at most
with a keyword nobody sees: people answer letters, and people read the answers. Nothing is ever deleted.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError

from events.actions.bounces import Dealt, take_bounce
from events.bounces import may_be_bounce, read_bounce
from events.models import Heartbeat

log = logging.getLogger(__name__)

PART = "bounces"  # the row that says when somebody looked last: the lease, too
EVERY = timedelta(minutes=3)
LASTS = 60  # seconds for one look: well below EVERY, so that no two readers meet
TIMEOUT = SocketTimeout(connect=10, read=20)
LOOKS_BACK = timedelta(days=14)
MOST = 500  # mails looked at in one go, newest first
WHOLE = 262_144  # bytes read of one: the notice stands first, the letter that came back after it
HANDLED = "Standfest"
SEEN_BY_US = b"$StandfestSeen"  # the keyword on what we read whole and left to people: never read whole again
_HEADINGS = "BODY.PEEK[HEADER.FIELDS (FROM RETURN-PATH CONTENT-TYPE AUTO-SUBMITTED)]"


def is_due(*, now: datetime) -> bool:
    """Whether there is a mailbox at which nobody has looked for a while."""
    looked = Heartbeat.objects.filter(part=PART, beat_at__gt=now - EVERY)
    return bool(settings.BOUNCE_IMAP_URL) and not looked.exists()


def read_bounces(*, now: datetime) -> int:
    """Look into the mailbox, unless somebody else just does. Returns how many letters' bounces were dealt with.

    A mailbox that cannot be reached is no failure of the service: the next look tries again, `doctor` says why.
    """
    if not settings.BOUNCE_IMAP_URL or not _take_turn(now=now):
        return 0
    try:
        with open_mailbox(settings.BOUNCE_IMAP_URL) as box:
            return _read(box, now=now)
    except (IMAPClientError, OSError, ValueError) as error:
        log.warning("the mailbox for returned letters cannot be read: %s", mailbox_words(error))
        return 0


@contextmanager
def open_mailbox(url: str, timeout: SocketTimeout | None = None) -> Iterator[IMAPClient]:
    """`imaps://user:password@host:993/INBOX`, opened; `imap://` speaks in the clear, `imap+tls://` by STARTTLS.

    Raises IMAPClientError, OSError, ValueError.
    """
    parts, host, port = _parts(url)
    box = IMAPClient(host, port=port, ssl=parts.scheme == "imaps", timeout=timeout or TIMEOUT)
    try:
        if parts.scheme == "imap+tls":
            box.starttls()
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select_folder(unquote(parts.path.strip("/")) or "INBOX")
        yield box
    finally:
        box.shutdown()


def _parts(url: str) -> tuple[SplitResult, str, int]:
    """The address in pieces, host and port. What is wrong is said without any piece: one may be the password."""
    wrong = ValueError("BOUNCE_IMAP_URL must look like imaps://user:password@host/INBOX")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in {"imaps", "imap", "imap+tls"} or not host:
        raise wrong
    return parts, host, port or (993 if parts.scheme == "imaps" else 143)


def mailbox_words(error: Exception) -> str:
    """What went wrong, on one line."""
    words = error.args[0] if error.args else ""
    said = words.decode(errors="replace") if isinstance(words, bytes) else str(error)
    return " ".join(said.split()).rstrip(".") or type(error).__name__


def _take_turn(*, now: datetime) -> bool:
    """Only one reader finds the row old enough."""
    _row, new = Heartbeat.objects.get_or_create(part=PART, defaults={"beat_at": now})
    return new or bool(Heartbeat.objects.filter(part=PART, beat_at__lte=now - EVERY).update(beat_at=now))


def _read(box: IMAPClient, *, now: datetime) -> int:
    started = monotonic()
    folder = _folder(box)
    asked = ["SINCE", (now - LOOKS_BACK).date(), "UNKEYWORD", SEEN_BY_US] + ([] if folder else ["UNSEEN"])
    newest = box.search(asked)[-MOST:]
    found = box.fetch(newest, [_HEADINGS]) if newest else {}
    handled = 0
    for uid in sorted((uid for uid, parts in found.items() if may_be_bounce(_content(parts))), reverse=True):
        if monotonic() - started > LASTS:
            break
        data = _content(box.fetch([uid], [f"BODY.PEEK[]<0.{WHOLE}>"]).get(uid, {}))
        dealt = _deal_with(data, now=now)
        if dealt is Dealt.DONE:
            _put_away(box, uid, folder)
            handled += 1
        elif dealt is Dealt.NOT_OURS:
            _leave(box, uid)
    return handled


def _deal_with(data: bytes, *, now: datetime) -> Dealt:
    try:
        bounce = read_bounce(data)
        return Dealt.NOT_OURS if bounce is None else take_bounce(bounce, now=now)
    except (OperationalError, InterfaceError) as error:
        log.warning("a returned letter waits for the database: %s", error)
        return Dealt.TOO_EARLY
    except Exception:  # anybody may write to the mailbox: one mail that cannot be read must not hide the others
        log.exception("a mail in the mailbox for returned letters could not be read, it is left there")
        return Dealt.NOT_OURS


def _content(parts: dict[bytes, object]) -> bytes:
    """The one piece of the mail that was asked for; servers name it in their own way."""
    return next(
        (value for key, value in parts.items() if key.startswith(b"BODY[") and isinstance(value, bytes)), b""
    )


def _folder(box: IMAPClient) -> str:
    """Where handled ones go; empty where the server allows no folder: then being read must do."""
    try:
        if not box.folder_exists(HANDLED):
            box.create_folder(HANDLED)
    except IMAPClientError as error:
        log.warning("no folder %s in the mailbox: %s", HANDLED, mailbox_words(error))
        return ""
    return HANDLED if box.has_capability("MOVE") else ""


def _put_away(box: IMAPClient, uid: int, folder: str) -> None:
    box.add_flags([uid], [SEEN], silent=True)
    if folder:
        box.move([uid], folder)


def _leave(box: IMAPClient, uid: int) -> None:
    """For people, as it is. A server that keeps no keywords gives it to us anew next time."""
    try:
        box.add_flags([uid], [SEEN_BY_US], silent=True)
    except IMAPClientError as error:
        log.warning("the mailbox keeps no keywords: %s", mailbox_words(error))

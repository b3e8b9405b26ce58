"""A real IMAP server on loopback with one mailbox: pymap, which keeps its mails in memory."""

import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from imapclient import IMAPClient

from tests.processes import free_port

# By itself it keeps no keywords, which every usual server does: it learns ours.
START = """
from pymap.backend.mailbox import MailboxDataInterface
from pymap.main import main
from pymap.parsing.specials.flag import Flag

system = MailboxDataInterface.permanent_flags.fget
MailboxDataInterface.permanent_flags = property(lambda box: system(box) | {Flag(b"$StandfestSeen")})
main()
"""
NAME, PASSWORD = "standfest", "p@ss/word"


class Mailbox:
    """What a test puts in, and how it looks afterwards. Each look is a connection of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"imap://{NAME}:p%40ss%2Fword@127.0.0.1:{port}/INBOX"

    @contextmanager
    def opened(self, folder="INBOX"):
        box = IMAPClient("127.0.0.1", port=self.port, ssl=False, timeout=10)
        try:
            box.login(NAME, PASSWORD)
            box.select_folder(folder)
            yield box
        finally:
            box.shutdown()

    def put(self, *mails: bytes) -> None:
        with self.opened() as box:
            for mail in mails:
                box.append("INBOX", mail)

    def subjects(self, folder="INBOX", asked="ALL") -> list[str]:
        with self.opened(folder) as box:
            found = box.fetch(box.search([asked]), ["BODY.PEEK[HEADER.FIELDS (SUBJECT)]"])
        texts = [value for parts in found.values() for key, value in parts.items() if key.startswith(b"BODY[")]
        return sorted(text.decode().partition(":")[2].strip() for text in texts)


@contextmanager
def open_mailbox():
    port = free_port()
    command = [sys.executable, "-c", START, "--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict"]
    command += ["--demo-user", NAME, "--demo-password", PASSWORD]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        mailbox = Mailbox(port)
        for _try in range(150):
            with suppress(OSError), mailbox.opened():
                break
            time.sleep(0.2)
        else:
            raise RuntimeError("pymap does not answer")
        yield mailbox
    finally:
        server.terminate()
        server.wait()

"""Can the mailbox be read that letters come back to? One line of `doctor`."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from imapclient import SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from festival.checks import OK, WARNING, Check
from worker.bounces import mailbox_words, open_mailbox

PART = "bounces"
SECONDS = SocketTimeout(connect=3, read=3)


def check_bounce_mailbox(now: datetime) -> Check:
    """Connects, signs in and opens the folder, and reads nothing."""
    url = settings.BOUNCE_IMAP_URL
    if not url:
        says = "BOUNCE_IMAP_URL is not set: nobody notices here when a letter comes back."
        return Check(PART, OK, says)
    server = ""
    try:
        server = urlsplit(url).hostname or ""
        with open_mailbox(url, SECONDS):
            return Check(PART, OK, f"The mailbox at {server} can be read.")
    except LoginError as error:
        says = f"The mailbox at {server} refuses the sign-in: {mailbox_words(error)}."
        return Check(PART, WARNING, says, "Correct the name and password in BOUNCE_IMAP_URL.")
    except (IMAPClientError, OSError, ValueError) as error:
        says = f"The mailbox at {server} cannot be read: {mailbox_words(error)}."
        return Check(PART, WARNING, says, "Look at BOUNCE_IMAP_URL and the server. Letters leave meanwhile.")

"""What `doctor` says about the mailbox that letters come back to."""

import pytest

from festival.bounce_mailbox import check_bounce_mailbox
from tests.worker.mailbox import open_mailbox
from tests.worker.post_office import mute_server

pytest.importorskip("pymap", reason="no IMAP server: pymap is not installed (requirements/dev.txt)")


@pytest.fixture(scope="module")
def server():
    with open_mailbox() as mailbox:
        yield mailbox


def test_no_mailbox_is_no_fault(settings, now):
    settings.BOUNCE_IMAP_URL = ""

    assert check_bounce_mailbox(now).level == "ok"


def test_a_mailbox_that_can_be_read(server, settings, now):
    settings.BOUNCE_IMAP_URL = server.url

    assert check_bounce_mailbox(now).says == "The mailbox at 127.0.0.1 can be read."


@pytest.mark.parametrize(
    ("wrong", "todo"),
    [
        ({"p%40ss%2Fword": "geheim"}, "Correct the name and password in BOUNCE_IMAP_URL."),
        ({"INBOX": "Nowhere"}, "Look at BOUNCE_IMAP_URL and the server. Letters leave meanwhile."),
        ({"imap://": "pop://"}, "Look at BOUNCE_IMAP_URL and the server. Letters leave meanwhile."),
    ],
)
def test_what_is_wrong_is_said_without_the_password(server, settings, now, wrong, todo):
    (before, after) = next(iter(wrong.items()))
    settings.BOUNCE_IMAP_URL = server.url.replace(before, after)

    check = check_bounce_mailbox(now)

    assert (check.level, check.todo) == ("warning", todo)
    assert "geheim" not in check.says


def test_a_server_that_never_says_a_word_is_said(settings, now):
    with mute_server() as port:
        settings.BOUNCE_IMAP_URL = f"imap://a:b@127.0.0.1:{port}/INBOX"

        assert check_bounce_mailbox(now).level == "warning"

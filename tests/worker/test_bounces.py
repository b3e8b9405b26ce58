"""The mailbox that letters come back to, on a real IMAP server."""

from datetime import timedelta

import pytest

from events.models import ClosedAddress, Heartbeat, Letter
from tests.events.bounced import NUMBER, answer, away, qmail, report
from tests.letters import LetterFactory
from tests.worker.post_office import mute_server
from worker import bounces
from worker.bounces import is_due, read_bounces

pytest.importorskip("pymap", reason="no IMAP server: pymap is not installed (requirements/dev.txt)")
from tests.worker.mailbox import open_mailbox

pytestmark = pytest.mark.django_db
OTHER = "<11111111111111111111111111111111@standfest>"


@pytest.fixture(scope="module")
def server():
    with open_mailbox() as mailbox:
        yield mailbox


@pytest.fixture
def mailbox(server, settings):
    settings.BOUNCE_IMAP_URL = server.url
    with server.opened() as box:
        for folder in ("INBOX", "Standfest"):
            if box.folder_exists(folder):
                box.select_folder(folder)
                box.delete_messages(box.search())
                box.expunge()
    return server


def sent(now, recipient, number=NUMBER):
    return LetterFactory(recipient=recipient, message_id=number, state="sent", sent_at=now)


def test_letters_that_came_back_are_marked_and_everything_else_is_left_unread(mailbox, now):
    sent(now, "nour@example.org")
    sent(now, "club@example.org", OTHER)
    mailbox.put(
        answer("lena@example.org"),
        report("nour@example.org"),
        away("nour@example.org"),
        qmail("club@example.org", number=OTHER),
        report("nobody@example.org", number="<22222222222222222222222222222222@standfest>"),
    )

    assert read_bounces(now=now) == 2

    assert set(Letter.objects.values_list("recipient", "state")) == {
        ("nour@example.org", "returned"),
        ("club@example.org", "returned"),
    }
    assert set(ClosedAddress.objects.values_list("email", "words")) == {
        ("nour@example.org", "550 5.1.1 No such user"),
        ("club@example.org", "Remote host said: 550 5.1.1 mailbox unknown"),
    }
    left = ["Out of office", "Re: Einladung", "Undelivered Mail Returned to Sender"]
    assert mailbox.subjects() == mailbox.subjects(asked="UNSEEN") == left
    handled = ["Undelivered Mail Returned to Sender", "failure notice"]
    assert mailbox.subjects("Standfest") == mailbox.subjects("Standfest", "SEEN") == handled


def test_a_notice_that_a_person_has_read_already_counts_too(mailbox, now):
    letter = sent(now, "nour@example.org")
    mailbox.put(report("nour@example.org"))
    with mailbox.opened() as box:
        box.add_flags(box.search(), ["\\Seen"])

    assert read_bounces(now=now) == 1

    letter.refresh_from_db()
    assert letter.state == "returned"


def test_a_server_without_moving_marks_what_was_handled_and_goes_on(mailbox, now, monkeypatch):
    monkeypatch.setattr(bounces.IMAPClient, "has_capability", lambda box, name: name != "MOVE")
    sent(now, "nour@example.org")
    mailbox.put(report("nour@example.org"))

    assert read_bounces(now=now) == 1
    assert mailbox.subjects(asked="SEEN") == ["Undelivered Mail Returned to Sender"]
    assert read_bounces(now=now + bounces.EVERY) == 0


def test_one_reader_at_a_time_and_only_every_few_minutes(mailbox, now):
    sent(now, "nour@example.org")
    Heartbeat.objects.create(part="bounces", beat_at=now)
    mailbox.put(report("nour@example.org"))

    assert not is_due(now=now + timedelta(minutes=2))
    assert read_bounces(now=now + timedelta(minutes=2)) == 0
    assert is_due(now=now + timedelta(minutes=3))
    assert read_bounces(now=now + timedelta(minutes=3)) == 1
    assert not is_due(now=now + timedelta(minutes=3))


def test_a_mail_that_cannot_be_read_does_not_hide_the_others(mailbox, now, monkeypatch):
    letter = sent(now, "nour@example.org")
    read = bounces.read_bounce

    def choke(data):
        if b"broken@" in data:
            raise RuntimeError(data)
        return read(data)

    monkeypatch.setattr(bounces, "read_bounce", choke)
    mailbox.put(report("broken@example.org"), report("nour@example.org"))

    assert read_bounces(now=now) == 1

    letter.refresh_from_db()
    assert letter.state == "returned"


def test_what_is_not_ours_is_read_whole_once_and_what_came_too_early_again(mailbox, now, monkeypatch):
    letter = sent(now, "nour@example.org")
    Letter.objects.update(state="sending")
    strange = report("nobody@example.org", number="<22222222222222222222222222222222@standfest>")
    mailbox.put(report("nour@example.org"), strange)
    read, whole = bounces.read_bounce, []
    monkeypatch.setattr(bounces, "read_bounce", lambda data: whole.append(b"nobody@" in data) or read(data))

    assert read_bounces(now=now) == 0
    assert whole == [True, False]  # the newest first
    assert read_bounces(now=now + bounces.EVERY) == 0
    assert whole == [True, False, False]
    Letter.objects.update(state="sent")
    assert read_bounces(now=now + 2 * bounces.EVERY) == 1

    letter.refresh_from_db()
    assert letter.state == "returned"
    assert mailbox.subjects() == mailbox.subjects(asked="UNSEEN") == ["Undelivered Mail Returned to Sender"]


def test_without_the_setting_nobody_looks(settings, now):
    settings.BOUNCE_IMAP_URL = ""

    assert not is_due(now=now)
    assert read_bounces(now=now) == 0
    assert not Heartbeat.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "imap://a:b@127.0.0.1:1/INBOX",
        "imap://127.0.0.1",
        "http://a",
        "imap://a:gehe/geheim@h/INBOX",
        "imap://a:geheim/x@127.0.0.1",
        "imap://a:wrong",
    ],
)
def test_a_mailbox_that_cannot_be_opened_is_said_without_its_password(server, settings, now, caplog, url):
    settings.BOUNCE_IMAP_URL = url.replace("imap://a:wrong", server.url.replace("p%40ss%2Fword", "geheim"))

    assert read_bounces(now=now) == 0

    assert "cannot be read" in caplog.text
    assert "geheim" not in caplog.text


def test_a_mailbox_that_never_says_a_word_is_left(settings, now, monkeypatch):
    monkeypatch.setattr(bounces, "TIMEOUT", bounces.SocketTimeout(connect=0.2, read=0.2))
    with mute_server() as port:
        settings.BOUNCE_IMAP_URL = f"imap://a:b@127.0.0.1:{port}/INBOX"

        assert read_bounces(now=now) == 0

"""Letters that are owed, and the mail server they go to."""

import pytest
from django.template import engines
from django.utils import timezone

from events import letters
from events.letters import Content
from events.models import Letter
from tests.letters import LetterFactory
from tests.worker.post_office import open_post_office
from worker import delivery


@pytest.fixture
def now():
    """The real time: letters remember when they were written, and are given up three days later."""
    return timezone.now()


@pytest.fixture
def mail_to(settings):
    """Tell the worker which port its mail server has."""

    def mail_to(port, timeout=5):
        settings.EMAIL_BACKEND = "festival.mail.SmtpBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, timeout

    return mail_to


@pytest.fixture
def post_office(mail_to):
    with open_post_office() as office:
        mail_to(office.port)
        yield office


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something each time the worker begins to write a letter: what others do while a batch goes out."""

    def meanwhile(act):
        def compose(letter):
            act(letter)
            return letters.compose(letter)

        monkeypatch.setattr(delivery, "compose", compose)

    return meanwhile


@pytest.fixture
def plain_words():
    """The templates of the kind “plain”."""
    return {"letters/plain/subject.txt": "Hello {{ letter.recipient }}", "letters/plain/body.txt": "A sentence."}


@pytest.fixture
def owed(db, now, monkeypatch, plain_words):
    """Letters with one plain sentence, owed since now: `owed(3)`, `owed("a@example.org", "b@example.org")`."""
    monkeypatch.setitem(letters._KINDS, "plain", lambda letter: Content(context={}))
    render = letters.render_to_string

    def render_plain(name, context, using):
        if name in plain_words:
            return engines[using].from_string(plain_words[name]).render(context)
        return render(name, context, using=using)

    monkeypatch.setattr(letters, "render_to_string", render_plain)

    def owed(*recipients, **fields):
        if recipients and isinstance(recipients[0], int):
            recipients = [f"r{number}@example.org" for number in range(recipients[0])]
        fields = {"kind": "plain", "due_at": now} | fields
        rows = [LetterFactory(recipient=recipient, **fields) for recipient in recipients]
        Letter.objects.filter(pk__in=[row.pk for row in rows]).update(created_at=now)
        return rows

    return owed

"""Each part of the service, well and unwell: the level, the sentence, what to do."""

from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from events.models import Heartbeat, Letter
from festival import doctor
from festival.checks import Check
from tests.factories import OfficeFactory
from tests.processes import free_port
from worker.tasks import deliver, tick


class Listener:
    """A mail server that notes whatever it is given."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(envelope)
        return "250 OK"


@pytest.fixture
def mail_server():
    controller = Controller(Listener(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def smtp(settings):
    settings.EMAIL_URL = "smtp://127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    return settings


def test_mail_is_tried_without_sending(smtp, mail_server, now):
    smtp.EMAIL_PORT = mail_server.port

    check = doctor.check_mail(now)

    assert check == Check("mail", "ok", f"The mail server 127.0.0.1:{mail_server.port} takes letters.")
    assert mail_server.handler.messages == []


def test_a_mail_server_that_is_away_is_a_problem(smtp, now):
    smtp.EMAIL_PORT = port = free_port()

    check = doctor.check_mail(now)

    assert check.level == "problem"
    assert check.says.startswith(f"The mail server 127.0.0.1:{port} cannot be used: ConnectionRefusedError")


def test_a_sign_in_the_server_refuses_is_a_problem(smtp, mail_server, now):
    smtp.EMAIL_PORT, smtp.EMAIL_HOST_USER, smtp.EMAIL_HOST_PASSWORD = mail_server.port, "me", "wrong"

    assert doctor.check_mail(now).level == "problem"


def test_without_a_mail_server_the_folder_must_be_writable(settings, tmp_path, now):
    settings.EMAIL_URL = ""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    assert doctor.check_mail(now).level == "ok"

    (tmp_path / "file").write_text("in the way")
    settings.EMAIL_FILE_PATH = tmp_path / "file"
    assert doctor.check_mail(now).level == "problem"


def test_a_public_service_without_mail_is_warned(settings, tmp_path, now):
    settings.EMAIL_URL, settings.EMAIL_FILE_PATH, settings.SECURE = "", tmp_path, True

    assert doctor.check_mail(now).level == "warning"


def test_a_tick_shows_clock_and_worker_alive(db):
    tick()

    at = timezone.now()
    assert [doctor.check_worker(at).level, doctor.check_clock(at).level] == ["ok", "ok"]


def test_a_delivery_shows_the_worker_alive_but_not_the_clock(db):
    deliver()

    at = timezone.now()
    assert doctor.check_worker(at).level == "ok"
    assert doctor.check_clock(at) == Check(
        "clock",
        "problem",
        "The clock has never run.",
        "Start it, once: make run, or: python -m festival.entry clock",
    )


@pytest.mark.parametrize(("seconds", "level"), [(90, "ok"), (91, "problem")])
def test_a_heartbeat_counts_for_ninety_seconds(db, now, seconds, level):
    Heartbeat.objects.create(part="worker", beat_at=now - timedelta(seconds=seconds))

    assert doctor.check_worker(now).level == level


def letter(now, **fields):
    values = {"kind": "invitation", "about_kind": "invitation", "about_id": 1, "recipient": "a@example.org"}
    values |= {"language": "de", "due_at": now, "message_id": "<1@standfest>", "office": OfficeFactory()}
    created_at = fields.pop("created_at", now)
    made = Letter.objects.create(**values | fields)
    Letter.objects.filter(pk=made.pk).update(created_at=created_at)
    return made


def test_refused_letters_show_the_servers_words(db, now):
    letter(now, state="failed", attempts=1, last_error="550 no such user")

    check = doctor.check_refused_letters(now)

    assert (check.level, check.says) == (
        "warning",
        "0 letters are being tried again, 1 failed in the last seven days. The last words: 550 no such user",
    )


def test_old_failures_are_history(db, now):
    letter(now, state="failed", attempts=1, created_at=now - timedelta(days=8))

    assert doctor.check_refused_letters(now).level == "ok"


def test_tables_are_whole_and_writable(db, now):
    assert doctor.check_tables(now) == Check(
        "tables", "ok", "All migrations are applied, and rows can be written."
    )


def test_a_migration_that_is_not_applied_is_a_problem(db, now):
    MigrationRecorder.Migration.objects.filter(app="events").latest("id").delete()

    check = doctor.check_tables(now)

    assert (check.level, check.todo) == ("problem", "Run: manage.py migrate")


def test_a_migration_of_a_newer_version_is_a_problem(db, now):
    MigrationRecorder.Migration.objects.create(app="events", name="9999_from_the_future")

    check = doctor.check_tables(now)

    assert check.says == "The database was migrated by a newer version: events.9999_from_the_future."


def test_a_broker_that_is_away_is_a_problem(settings, now):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}"
    assert doctor.check_broker(now).level == "problem"

    settings.REDIS_URL = "no address"
    assert doctor.check_broker(now).level == "problem"

    settings.REDIS_URL = ""
    assert doctor.check_broker(now).level == "ok"

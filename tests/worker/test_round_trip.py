"""The whole way with real parts: a commit here, Redis, a worker in a process of its own, a mail server."""

import os
import subprocess
import sys
from contextlib import contextmanager
from time import monotonic, sleep

import pytest
from django.conf import settings as configured
from django.db import connection

from events.models import Letter
from stations.actions.invitations import invite_organisations
from tests.conftest import ROOT
from tests.letters import invited
from worker import wake

REDIS_URL = os.environ.get("REDIS_URL", "")

pytestmark = [
    pytest.mark.redis,
    pytest.mark.process,
    pytest.mark.skipif(not REDIS_URL, reason="REDIS_URL is not set: no Redis to carry the message"),
    pytest.mark.django_db(transaction=True),
]


def database_url():
    """The test database, for another process."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{of['NAME']}"
    return f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"


@contextmanager
def worker_process(environment, log):
    """A Celery worker as the product starts it."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "festival",
        "worker",
        "-c",
        "1",
        "-n",
        "test@%h",
        "-l",
        "INFO",
    ]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            wait_for(lambda: b" ready." in log.read_bytes(), 60, log)
            yield process
        finally:
            process.terminate()
            process.wait(30)


def wait_for(condition, seconds, log):
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, log.read_text()
        sleep(0.05)


def test_a_letter_arrives_seconds_after_the_commit(
    festival, actor, now, post_office, settings, monkeypatch, tmp_path
):
    environment = {
        "DJANGO_SETTINGS_MODULE": "festival.settings",
        "STANDFEST_VAR": str(tmp_path),
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url(),
        "REDIS_URL": REDIS_URL,
        "EMAIL_URL": f"smtp://127.0.0.1:{post_office.port}",
    }
    log = tmp_path / "worker.log"
    type(festival).objects.update(registration_deadline=festival.starts_at)
    invitation = invited(festival)
    settings.WAKE_WORKER = True
    monkeypatch.setattr(wake, "_quiet_until", 0.0)
    assert configured.CELERY_BROKER_URL == REDIS_URL

    with worker_process(environment, log):
        begin = monotonic()
        invite_organisations(festival, [invitation], actor=actor, now=now)
        wait_for(lambda: post_office.accepted, 20, log)
        wait_for(lambda: Letter.objects.get().state == "sent", 5, log)
        took = monotonic() - begin

    assert post_office.recipients == [invitation.organisation.contacts.get().email]
    assert took < 10

"""Waking the worker: at once where a broker is there, and never a burden where it is not."""

import os
import subprocess
import sys
from time import monotonic

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from events.actions.letters import owe_letter
from tests.processes import free_port
from worker import wake
from worker.tasks import deliver


@pytest.fixture
def waking(settings, monkeypatch):
    settings.WAKE_WORKER = True
    monkeypatch.setattr(wake, "_quiet_until", 0.0)


@pytest.fixture
def messages(waking, monkeypatch):
    """What would be sent to the broker."""
    sent = []
    monkeypatch.setattr(deliver, "apply_async", lambda **how: sent.append(how))
    return sent


def owe(festival, number, now):
    owe_letter(
        "invitation",
        about=festival,
        office=festival.office,
        festival=festival,
        recipient=f"r{number}@example.org",
        recipient_name="",
        language="de",
        now=now,
    )


@pytest.mark.django_db(transaction=True)
def test_one_message_for_all_letters_of_a_transaction_and_only_after_it(messages, festival, now):
    with transaction.atomic():
        for number in range(30):
            owe(festival, number, now)
        assert messages == []

    assert messages == [{"retry": False, "expires": 60}]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_taken_back_wakes_nobody(messages, festival, now):
    with transaction.atomic():
        owe(festival, 1, now)
        transaction.set_rollback(True)

    assert messages == []


AWAY = """
from time import monotonic
import django
django.setup()
from worker.wake import wake_worker
begin = monotonic()
wake_worker()
first = monotonic() - begin
for _ in range(50):
    wake_worker()
print(first, monotonic() - begin - first)
"""


@pytest.mark.process
def test_a_broker_that_is_away_costs_little_once_and_then_nothing(tmp_path):
    """In a process of its own, against a port nobody listens on: no error, and no second try at once."""
    environment = {
        **os.environ,
        "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        "STANDFEST_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "festival.settings",
        "LOG_LEVEL": "WARNING",
    }

    done = subprocess.run(
        [sys.executable, "-c", AWAY], env=environment, capture_output=True, text=True, timeout=60, check=True
    )

    *log, times = done.stdout.strip().splitlines()
    first, rest = (float(seconds) for seconds in times.split())
    assert (first < 5, rest < 0.1) == (True, True)
    assert [line.split("worker.wake: ")[1].split(":")[0] for line in [*log, *done.stderr.splitlines()]] == [
        "the worker could not be woken, the clock will"
    ]


def test_after_the_pause_it_is_tried_again(waking, monkeypatch):
    tries = []

    def fail(**_):
        tries.append(1)
        raise OperationalError("away")

    monkeypatch.setattr(deliver, "apply_async", fail)
    wake.wake_worker()
    wake.wake_worker()
    monkeypatch.setattr(wake, "_quiet_until", monotonic() - 1)
    wake.wake_worker()

    assert len(tries) == 2


def test_without_a_broker_nobody_is_woken(messages, settings):
    settings.WAKE_WORKER = False

    wake.wake_worker()

    assert messages == []

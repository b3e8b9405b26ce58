"""Waking the worker after a commit. When the broker is away nothing is lost: the clock looks at the rows."""

import logging
from time import monotonic
from typing import Any

from celery import Task
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from worker.tasks import deliver, work

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0  # after a failure nobody waits for the broker again so soon
_quiet_until = 0.0


def wake_worker(**_: Any) -> None:
    """Ask for a delivery now. One request may owe many letters; the task takes them all."""
    _ask_for(deliver)


def wake_for_jobs(**_: Any) -> None:
    """Ask for the jobs that wait to be done now."""
    _ask_for(work)


def _ask_for(task: Task) -> None:
    global _quiet_until  # noqa: PLW0603 (per process: remembers that the broker is away)
    if not settings.WAKE_WORKER or monotonic() < _quiet_until:
        return
    try:
        task.apply_async(retry=False, expires=60)
    except (OperationalError, RedisError, OSError) as error:
        _quiet_until = monotonic() + PAUSE_SECONDS
        log.warning("the worker could not be woken, the clock will: %s", error)

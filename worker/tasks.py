"""The tasks. Each is safe to run twice and holds no rule: it looks at the rows and does what is owed."""

import logging
from datetime import datetime
from time import monotonic

from celery import Task, shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from events.actions.festivals import end_festivals
from events.actions.jobs import forget_old_jobs
from events.actions.moved_observances import check_linked_observances
from events.models import Heartbeat, Job
from stations.actions.date_polls import owe_poll_questions, owe_poll_reminders
from stations.actions.page_views import count_edge_views
from stations.actions.prints import forget_old_prints
from stations.actions.timed import owe_timed_letters
from worker.bounces import is_due, read_bounces
from worker.claims import free_stale_claims
from worker.delivery import deliver_due
from worker.jobs import run_jobs

log = logging.getLogger(__name__)

LONGEST = 20.0  # seconds one delivery goes on: behind it the clock's own ticks wait, and it must not seem dead


def _beat(*parts: str) -> None:
    """Say that these parts are alive; `/readyz` and `doctor` look at it."""
    for part in parts:
        Heartbeat.objects.update_or_create(part=part, defaults={"beat_at": timezone.now()})


@shared_task(name="worker.deliver")
def deliver() -> int:
    """Send what is due, batch by batch. Returns how many letters went out.

    After a while it makes room for what waits behind it and asks for the rest anew.
    """
    sent, began = 0, monotonic()
    while True:
        _beat("worker")
        report = deliver_due(now=timezone.now())
        sent += report.sent
        if report.away or not report.touched:
            break
        if monotonic() - began > LONGEST:
            _ask_for(deliver)
            break
    if sent:
        log.info("%s letters sent", sent)
    return sent


@shared_task(name="worker.work")
def work() -> int:
    """Do the jobs that wait: prints, translations by machine. Returns how many were touched."""
    _beat("worker")
    return run_jobs()


@shared_task(name="worker.fetch_bounces")
def fetch_bounces() -> int:
    """Look which letters came back. A task of its own: a slow mailbox must not keep letters waiting."""
    return read_bounces(now=timezone.now())


def _ask_for(task: Task) -> None:
    """Put it behind what waits. Without a broker the clock's next tick does it, or asks again."""
    try:
        task.apply_async(retry=False, expires=60)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("%s could not be asked for: %s", task.name, error)


def _count_edge_views(*, now: datetime) -> None:
    count_edge_views(settings.VIEWS_FOLDER, now=now)


def _ask_for_bounces(*, now: datetime) -> None:
    if is_due(now=now):
        _ask_for(fetch_bounces)


def _ask_for_work(*, now: datetime) -> None:
    """Jobs whose wake-up was lost, or whose worker died. Asked for, not done here: letters must not wait."""
    if Job.objects.claimable(at=now).exists():
        _ask_for(work)


@shared_task(name="worker.tick")
def tick() -> None:
    """The clock's work, every few seconds: a sign of life, reminders, festivals that are over, letters, jobs.

    Only the clock asks for it, so that its coming says that the clock is alive.
    """
    now = timezone.now()
    _beat("clock", "worker")
    for part in (
        owe_timed_letters,  # before festivals end, so that what a sleeping clock missed is marked
        end_festivals,
        check_linked_observances,
        owe_poll_questions,
        owe_poll_reminders,
        free_stale_claims,
        forget_old_jobs,
        forget_old_prints,
        _count_edge_views,
        _ask_for_work,
        _ask_for_bounces,
    ):
        try:
            part(now=now)
        except Exception:  # one row that cannot be dealt with must not keep the letters back
            log.exception("%s failed, the next tick tries again", part.__name__)
    deliver()

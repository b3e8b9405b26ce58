"""The tasks. Each is safe to run twice and holds no rule: it looks at the rows and does what is owed."""

import logging

from celery import shared_task
from django.utils import timezone

from events.actions.festivals import end_festivals
from events.models import Heartbeat
from stations.actions.reminders import owe_reminders
from worker.delivery import deliver_due, free_stale_claims

log = logging.getLogger(__name__)

MAX_BATCHES = 100


@shared_task(name="worker.deliver")
def deliver() -> int:
    """Send what is due, batch by batch. Returns how many letters went out."""
    sent = 0
    for _batch in range(MAX_BATCHES):
        report = deliver_due(now=timezone.now())
        sent += report.sent
        if not (report.sent or report.later or report.failed or report.dropped):
            break
    if sent:
        log.info("%s letters sent", sent)
    return sent


@shared_task(name="worker.tick")
def tick() -> None:
    """The clock's work, every few seconds: a sign of life, reminders, festivals that are over, letters."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(part="worker", defaults={"beat_at": now})
    end_festivals(now=now)
    owe_reminders(now=now)
    free_stale_claims(now=now)
    deliver()

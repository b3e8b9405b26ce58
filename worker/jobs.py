"""Doing the work that somebody waits for: one job after another, each with its progress."""

import logging

from django.utils import timezone, translation

from events.actions.jobs import claim_job, end_job, put_back_job, report_progress
from events.errors import Refused
from events.jobs import work_of
from events.models import Job

log = logging.getLogger(__name__)


def run_jobs() -> int:
    """Do everything that waits. Returns how many jobs were touched."""
    touched = 0
    while (job := claim_job(now=timezone.now())) is not None:
        touched += 1
        _run(job)
    return touched


def _run(job: Job) -> None:
    def progress(done: int, total: int) -> None:
        report_progress(job, done, total, now=timezone.now())

    with translation.override(job.language):
        try:
            result = work_of(job.kind)(job, progress, timezone.now())
        except Refused as refusal:
            end_job(job, now=timezone.now(), error=str(refusal))
        except Exception as error:  # one job that cannot be done must not keep the others back
            log.exception("job %s (%s) failed", job.pk, job.kind)
            if not put_back_job(job):
                end_job(job, now=timezone.now(), error=f"{type(error).__name__}: {error}")
        else:
            end_job(job, now=timezone.now(), result=result)

"""Putting work down for the worker, and picking it up: the database is the queue, as for letters."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import translation

from events.actors import Actor
from events.models import Festival, Job, JobState
from events.signals import jobs_queued

LEASE = timedelta(minutes=3)  # renewed with every step
MAX_ATTEMPTS = 3  # a job whose worker died this often is not tried again
KEPT = timedelta(days=30)


@transaction.atomic
def queue_job(festival: Festival, kind: str, *, details: dict[str, Any], actor: Actor, now: datetime) -> Job:
    """Put work down; the same work that is still open is not put down twice."""
    Festival.objects.select_for_update(of=("self",), no_key=True).get(pk=festival.pk)
    for job in Job.objects.open().filter(festival=festival, kind=kind):
        if job.details == details:
            return job
    job = Job.objects.create(
        festival=festival,
        kind=kind,
        details=details,
        by=actor.by,
        language=translation.get_language() or "de",
        created_at=now,
    )
    transaction.on_commit(lambda: jobs_queued.send(Job), robust=True)
    return job


def claim_job(*, now: datetime) -> Job | None:
    """The oldest job nobody works at, now ours; None when there is nothing to do."""
    for pk in Job.objects.claimable(at=now).order_by("created_at", "pk").values_list("pk", flat=True)[:20]:
        claim = uuid4().hex
        ours = Job.objects.claimable(at=now).filter(pk=pk)
        changed = ours.update(
            state=JobState.RUNNING, claimed_until=now + LEASE, claimed_by=claim, attempts=F("attempts") + 1
        )
        if changed:
            return Job.objects.select_related("festival__office").get(pk=pk)
    return None


def report_progress(job: Job, done: int, total: int, *, now: datetime) -> None:
    """How far it is; also keeps the claim alive."""
    ours = Job.objects.filter(pk=job.pk, claimed_by=job.claimed_by)
    ours.update(done=done, total=total, claimed_until=now + LEASE)


def end_job(job: Job, *, now: datetime, result: dict[str, Any] | None = None, error: str = "") -> None:
    """Finished, with what it leaves behind or with why it could not be done."""
    ours = Job.objects.filter(pk=job.pk, claimed_by=job.claimed_by)
    state = JobState.FAILED if error else JobState.DONE
    ours.update(state=state, result=result or {}, error=error, claimed_until=None, ended_at=now)


def put_back_job(job: Job) -> bool:
    """After an accident: to be tried again, unless it was tried often enough. Returns whether it will be."""
    ours = Job.objects.filter(pk=job.pk, claimed_by=job.claimed_by, attempts__lt=MAX_ATTEMPTS)
    return bool(ours.update(state=JobState.QUEUED, claimed_until=None, claimed_by=""))


def forget_old_jobs(*, now: datetime) -> int:
    """Jobs that ended long ago are of no interest to anybody. Returns how many."""
    return Job.objects.filter(ended_at__lte=now - KEPT).delete()[0]

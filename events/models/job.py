"""Work that takes longer than somebody likes to wait: done by the worker, with its progress to be seen."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival


class JobState(models.TextChoices):
    """Where a job is."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("In progress")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> "JobQuerySet":
        """Jobs that are not finished."""
        return self.filter(state__in=[JobState.QUEUED, JobState.RUNNING])

    def claimable(self, *, at: datetime) -> "JobQuerySet":
        """Jobs nobody works at: new ones, and those whose worker went away."""
        return self.filter(Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, claimed_until__lte=at))


class Job(models.Model):
    """One piece of work for a festival. `kind` names who does it, `details` says with what.

    The same work is not queued twice while it is open. `done` of `total` steps; `result` is what the kind
    leaves behind, for example the digest of a print.
    """

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=40)
    details = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True)
    by = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=12, default="de")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="jobs_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.festival_id} ({self.state})"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be finished."""
        return self.state in {JobState.QUEUED, JobState.RUNNING}

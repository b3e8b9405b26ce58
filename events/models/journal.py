"""What happened, who did it, and whether the worker is alive."""

from datetime import datetime

from django.db import models

from events.models.festival import Festival
from events.models.office import Office
from events.models.staff import User


class LogEntry(models.Model):
    """One thing that happened. `actor` is empty when an organisation acted by link or the clock did;
    `by` then says who, in words that name no address."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="log")
    festival = models.ForeignKey(Festival, models.CASCADE, related_name="log", null=True, blank=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.PositiveBigIntegerField()
    event = models.CharField(max_length=60)
    actor = models.ForeignKey(User, models.SET_NULL, related_name="+", null=True, blank=True)
    by = models.CharField(max_length=160)
    on_behalf = models.BooleanField(default=False)
    details = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["about_kind", "about_id", "-at"], name="log_about")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.event}"


class Heartbeat(models.Model):
    """The last time a part of the service said that it is alive."""

    part = models.CharField(max_length=40, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part} {self.beat_at:%H:%M:%S}"

    def age(self, *, now: datetime) -> float:
        """Seconds since the last beat."""
        return (now - self.beat_at).total_seconds()

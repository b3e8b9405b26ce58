"""What the API remembers: answers it has given, so that a repeated request gets the same one."""

from django.db import models

from events.models import User


class KeptAnswer(models.Model):
    """The answer to a POST with an Idempotency-Key; unique by person and key, kept for 24 hours.

    The row is written in the transaction of the change itself: either both are there or neither.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    asked = models.CharField(max_length=64)  # SHA-256 of method, address, media type and body
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=255, blank=True)
    body = models.TextField(blank=True)  # JSON; empty where the answer was a secret
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key")]
        indexes = [models.Index(fields=["created_at"], name="kept_answers_by_age")]

    def __str__(self) -> str:
        return f"{self.user}: {self.key} ({self.status})"

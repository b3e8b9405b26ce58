"""Letters owed: the database is the queue. A row is written in the transaction that decides it."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival
from events.models.office import Office


class LetterState(models.TextChoices):
    """Where a letter is; the allowed moves stand in `events/states.py`."""

    OWED = "owed", _("Owed")
    SENDING = "sending", _("Sending")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    RETURNED = "returned", _("Came back")
    MISSED = "missed", _("Missed")
    DROPPED = "dropped", _("Not needed any more")


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, *, at: datetime) -> "LetterQuerySet":
        """Letters that should be on their way and that no worker holds."""
        return self.filter(state=LetterState.OWED, due_at__lte=at).filter(
            Q(queued_until=None) | Q(queued_until__lte=at)
        )

    def stale(self, *, at: datetime) -> "LetterQuerySet":
        """Letters whose sender went away while handing them over: nobody knows whether they arrived."""
        return self.filter(state=LetterState.SENDING, claimed_until__lte=at)

    def unsent(self) -> "LetterQuerySet":
        """Letters that somebody still waits for."""
        return self.filter(state__in=[LetterState.OWED, LetterState.SENDING])

    def about(self, kind: str, pk: int) -> "LetterQuerySet":
        """Letters about one thing, for example `about("invitation", 7)`."""
        return self.filter(about_kind=kind, about_id=pk)


class Letter(models.Model):
    """One letter to one recipient for one reason, unique by what it is about, its kind and its recipient.

    `kind` names the template folder `letters/<kind>/`. `reason` tells two letters of a kind apart, for
    example the offset of a reminder. `details` holds plain values the text needs and nothing secret.

    Two leases: until `queued_until` an owed letter waits in a worker's memory, or for a mail server that is away;
    until `claimed_until` it is being handed over. `refused_at`: when it was first refused for now.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="letters")
    festival = models.ForeignKey(Festival, models.CASCADE, related_name="letters", null=True, blank=True)
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40)
    about_id = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=80, blank=True)
    recipient = models.EmailField()
    recipient_name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=12)
    details = models.JSONField(default=dict, blank=True)

    state = models.CharField(max_length=8, choices=LetterState, default=LetterState.OWED)
    due_at = models.DateTimeField()
    queued_until = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=40, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    written_at: datetime | None = None  # in no column: when the worker writes it, which nobody does for a preview

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "kind", "reason", "recipient"], name="one_letter_per_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="letters_due"),
            models.Index(fields=["recipient", "sent_at"], name="letters_to_address"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient} ({self.state})"

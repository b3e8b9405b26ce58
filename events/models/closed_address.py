"""Addresses that an office must not write to: somebody unsubscribed, or letters came back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.letter import Letter
from events.models.office import Office


class ClosedFor(models.TextChoices):
    """Why no letter goes to an address."""

    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
    RETURNED = "returned", _("Letters came back")


class ClosedAddress(models.Model):
    """One address that gets no more letters of one office, whoever enters or imports it again.

    It is opened by removing the row, which the journal keeps. `words` are those of the mail server.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="closed_addresses")
    email = models.EmailField()
    reason = models.CharField(max_length=12, choices=ClosedFor)
    words = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ["email", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "email"], name="address_closed_once"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_unsubscribed(self) -> bool:
        """Whether the person said so; otherwise letters came back."""
        return self.reason == ClosedFor.UNSUBSCRIBED

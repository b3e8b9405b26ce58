"""Circulars: letters an office writes itself, to all organisations of a festival in certain states."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Festival


class CircularTo(models.TextChoices):
    """Whom a circular goes to."""

    EVERYBODY = "everybody", _("everybody on the list who has not declined")
    UNANSWERED = "unanswered", _("who has not answered")
    UNREGISTERED = "unregistered", _("who accepted and has not registered a station")
    SUBMITTED = "submitted", _("whose registration waits for a decision")
    CONFIRMED = "confirmed", _("whose station is confirmed")
    NO_OFFER = "no_offer", _("whose station is confirmed and has no offer")
    UNTRANSLATED = "untranslated", _("whose station is confirmed and has no translated offer")


class Circular(models.Model):
    """One letter in the office's words; `subject` and `body` may hold those of `stations/placeholders.py`."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="circulars")
    to = models.CharField(_("to"), max_length=12, choices=CircularTo, default=CircularTo.CONFIRMED)
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"), max_length=6000)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    sent_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject

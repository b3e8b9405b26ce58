"""Finding the date together: candidate days, put to the organisations."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.festival import Festival, FestivalState, default_reminder_days
from events.validators import validate_reminder_days, validate_text_language

# Afterwards the date is public: it is changed in the settings, for everybody to see.
WHILE_PLANNED = (FestivalState.DRAFT, FestivalState.INVITING)


class DatePollState(models.TextChoices):
    """Where a poll is: it goes from one to the next, and not back."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", pgettext_lazy("date poll", "Open for answers")
    CLOSED = "closed", pgettext_lazy("date poll", "Closed")


class DatePollQuerySet(models.QuerySet["DatePoll"]):
    def open(self) -> "DatePollQuerySet":
        """Polls that were put to the organisations and not closed yet."""
        return self.filter(state=DatePollState.OPEN)

    def asking(self, *, at: datetime) -> "DatePollQuerySet":
        """Polls that organisations may answer."""
        return self.open().filter(festival__state__in=WHILE_PLANNED, answers_until__gte=at)


class DatePoll(models.Model):
    """One question to the organisations of a festival: on which of these days could you come?"""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="date_polls")
    state = models.CharField(max_length=6, choices=DatePollState, default=DatePollState.DRAFT, editable=False)
    message = models.TextField(_("a word to the organisations"), max_length=1000, blank=True)
    language = models.CharField(_("language of this text"), max_length=12, default="de")
    answers_until = models.DateTimeField(_("answers until"))
    reminder_days = models.JSONField(
        _("reminders, days before the end"),
        default=default_reminder_days,
        blank=True,
        validators=[validate_reminder_days],
    )
    opened_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )
    closed_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )
    chosen = models.ForeignKey(
        "events.DateOption", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)

    objects = DatePollQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["festival"], condition=~Q(state="closed"), name="one_unfinished_poll_a_festival"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.festival} ({self.state})"

    def clean(self) -> None:
        """A language we know."""
        validate_text_language(self.language)

    def takes_answers(self, *, at: datetime) -> bool:
        """Whether organisations may answer. The office may enter what it hears until it closes the poll."""
        return self.is_open and at <= self.answers_until

    @property
    def is_open(self) -> bool:
        """Whether it was put to the organisations, and the date is still to be found."""
        return self.state == DatePollState.OPEN and self.festival.state in WHILE_PLANNED


class DateOption(models.Model):
    """A candidate: the festival would be from then to then. Times are aware."""

    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="options")
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="one_option_a_start"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="option_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d}"

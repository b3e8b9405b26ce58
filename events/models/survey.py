"""What an office asks residents: one question, some choices, free words. Nobody is identified."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.office import Office
from events.validators import validate_text_language, validate_visible


class SurveyState(models.TextChoices):
    """Where a survey is. Its results are public once it is closed."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, results published")


class SurveyQuerySet(models.QuerySet["Survey"]):
    def open(self) -> "SurveyQuerySet":
        """Surveys that everybody may answer."""
        return self.filter(state=SurveyState.OPEN)

    def public(self) -> "SurveyQuerySet":
        """Surveys that have a page: open ones, and those whose results are published."""
        return self.exclude(state=SurveyState.DRAFT)


class Survey(models.Model):
    """One question to everybody. `slug` is its public address, `/wishes/SLUG/`."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="surveys")
    slug = models.SlugField(_("address"), unique=True, max_length=60)
    state = models.CharField(max_length=6, choices=SurveyState, default=SurveyState.DRAFT, editable=False)
    question = models.CharField(_("question"), max_length=200)
    explanation = models.TextField(_("explanation"), max_length=1500, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    takes_words = models.BooleanField(_("residents may write a sentence of their own"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    opened_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )
    closed_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.question

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which its days are counted."""
        return ZoneInfo(self.office.time_zone)

    def clean(self) -> None:
        """A language we know; a question to be seen."""
        validate_text_language(self.language)
        validate_visible(question=self.question)


class SurveyChoice(models.Model):
    """One answer to choose; several may be chosen. `count` is all that is kept of who chose it."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="choices")
    words = models.CharField(_("answer"), max_length=120)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words


class Wish(models.Model):
    """A sentence somebody wrote. The day, not the hour; shown to the public only when the office lets it."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="wishes")
    words = models.CharField(_("wish"), max_length=400)
    language = models.CharField(max_length=12)
    given_on = models.DateField()
    is_shown = models.BooleanField(_("shown with the results"), default=False)

    class Meta:
        ordering = ["-given_on", "-pk"]

    def __str__(self) -> str:
        return self.words

"""A festival: one day (or some) at one place, planned by one office."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from events.models.office import Office
from events.models.survey import Survey
from events.validators import (
    validate_festival_times,
    validate_language_tags,
    validate_text_language,
    validate_visible,
)


def default_reminder_days() -> list[int]:
    """Days before the end of a date poll on which those who have not answered are reminded."""
    return [14, 3]


class FestivalState(models.TextChoices):
    """Where a festival is in its life; the allowed moves stand in `events/states.py`."""

    DRAFT = "draft", _("Draft")
    INVITING = "inviting", _("Inviting")
    PUBLISHED = "published", _("Published")
    OVER = "over", _("Over")
    ARCHIVED = "archived", _("Archived")
    CANCELLED = "cancelled", _("Cancelled")


class FestivalQuerySet(models.QuerySet["Festival"]):
    def inviting(self) -> "FestivalQuerySet":
        """Festivals that organisations are invited to: letters go out and answers come in."""
        return self.filter(state__in=[FestivalState.INVITING, FestivalState.PUBLISHED])

    def public(self) -> "FestivalQuerySet":
        """Festivals that visitors may read about."""
        return self.filter(
            Q(state__in=[FestivalState.PUBLISHED, FestivalState.OVER, FestivalState.ARCHIVED])
            | Q(state=FestivalState.CANCELLED, published_at__isnull=False)
        )

    def with_open_survey(self) -> "FestivalQuerySet":
        """Each with `open_survey`: the address of what its office asks residents now, or None."""
        surveys = Survey.objects.open().filter(office=OuterRef("office"))
        return self.annotate(open_survey=Subquery(surveys.values("slug")[:1]))

    def ended(self, *, at: datetime) -> "FestivalQuerySet":
        """Festivals whose last hour has passed."""
        return self.filter(ends_at__lte=at)


class Festival(models.Model):
    """A festival. Times are aware; its people read them in the office's time zone."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="festivals")
    slug = models.SlugField(_("address"), unique=True, max_length=60)
    state = models.CharField(max_length=10, choices=FestivalState, default=FestivalState.DRAFT, editable=False)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), max_length=4000, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    place = models.CharField(_("place"), max_length=200)
    travel_hint = models.TextField(_("how to get there"), max_length=1000, blank=True)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    setup_from = models.DateTimeField(_("set-up from"))
    takedown_until = models.DateTimeField(_("take-down until"))
    registration_deadline = models.DateTimeField(_("registration deadline"))
    places = models.PositiveSmallIntegerField(_("number of places"))
    languages = models.JSONField(_("languages of the sheet"), default=list, validators=[validate_language_tags])
    sequence = models.PositiveIntegerField(default=0, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = FestivalQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="festival_ends_after_start"),
            models.CheckConstraint(
                condition=Q(setup_from__lte=F("starts_at")), name="festival_setup_before_start"
            ),
            models.CheckConstraint(
                condition=Q(takedown_until__gte=F("ends_at")), name="festival_takedown_after_end"
            ),
            models.CheckConstraint(
                condition=Q(registration_deadline__lte=F("starts_at")), name="festival_deadline_before_start"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="festival_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A language we know; a title to be seen; at least one place; times in order."""
        validate_text_language(self.language)
        validate_visible(title=self.title)
        if isinstance(self.places, int) and self.places < 1:
            raise ValidationError({"places": _("Give at least one place.")})
        validate_festival_times(
            setup_from=self.setup_from,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            takedown_until=self.takedown_until,
            registration_deadline=self.registration_deadline,
        )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the festival's people read its times."""
        return ZoneInfo(self.office.time_zone)

    @property
    def reminder_days(self) -> list[int]:
        """Days before the deadline on which those who have not answered are reminded, the earliest first.

        A short way to say which of its rules are reminders of that kind. Prefetch `letter_rules` for many.
        """
        reminders = [
            rule
            for rule in self.letter_rules.all()
            if (rule.kind, rule.anchor, rule.whom) == ("reminder", "deadline", "unanswered")
        ]
        return sorted((-rule.days for rule in reminders), reverse=True)

    @property
    def uid(self) -> str:
        """The stable UID of its calendar entries, the same in every file and letter."""
        return f"festival-{self.pk}@standfest"

    @property
    def is_public(self) -> bool:
        """Whether visitors may read about it."""
        return self.state in {FestivalState.PUBLISHED, FestivalState.OVER, FestivalState.ARCHIVED} or (
            self.state == FestivalState.CANCELLED and self.published_at is not None
        )

    def took_place(self, *, at: datetime) -> bool:
        """Whether it was held and has ended."""
        return self.is_public and self.state != FestivalState.CANCELLED and self.ends_at <= at

    def takes_answers(self, *, at: datetime) -> bool:
        """Whether organisations may still answer and change their registration."""
        return self.state in {FestivalState.INVITING, FestivalState.PUBLISHED} and at <= self.registration_deadline

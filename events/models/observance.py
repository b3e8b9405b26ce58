"""What an office adds to the calendar of observances, and how a festival stands to one of them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival, FestivalState
from events.models.office import Office
from events.validators import validate_text_language, validate_visible


class DayKind(models.TextChoices):
    """What sort of day it is; the same words as in `events/calendars`."""

    CELEBRATION = "celebration", _("Celebration")
    FAST = "fast", _("Fast")
    MOURNING = "mourning", _("Mourning")
    SOLEMN = "solemn", _("Solemn day")
    PUBLIC = "public", _("Public holiday")
    SCHOOL = "school", _("School holidays")
    INTERNATIONAL = "international", _("International day")


class OwnDay(models.Model):
    """A day that an office knows better: one of its own, or a corrected date of the catalogue.

    A correction names the observance (`corrects`, a key of the catalogue) and the first day as it was
    reckoned (`instead_of`); the days given here stand in its place, for this office only.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="own_days")
    corrects = models.CharField(_("corrected observance"), max_length=80, blank=True)
    instead_of = models.DateField(_("first day as reckoned"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=160)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    evening = models.BooleanField(_("begins on the evening before"), default=False)
    kind = models.CharField(_("kind"), max_length=15, choices=DayKind, default=DayKind.CELEBRATION)
    who = models.CharField(_("who keeps it"), max_length=200, blank=True)
    meaning = models.CharField(_("what it means for a festival"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=200)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    by = models.CharField(max_length=160, blank=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="own_day_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["office", "corrects", "instead_of"],
                condition=~Q(corrects=""),
                name="one_correction_of_an_observance",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A name to be seen, days in order, and for a correction the day it corrects."""
        validate_visible(name=self.name, source=self.source)
        if self.first and self.last and self.last < self.first:
            raise ValidationError({"last": _("The last day must not be before the first day.")})
        if bool(self.corrects) != bool(self.instead_of):
            raise ValidationError(_("A correction names the observance and the day that was reckoned."))


class Stance(models.TextChoices):
    """How a festival stands to an observance."""

    CELEBRATE = "celebrate", _("We celebrate with")
    MIND = "mind", _("We take care of")
    AVOID = "avoid", _("We avoid")


class ObservanceLinkQuerySet(models.QuerySet["ObservanceLink"]):
    def ahead(self, *, at: datetime) -> "ObservanceLinkQuerySet":
        """Links of festivals that are still to come or going on."""
        closed = [FestivalState.OVER, FestivalState.ARCHIVED, FestivalState.CANCELLED]
        return self.filter(festival__ends_at__gt=at).exclude(festival__state__in=closed)

    def for_visitors(self) -> "ObservanceLinkQuerySet":
        """Links that say something to visitors, celebrations first; what is avoided is the office's concern."""
        return self.exclude(stance=Stance.AVOID).exclude(sentence="").order_by("stance", "first", "pk")


class ObservanceLink(models.Model):
    """A festival and an observance near it. `sentence` is what visitors read; empty for the office alone.

    `first` and `last` are the days as the office last saw them: when the calendar says otherwise, it is told.
    """

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="observance_links")
    key = models.CharField(_("observance"), max_length=80)
    year = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    evening = models.BooleanField(default=False)
    stance = models.CharField(_("how we stand to it"), max_length=9, choices=Stance)
    sentence = models.CharField(_("what visitors read"), max_length=200, blank=True)
    language = models.CharField(_("language of this sentence"), max_length=12, default="de")

    objects = ObservanceLinkQuerySet.as_manager()
    called = ""  # the observance's name, an English message id or the office's words, where it was asked for

    class Meta:
        ordering = ["first", "key"]
        constraints = [
            models.UniqueConstraint(fields=["festival", "key", "first"], name="one_link_to_an_observance"),
        ]

    def __str__(self) -> str:
        return f"{self.festival} – {self.key} {self.first}"

    @property
    def is_own(self) -> bool:
        """Whether it is about an own day of the office, which has its name in the office's language."""
        return self.key.startswith("own.")

    def clean(self) -> None:
        """A language we know; days in order."""
        validate_text_language(self.language)

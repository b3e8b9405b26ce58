"""A station: one organisation's booth at one festival, and its offers."""

from datetime import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, Count, Q, Sum, Value, When
from django.utils.translation import gettext_lazy as _

from events.models import Festival
from events.validators import validate_language_tags, validate_text_language, validate_visible
from stations.models.organisation import Organisation
from stations.validators import cost_as_told, validate_ages, validate_space, validate_times


class StationState(models.TextChoices):
    """Where a registration is; the allowed moves stand in `stations/states.py`."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ASKED = "asked", _("Information asked for")
    CONFIRMED = "confirmed", _("Confirmed")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StationQuerySet(models.QuerySet["Station"]):
    def confirmed(self) -> "StationQuerySet":
        """Stations that have a place."""
        return self.filter(state=StationState.CONFIRMED)

    def listed(self) -> "StationQuerySet":
        """Stations of organisations of the directory; withdrawn ones are neither shown nor printed."""
        return self.filter(organisation__withdrawn_at=None)

    def shown_to_visitors(self) -> "StationQuerySet":
        """Confirmed stations of public festivals, by number, with all that a page says about them."""
        return (
            self.confirmed()
            .listed()
            .filter(festival__in=Festival.objects.public())
            .select_related("organisation", "festival__office")
            .prefetch_related("offers")
            .order_by("number", "pk")
        )

    def waiting(self) -> "StationQuerySet":
        """The waiting list, first come first."""
        return self.filter(state=StationState.WAITING).order_by("waiting_since", "pk")

    def undecided_first(self) -> "StationQuerySet":
        """As the office looks at them: what waits for it, the waiting list, the rest by number."""
        order = [
            StationState.SUBMITTED,
            StationState.ASKED,
            StationState.WAITING,
            StationState.CONFIRMED,
            StationState.DRAFT,
        ]
        cases = [When(state=state, then=Value(place)) for place, state in enumerate(order)]
        turn = Case(*cases, default=Value(len(order)))
        return self.alias(turn=turn).order_by("turn", "waiting_since", "number", "organisation__name", "pk")

    def needs_by_state(self) -> dict[str, dict[str, int]]:
        """For each state that occurs: `stations`, `watts`, `tables`, `tents`, `water` (stations that need it)."""
        sums = {
            "stations": Count("pk"),
            "watts": Sum("power_watts"),
            "tables": Sum("tables"),
            "tents": Count("pk", filter=Q(needs_tent=True)),
            "water": Count("pk", filter=Q(needs_water=True)),
        }
        rows = self.order_by().values("state").annotate(**{f"sum_{name}": sum_ for name, sum_ in sums.items()})
        return {row["state"]: {name: row[f"sum_{name}"] for name in sums} for row in rows}

    def going_on(self) -> "StationQuerySet":
        """Registrations, decided or not, at festivals that organisations are invited to."""
        out = [StationState.DRAFT, StationState.DECLINED, StationState.WITHDRAWN]
        return self.filter(festival__in=Festival.objects.inviting()).exclude(state__in=out)

    def undecided(self) -> "StationQuerySet":
        """Registrations that wait for the office."""
        return self.filter(state=StationState.SUBMITTED)

    def speaking(self, tag: str) -> "StationQuerySet":
        """Stations where this language is spoken."""
        return self.filter(spoken_languages__icontains=f'"{tag}"')  # SQLite cannot look into JSON lists


class Station(models.Model):
    """One organisation's booth at one festival. `number` is given when it is confirmed."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="stations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="stations")
    state = models.CharField(max_length=10, choices=StationState, default=StationState.DRAFT)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    spot = models.CharField(_("where to find it"), max_length=160, blank=True)
    x_m = models.PositiveSmallIntegerField(_("metres from the left"), null=True, blank=True)
    y_m = models.PositiveSmallIntegerField(_("metres from the top"), null=True, blank=True)
    spoken_languages = models.JSONField(
        _("languages spoken at the station"), default=list, blank=True, validators=[validate_language_tags]
    )
    power_watts = models.PositiveIntegerField(
        _("power in watts"), default=0, validators=[MaxValueValidator(20_000)]
    )
    needs_water = models.BooleanField(_("water"), default=False)
    tables = models.PositiveSmallIntegerField(_("tables"), default=1, validators=[MaxValueValidator(20)])
    needs_tent = models.BooleanField(_("tent"), default=False)
    width_m = models.DecimalField(_("width in metres"), max_digits=4, decimal_places=1, default=3)
    depth_m = models.DecimalField(_("depth in metres"), max_digits=4, decimal_places=1, default=3)
    day_contact_name = models.CharField(_("contact on the day"), max_length=120, blank=True)
    day_contact_phone = models.CharField(_("telephone on the day"), max_length=40, blank=True)
    remark = models.TextField(_("remark for the office"), max_length=1000, blank=True)
    question = models.TextField(_("what the office asks"), max_length=1000, blank=True)
    decision_note = models.TextField(_("note to the organisation"), max_length=1000, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of its set-up in calendars
    updated_at = models.DateTimeField(auto_now=True)

    objects = StationQuerySet.as_manager()

    class Meta:
        ordering = ["number", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["festival", "organisation"], name="one_station_per_festival"),
            models.UniqueConstraint(fields=["festival", "number"], name="station_number_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(number__isnull=False), name="confirmed_station_has_number"
            ),
            models.CheckConstraint(
                condition=Q(x_m=None, y_m=None) | Q(x_m__isnull=False, y_m__isnull=False),
                name="station_is_placed_or_not",
            ),
            models.CheckConstraint(condition=Q(width_m__gt=0) & Q(depth_m__gt=0), name="station_has_space"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.festival}"

    def clean(self) -> None:
        """Some space."""
        validate_space(self.width_m, self.depth_m)

    def is_editable(self, *, at: datetime) -> bool:
        """Whether the organisation may still change it: until the deadline, and not once it is out.

        Who was asked for information may answer after the deadline too.
        """
        if self.state in {StationState.DECLINED, StationState.WITHDRAWN}:
            return False
        if self.state == StationState.ASKED:
            return self.festival.state in {"inviting", "published"} and at <= self.festival.starts_at
        return self.festival.takes_answers(at=at)

    def may_be_withdrawn(self, *, at: datetime) -> bool:
        """Whether the organisation may take it back: until the festival starts, if it is not out already."""
        return (
            self.state not in {StationState.DECLINED, StationState.WITHDRAWN}
            and self.festival.state in {"inviting", "published"}
            and at < self.festival.starts_at
        )


class Offer(models.Model):
    """What visitors can do at a station. `times` are `[["14:00", "15:30"], …]` in the festival's zone;
    none means the whole festival."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="offers")
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), max_length=1500, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    times = models.JSONField(_("times"), default=list, blank=True, validators=[validate_times])
    languages = models.JSONField(_("languages"), default=list, blank=True, validators=[validate_language_tags])
    cost = models.CharField(_("cost"), max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=models.F("age_from")),
                name="offer_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A language we know; a title to be seen; ages in order. “Free of charge” is an empty cost."""
        self.cost = cost_as_told(self.cost)
        validate_text_language(self.language)
        validate_visible(title=self.title)
        validate_ages(self.age_from, self.age_to)

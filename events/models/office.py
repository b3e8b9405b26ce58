"""A district office: who plans, where, in which languages."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.validators import (
    validate_communities,
    validate_language_tags,
    validate_text_language,
    validate_time_zone,
    validate_visible,
)


class FederalState(models.TextChoices):
    """The sixteen federal states, by ISO 3166-2:DE without the `DE-`. Names as they are written in Germany."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


class Office(models.Model):
    """A district office. Several share one installation and see nothing of one another."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    place = models.CharField(_("place"), max_length=120)
    federal_state = models.CharField(_("federal state"), max_length=2, choices=FederalState)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Europe/Berlin", validators=[validate_time_zone]
    )
    language = models.CharField(_("language of the office"), max_length=12, default="de")
    languages = models.JSONField(_("languages"), default=list, validators=[validate_language_tags])
    communities = models.JSONField(
        _("communities who live here"), default=list, blank=True, validators=[validate_communities]
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-66), MaxValueValidator(66)],  # further there are days without a sunset
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    imprint = models.TextField(_("imprint"), max_length=4000, blank=True)
    privacy = models.TextField(_("privacy notice"), max_length=8000, blank=True)
    accessibility = models.TextField(_("accessibility statement"), max_length=8000, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"))
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A language we know, a name to be seen."""
        validate_text_language(self.language)
        validate_visible(name=self.name)


class Role(models.TextChoices):
    """What a person may do in an office; see `permissions.py` for the table."""

    COORDINATOR = "coordinator", _("Coordinator")
    MEMBER = "member", _("Member")
    READER = "reader", _("Reader")


class Membership(models.Model):
    """A person belongs to an office with a role."""

    user = models.ForeignKey("events.User", models.CASCADE, related_name="memberships")
    office = models.ForeignKey(Office, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "office"], name="one_membership_per_office")]

    def __str__(self) -> str:
        return f"{self.user} – {self.office}: {self.get_role_display()}"

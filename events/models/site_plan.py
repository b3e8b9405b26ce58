"""The ground a festival stands on, in metres, and what families look for on it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival


class SitePlan(models.Model):
    """The size of the ground. Places on it are metres from its left and its upper edge, as the plan is drawn."""

    festival = models.OneToOneField(Festival, models.CASCADE, related_name="site_plan")
    width_m = models.PositiveSmallIntegerField(
        _("width in metres"), validators=[MinValueValidator(10), MaxValueValidator(1000)]
    )
    depth_m = models.PositiveSmallIntegerField(
        _("depth in metres"), validators=[MinValueValidator(10), MaxValueValidator(1000)]
    )
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.festival}: {self.width_m} × {self.depth_m} m"


class FacilityKind(models.TextChoices):
    """What people look for beside the stations."""

    ENTRANCE = "entrance", _("Entrance")
    INFORMATION = "information", _("Information")
    TOILETS = "toilets", _("Toilets")
    ACCESSIBLE_TOILET = "accessible", _("Toilet without steps")
    WATER = "water", _("Drinking water")
    FOOD = "food", _("Food")
    STAGE = "stage", _("Stage")
    QUIET = "quiet", _("Quiet corner")
    PRAYER = "prayer", _("Place to pray")
    FEEDING = "feeding", _("Feeding and changing babies")
    FIRST_AID = "first_aid", _("First aid")
    SHADE = "shade", _("Shade")


class Facility(models.Model):
    """One such place. Without a place on the plan it stands in the list only."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="facilities")
    kind = models.CharField(_("kind"), max_length=12, choices=FacilityKind)
    spot = models.CharField(_("where to find it"), max_length=160, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    x_m = models.PositiveSmallIntegerField(_("metres from the left"), null=True, blank=True)
    y_m = models.PositiveSmallIntegerField(_("metres from the top"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(x_m=None, y_m=None) | Q(x_m__isnull=False, y_m__isnull=False),
                name="facility_has_both_or_neither",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

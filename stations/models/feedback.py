"""What families say about a station or a festival: a pictogram, one sentence, and nothing about themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Festival
from stations.models.station import Station


class Face(models.IntegerChoices):
    """The three pictograms."""

    GOOD = 1, _("Good")
    SO_SO = 2, _("So-so")
    BAD = 3, _("Not good")


class Feedback(models.Model):
    """One answer, about a station or (without one) the whole festival. The day is kept, not the hour."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="feedback")
    station = models.ForeignKey(Station, models.CASCADE, related_name="feedback", null=True, blank=True)
    face = models.PositiveSmallIntegerField(choices=Face)
    sentence = models.CharField(_("sentence"), max_length=400, blank=True)
    language = models.CharField(max_length=12)
    given_on = models.DateField()
    is_hidden = models.BooleanField(default=False)  # the office hid an insulting sentence

    class Meta:
        ordering = ["-given_on", "-pk"]
        indexes = [models.Index(fields=["festival", "station", "face"], name="feedback_counts")]

    def __str__(self) -> str:
        return f"{self.get_face_display()} {self.sentence}".strip()

"""Finished prints, kept by their content: the same content is typeset once."""

from django.db import models

from events.models import Festival


class KeptPrint(models.Model):
    """A finished PDF. `digest` is that of everything that stands on it (see `stations/printing`)."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="kept_prints")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    pdf = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

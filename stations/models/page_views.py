"""How often a page was read: whole numbers a day, by language, and nothing else."""

from django.db import models

from stations.models.organisation import Organisation


class PageViews(models.Model):
    """Views of one organisation's page in one language on one day."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="page_views")
    language = models.CharField(max_length=12)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "organisation", "language"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day", "language"], name="views_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.day} {self.language}: {self.count}"

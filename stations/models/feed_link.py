"""Secret addresses of calendars to subscribe to: of an office, or of one of its organisations."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from events.models import Office
from stations.models.organisation import Organisation


class FeedLinkQuerySet(models.QuerySet["FeedLink"]):
    def usable(self) -> "FeedLinkQuerySet":
        """Addresses that have not been revoked."""
        return self.filter(revoked_at=None)


class FeedLink(models.Model):
    """A calendar's secret address. The token is derived like that of a personal link (`events/tokens.py`).

    Without an organisation it is the office's own calendar, with all its festivals.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="feed_links")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="feed_links", null=True, blank=True
    )
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True
    )

    objects = FeedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(revoked_at=None, organisation=None),
                name="one_usable_feed_per_office",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(revoked_at=None), name="one_usable_feed_per_organisation"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.office)

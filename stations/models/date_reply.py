"""What organisations answer to a date poll. Every answer is kept; the last one of an organisation stands."""

from django.db import models
from django.db.models import ExpressionWrapper, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from events.models import DatePoll
from stations.models.invitation import Invitation
from stations.models.organisation import Contact


class Fit(models.TextChoices):
    """Whether a day suits."""

    YES = "yes", _("yes")
    MAYBE = "maybe", _("if need be")
    NO = "no", _("no")


class DateReplyQuerySet(models.QuerySet["DateReply"]):
    def standing(self) -> "DateReplyQuerySet":
        """The last answer of each organisation."""
        return self.filter(pk=_last_of_the_same())

    def with_standing(self) -> "DateReplyQuerySet":
        """Each with `stands`: whether it is the last answer of its organisation."""
        return self.annotate(stands=ExpressionWrapper(Q(pk=_last_of_the_same()), models.BooleanField()))


def _last_of_the_same() -> Subquery:
    same = DateReply.objects.filter(poll=OuterRef("poll"), invitation=OuterRef("invitation"))
    return Subquery(same.order_by("-answered_at", "-pk").values("pk")[:1])


class DateReply(models.Model):
    """One answer: `fits` maps the number of each candidate (as text) to a `Fit`."""

    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="replies")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="date_replies")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.CharField(max_length=160)
    on_behalf = models.BooleanField(default=False)
    fits = models.JSONField(default=dict)
    remark = models.TextField(_("remark"), max_length=1000, blank=True)
    answered_at = models.DateTimeField()

    objects = DateReplyQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        indexes = [models.Index(fields=["poll", "invitation", "-answered_at"], name="date_replies_standing")]

    def __str__(self) -> str:
        return f"{self.by}: {self.poll_id}"

    @property
    def in_order(self) -> list[str]:
        """What it says, in the order of the candidate days as they were numbered."""
        return [self.fits[number] for number in sorted(self.fits, key=int)]

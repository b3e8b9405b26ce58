"""An invitation of one organisation to one festival, and the personal links that open it."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Festival
from stations.models.organisation import Contact, Organisation


class InvitationState(models.TextChoices):
    """Where an invitation is; the allowed moves stand in `stations/states.py`."""

    CHOSEN = "chosen", _("Chosen, not invited yet")
    INVITED = "invited", _("Invited, no answer yet")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "Declined")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> "InvitationQuerySet":
        """Invited, and no answer came."""
        return self.filter(state=InvitationState.INVITED)


class Invitation(models.Model):
    """One organisation, one festival."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    state = models.CharField(max_length=8, choices=InvitationState, default=InvitationState.CHOSEN)
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    remark = models.TextField(_("remark"), max_length=1000, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of its calendar entries: out, in again
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["festival", "organisation"], name="one_invitation_per_festival"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.festival}"

    @property
    def is_answered(self) -> bool:
        """Whether the organisation said yes or no."""
        return self.state in {InvitationState.ACCEPTED, InvitationState.DECLINED}


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def usable(self) -> "PersonalLinkQuerySet":
        """Links that have not been revoked."""
        return self.filter(revoked_at=None)


class PersonalLink(models.Model):
    """The way in for one contact. The token itself is not stored: it is derived from the secret key and
    `nonce` when a letter is written, and only its SHA-256 stands here (see `events/tokens.py`)."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="links")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="links")
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True
    )

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "contact"], condition=Q(revoked_at=None), name="one_usable_link_per_contact"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact} → {self.invitation}"

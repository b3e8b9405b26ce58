"""Rules in time: which letters a festival owes at which distance from its dates, and to whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival


class RuleKind(models.TextChoices):
    """The kinds of letters that the calendar decides about; also the names of their templates."""

    REMINDER = "reminder", _("Reminder")
    WEEK_TO_GO = "week_to_go", _("A week to go")
    THANK_YOU = "thank_you", _("Thank you")


class Anchor(models.TextChoices):
    """The moment a rule counts from."""

    INVITATION = "invitation", _("the invitation")
    DEADLINE = "deadline", _("the registration deadline")
    SETUP = "setup", _("the set-up")
    FESTIVAL = "festival", _("the festival")


class Whom(models.TextChoices):
    """Which organisations a rule writes to; what has changed when the letter is written counts."""

    UNANSWERED = "unanswered", _("who has not answered")
    UNREGISTERED = "unregistered", _("who accepted and has not registered a station")
    CONFIRMED = "confirmed", _("whose station is confirmed")


class LetterRule(models.Model):
    """One rule of one festival. `days` are whole local days from the anchor: negative before, positive after."""

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="letter_rules")
    kind = models.CharField(_("letter"), max_length=10, choices=RuleKind)
    anchor = models.CharField(_("counted from"), max_length=10, choices=Anchor)
    days = models.SmallIntegerField(_("days"))
    whom = models.CharField(_("to"), max_length=12, choices=Whom)

    class Meta:
        ordering = ["festival", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["festival", "kind", "anchor", "days", "whom"], name="rule_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.days:+d} {self.anchor}"

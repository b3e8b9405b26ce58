"""Rules in time: which letters a festival owes at which distance from its dates, and to whom."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
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


Pattern = tuple[str, str, str]  # kind, anchor, whom

MAX_RULE_DAYS = 120
_BEFORE, _AFTER = (-MAX_RULE_DAYS, -1), (1, MAX_RULE_DAYS)

# What makes sense together, and from how many days to how many.
PATTERNS: Mapping[Pattern, tuple[int, int]] = {
    (RuleKind.REMINDER, Anchor.DEADLINE, Whom.UNANSWERED): _BEFORE,
    (RuleKind.REMINDER, Anchor.DEADLINE, Whom.UNREGISTERED): _BEFORE,
    (RuleKind.REMINDER, Anchor.INVITATION, Whom.UNANSWERED): _AFTER,
    (RuleKind.WEEK_TO_GO, Anchor.SETUP, Whom.CONFIRMED): _BEFORE,
    (RuleKind.WEEK_TO_GO, Anchor.FESTIVAL, Whom.CONFIRMED): _BEFORE,
    (RuleKind.THANK_YOU, Anchor.FESTIVAL, Whom.CONFIRMED): _AFTER,
}


class LetterRule(models.Model):
    """One rule of one festival. `days` are whole local days from the anchor: negative before, positive after.

    `since` is when the rule was made: it decides about no moment before. `looked_at` is the clock's note that
    every moment up to then has been dealt with; it is wiped when dates move.
    """

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="letter_rules")
    kind = models.CharField(_("letter"), max_length=10, choices=RuleKind)
    anchor = models.CharField(_("counted from"), max_length=10, choices=Anchor)
    days = models.SmallIntegerField(_("days"))
    whom = models.CharField(_("to"), max_length=12, choices=Whom)
    since = models.DateTimeField(editable=False)
    looked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["festival", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["festival", "kind", "anchor", "days", "whom"], name="rule_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.days:+d} {self.anchor}"

    def clean(self) -> None:
        """Kind, anchor and whom fit together, and the days lie on the right side of the anchor."""
        span = PATTERNS.get(self.pattern)
        if span is None:
            raise ValidationError({"anchor": _("This letter cannot be counted from there, or not for these.")})
        if not (isinstance(self.days, int) and span[0] <= self.days <= span[1]):
            words = _("Give whole days from %(first)s to %(last)s. Days before are negative.")
            raise ValidationError({"days": words % {"first": span[0], "last": span[1]}})

    @property
    def pattern(self) -> Pattern:
        """What kind of rule it is, without its days."""
        return (self.kind, self.anchor, self.whom)

    @property
    def key(self) -> str:
        """What tells it from the other rules of its festival; letters remember it."""
        return rule_key(self.kind, self.anchor, self.days, self.whom)


def rule_key(kind: str, anchor: str, days: int, whom: str) -> str:
    """`reminder:deadline-14:unanswered`."""
    return f"{kind}:{anchor}{days:+d}:{whom}"

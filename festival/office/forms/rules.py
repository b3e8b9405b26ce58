"""Rules in time: which letter, how many days from what, to whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from events.models import Anchor, LetterRule, RuleKind, Whom
from events.models.letter_rule import MAX_RULE_DAYS, PATTERNS, Pattern

PATTERN_WORDS: dict[Pattern, Any] = {
    (RuleKind.REMINDER, Anchor.DEADLINE, Whom.UNANSWERED): gettext_lazy(
        "Reminder before the registration deadline, to who has not answered"
    ),
    (RuleKind.REMINDER, Anchor.DEADLINE, Whom.UNREGISTERED): gettext_lazy(
        "Reminder before the registration deadline, to who accepted and has not registered a station"
    ),
    (RuleKind.REMINDER, Anchor.INVITATION, Whom.UNANSWERED): gettext_lazy(
        "Reminder after the invitation, to who has not answered"
    ),
    (RuleKind.WEEK_TO_GO, Anchor.SETUP, Whom.CONFIRMED): gettext_lazy(
        "What one needs to know for the day, before the set-up, to who has a confirmed station"
    ),
    (RuleKind.WEEK_TO_GO, Anchor.FESTIVAL, Whom.CONFIRMED): gettext_lazy(
        "What one needs to know for the day, before the festival, to who has a confirmed station"
    ),
    (RuleKind.THANK_YOU, Anchor.FESTIVAL, Whom.CONFIRMED): gettext_lazy(
        "Thanks after the festival, to who had a confirmed station"
    ),
}
CHOICES = [(":".join(pattern), words) for pattern, words in PATTERN_WORDS.items()]


class RuleForm(forms.Form):
    """One choice says the letter, where it counts from and to whom; the days are told without a sign."""

    pattern = forms.ChoiceField(label=gettext_lazy("Letter"), choices=CHOICES)
    number = forms.IntegerField(
        label=gettext_lazy("Days before or after"),
        min_value=1,
        max_value=MAX_RULE_DAYS,
        help_text=gettext_lazy("Whole days. Letters leave at nine in the morning of that day."),
    )

    def __init__(self, *args: Any, rule: LetterRule | None = None, **kwargs: Any) -> None:
        if rule is not None:
            kwargs["initial"] = {"pattern": ":".join(rule.pattern), "number": abs(rule.days)}
        super().__init__(*args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """What a valid form says, as the actions take it."""
        kind, anchor, whom = self.cleaned_data["pattern"].split(":")
        number = self.cleaned_data["number"]
        days = number if PATTERNS[kind, anchor, whom][0] > 0 else -number
        return {"kind": kind, "anchor": anchor, "days": days, "whom": whom}

"""Rules in time of a festival."""

from rest_framework import serializers

from api.serializers.strict import ModelBody
from events.models import LetterRule

TOLD = ["kind", "anchor", "days", "whom"]
DAYS = "Whole local days from the anchor: negative before it, positive after it."


class LetterRuleOut(serializers.ModelSerializer[LetterRule]):
    """Which letter leaves by itself, so many days before or after what, to whom."""

    festival = serializers.CharField(source="festival.slug")
    days = serializers.IntegerField(help_text=DAYS)

    class Meta:
        model = LetterRule
        fields = ["id", "festival", *TOLD, "since"]


class LetterRuleIn(ModelBody):
    """A rule. What goes together, the desk shows: reminders before the deadline or after the invitation, thanks
    after the festival, and so on."""

    days = serializers.IntegerField(help_text=DAYS)

    class Meta:
        model = LetterRule
        fields = TOLD
        validators: list[object] = []

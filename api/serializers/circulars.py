"""Circulars: letters in the office's own words."""

from rest_framework import serializers

from api.serializers.strict import Body, ModelBody
from stations.models import Circular

TOLD = ["to", "subject", "body", "language"]


class CircularOut(serializers.ModelSerializer[Circular]):
    """A circular. `sent_at` is null while it is a draft."""

    festival = serializers.CharField(source="festival.slug")

    class Meta:
        model = Circular
        fields = ["id", "festival", *TOLD, "created_at", "updated_at", "sent_at"]


class CircularIn(ModelBody):
    """What is told; placeholders in braces are those the documentation of the desk's form names."""

    class Meta:
        model = Circular
        fields = TOLD


class CircularSent(CircularOut):
    """A circular that was just sent, and how many letters are owed by that."""

    letters = serializers.IntegerField()

    class Meta(CircularOut.Meta):
        fields = [*CircularOut.Meta.fields, "letters"]


class CircularTestIn(Body):
    """Whose data the test letter shows; without it, the first who would get the circular."""

    invitation = serializers.IntegerField(min_value=1, required=False)

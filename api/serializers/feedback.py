"""What families said: numbers by station, sentences. Nothing about who it was, because nothing is known."""

from typing import Any

from rest_framework import serializers

from api.serializers.strict import Body
from stations.models import Feedback

FEW = "Null: fewer than 5, and at least one."


class ToldOut(serializers.Serializer[Any]):
    """How many tapped which face at a station; `station` is null for the festival as a whole."""

    station = serializers.IntegerField(source="station.pk", allow_null=True)
    number = serializers.IntegerField(source="station.number", allow_null=True)
    organisation = serializers.CharField(source="station.organisation.code", allow_null=True)
    good = serializers.IntegerField(source="tally.good", allow_null=True, help_text=FEW)
    so_so = serializers.IntegerField(source="tally.so_so", allow_null=True, help_text=FEW)
    bad = serializers.IntegerField(source="tally.bad", allow_null=True, help_text=FEW)


class FeedbackOut(serializers.Serializer[Any]):
    """The festival as a whole first, then its stations. There are no sums: they would tell the small numbers."""

    festival = serializers.CharField()
    counts = ToldOut(many=True)


class SentenceOut(serializers.ModelSerializer[Feedback]):
    """What somebody wrote, in the language of the page they wrote it on. `station` is null for the festival."""

    class Meta:
        model = Feedback
        fields = ["id", "station", "sentence", "language", "given_on", "is_hidden"]


class SentenceChange(Body):
    """Hide a sentence from the organisation, or show it again."""

    is_hidden = serializers.BooleanField()

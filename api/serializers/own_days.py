"""An office's own days and corrected dates, and how a festival stands to observances."""

from rest_framework import serializers

from api.serializers.strict import ModelBody
from events.models import ObservanceLink, OwnDay

DAYS = ["first", "last", "evening"]
TOLD = ["name", "kind", "who", "meaning", *DAYS, "source", "note"]


class OwnDayOut(serializers.ModelSerializer[OwnDay]):
    """A day of the office's own, or the date it corrects: then with what the catalogue had reckoned."""

    office = serializers.CharField(source="office.slug")

    class Meta:
        model = OwnDay
        fields = ["id", "office", "corrects", "instead_of", *TOLD, "by", "created_at"]


class OwnDayIn(ModelBody):
    """A day; with `corrects` and `instead_of` a corrected date, whose name, kind and so on the catalogue says."""

    name = serializers.CharField(max_length=160, required=False)

    class Meta:
        model = OwnDay
        fields = ["corrects", "instead_of", *TOLD]


class OwnDayChange(ModelBody):
    """What of a day can be changed. What it corrects stays."""

    class Meta:
        model = OwnDay
        fields = TOLD


class ObservanceLinkOut(serializers.ModelSerializer[ObservanceLink]):
    """How a festival stands to an observance. The days are those that the office was last told of."""

    festival = serializers.CharField(source="festival.slug")

    class Meta:
        model = ObservanceLink
        fields = ["id", "festival", "key", *DAYS, "stance", "sentence", "language"]


class ObservanceLinkIn(ModelBody):
    """An observance by key and first day, as the calendar of the office has it. Visitors read `sentence`."""

    language = serializers.CharField(max_length=12, required=False, help_text="The festival's, if none is given.")

    class Meta:
        model = ObservanceLink
        fields = ["key", "first", "stance", "sentence", "language"]


class ObservanceLinkChange(ModelBody):
    """What of a link can be changed."""

    class Meta:
        model = ObservanceLink
        fields = ["stance", "sentence", "language"]

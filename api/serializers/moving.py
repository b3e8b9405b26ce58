"""What changes for a festival that moves to other days."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from api.serializers.strict import Body, Moment
from events.models import Stance
from events.validators import FIRST_YEAR, LAST_YEAR


class MovedLinkOut(serializers.Serializer[Any]):
    """A linked observance: how the festival lies to it now, and on the new days."""

    observance_link = serializers.IntegerField(source="link.pk")
    key = serializers.CharField(source="link.key")
    name = serializers.CharField()
    first = serializers.DateField(source="link.first")
    last = serializers.DateField(source="link.last")
    stance = serializers.ChoiceField(Stance.choices, source="link.stance")
    sentence = serializers.CharField(
        source="link.sentence", help_text="What visitors read, and may have to change."
    )
    before = serializers.CharField()
    after = serializers.CharField()
    sunset = serializers.CharField(help_text="What changes with the hours for a fast or an eve; mostly empty.")


class StrictOut(serializers.Serializer[Any]):
    """An observance on the new days that keeps people away, or that state law restricts."""

    key = serializers.CharField()
    name = serializers.SerializerMethodField()
    first = serializers.DateField()
    last = serializers.DateField()

    def get_name(self, row: Any) -> str:
        """In the language of the request."""
        return _(row.name)


class MovingOut(serializers.Serializer[Any]):
    """Both lists are empty where the festival keeps its hours, or nothing changes with them."""

    links = MovedLinkOut(many=True)
    strict = StrictOut(many=True)


class DatesIn(Body):
    """Where it would move."""

    starts_at = Moment()
    ends_at = Moment()

    def validate(self, attrs: dict[str, datetime]) -> dict[str, datetime]:
        """Days that the catalogue knows, in order."""
        for name, moment in attrs.items():
            if not FIRST_YEAR <= moment.year <= LAST_YEAR:
                years = _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
                raise serializers.ValidationError({name: [years]})
        if attrs["ends_at"] <= attrs["starts_at"]:
            raise serializers.ValidationError({"ends_at": [_("The festival must end after it starts.")]})
        return attrs

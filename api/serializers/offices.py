"""Offices and their log."""

from rest_framework import serializers

from api.serializers.observances import Communities
from api.serializers.strict import ModelBody, Tags
from events.models import LogEntry, Office

TOLD = [
    "name",
    "place",
    "federal_state",
    "time_zone",
    "language",
    "languages",
    "communities",
    "latitude",
    "longitude",
    "imprint",
    "contact_name",
    "contact_email",
    "contact_phone",
]


class OfficeOut(serializers.ModelSerializer[Office]):
    """A district office."""

    languages = Tags()
    communities = Communities()

    class Meta:
        model = Office
        fields = ["slug", *TOLD]


class OfficeIn(ModelBody):
    """What a coordinator may change."""

    languages = Tags()
    communities = Communities()

    class Meta:
        model = Office
        fields = TOLD


class LogOut(serializers.ModelSerializer[LogEntry]):
    """One thing that happened, and who did it."""

    festival = serializers.CharField(source="festival.slug", allow_null=True, default=None)
    details = serializers.DictField()

    class Meta:
        model = LogEntry
        fields = ["id", "at", "event", "about_kind", "about_id", "festival", "by", "on_behalf", "details"]

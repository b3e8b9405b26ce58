"""Translators' files."""

from typing import Any

from rest_framework import serializers

from api.filters import LANGUAGES
from api.serializers.strict import Body
from stations.exchange import Outcome

OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]
FORMATS = ["xliff", "po"]


class FileQuery(Body):
    """Which texts go into the file, and in which format."""

    language = serializers.ChoiceField(LANGUAGES, help_text="Into which language.")
    source = serializers.ChoiceField(  # type: ignore[assignment]
        LANGUAGES, required=False, help_text="Texts written in this language; else in the festival's own."
    )
    format = serializers.ChoiceField(FORMATS, default="xliff", help_text="XLIFF 2 or gettext PO.")
    open = serializers.BooleanField(default=False, help_text="Only what is missing, outdated or by machine.")


class FileIn(Body):
    """A file as a form sends it."""

    file = serializers.FileField()


class FileOptions(Body):
    """`dry_run` says what would happen and takes it back."""

    dry_run = serializers.BooleanField(default=False)


class EntryOut(serializers.Serializer[Any]):
    """What happened to one text of the file."""

    key = serializers.CharField(source="entry.key")
    label = serializers.CharField(source="entry.label")  # type: ignore[assignment]
    outcome = serializers.ChoiceField(
        OUTCOMES, help_text="Saved are new, changed, confirmed and stale; stale counts as outdated."
    )
    note = serializers.CharField(help_text="Why it was refused.")


class FileOut(serializers.Serializer[Any]):
    """What happened to the texts of the file, in its order."""

    dry_run = serializers.BooleanField()
    language = serializers.CharField()
    saved = serializers.IntegerField()
    texts = EntryOut(many=True)

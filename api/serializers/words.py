"""What people wrote and how far it is translated."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.filters import LANGUAGES
from api.serializers.strict import Body
from events.models import Origin
from events.texts import texts_of
from events.words import State, reads

LAST_VERSION = 2**31 - 1
STATES = [(state.value, state.value) for state in State if state is not State.SOURCE]
SAID = [(state.value, state.value) for state in State if state not in {State.SOURCE, State.MISSING}]


class TextsQuery(Body):
    """Which texts: `language=ar&state=outdated` are those that are outdated in Arabic."""

    language = serializers.ChoiceField(LANGUAGES, required=False, help_text="Only translations into this one.")
    state = serializers.MultipleChoiceField(
        choices=STATES, required=False, help_text="Texts with a translation in one of these states."
    )


class TranslationOut(serializers.Serializer[Any]):
    """A text in another language. Where it is missing `words` are empty and `version` is 0."""

    language = serializers.CharField()
    words = serializers.CharField(source="translation.words", default="")
    state = serializers.ChoiceField(STATES, help_text="Outdated: the text has changed since it was translated.")
    origin = serializers.ChoiceField(Origin.choices, source="translation.origin", allow_null=True, default=None)
    by = serializers.CharField(source="translation.by", default="")
    version = serializers.IntegerField(source="translation.version", default=0)
    updated_at = serializers.DateTimeField(source="translation.updated_at", allow_null=True, default=None)


class TextOut(serializers.Serializer[Any]):
    """One text with its translations into the other languages of the festival."""

    key = serializers.CharField(source="text.key")
    place = serializers.CharField(source="place.heading", help_text="The festival itself, or whose station.")
    station_number = serializers.IntegerField(source="place.number", allow_null=True)
    label = serializers.CharField(source="text.label", help_text="What the forms call it.")  # type: ignore[assignment]
    language = serializers.CharField(source="text.language")
    words = serializers.CharField(source="text.words")
    digest = serializers.CharField(source="text.digest", help_text="SHA-256 of the words, white space evened out.")
    translations = TranslationOut(many=True, source="cells")


class CountsOut(serializers.Serializer[Any]):
    """How many texts of the festival are how far in one language. `source`: written in it."""

    language = serializers.CharField()
    source = serializers.IntegerField()  # type: ignore[assignment]
    missing = serializers.IntegerField()
    outdated = serializers.IntegerField()
    machine = serializers.IntegerField()
    checked = serializers.IntegerField()


class TextCounts(serializers.Serializer[Any]):
    """How far each language is."""

    languages = CountsOut(many=True)


class TranslationIn(Body):
    """A person's words. Made from an older source they are kept, and count as outdated."""

    words = serializers.CharField(trim_whitespace=False)
    made_from = serializers.CharField(trim_whitespace=False, help_text="The text as you saw it.")
    seen = serializers.IntegerField(
        min_value=0, max_value=LAST_VERSION, help_text="The version that you saw; 0 where there was none."
    )


class SeenQuery(Body):
    """Which version you saw."""

    seen = serializers.IntegerField(min_value=0, max_value=LAST_VERSION)


class PublicTranslation(serializers.Serializer[Any]):
    """What there is of a text in another language, and how far it can be trusted."""

    field = serializers.CharField(help_text="Which text of this object.")
    language = serializers.CharField()
    words = serializers.CharField()
    state = serializers.ChoiceField(SAID)
    by_machine = serializers.BooleanField(help_text="No person has looked at it.")


@extend_schema_field(PublicTranslation(many=True))
class Translations(serializers.Field[Any, Any, Any, Any]):
    """The translations that `load_words` hung on a row; nothing of texts that are not for visitors."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, row: Any) -> Any:
        said = [
            {
                "field": text.field,
                "language": language,
                "words": found.words,
                "state": found.state_beside(text.digest).value,
                "by_machine": found.by_machine,
            }
            for text in texts_of(row)
            for (field, language), found in row.loaded_words.items()
            if field == text.field and not reads(language, text.language)
        ]
        return PublicTranslation(said, many=True).data

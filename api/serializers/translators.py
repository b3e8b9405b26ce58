"""Interpreters and volunteers who translate by personal link."""

from rest_framework import serializers

from api.serializers.strict import ModelBody, Tags
from events.models import Translator
from events.translating import personal_address

TOLD = ["name", "email", "languages", "language"]


class TranslatorOut(serializers.ModelSerializer[Translator]):
    """Somebody who translates for a festival. Never with the personal link."""

    festival = serializers.CharField(source="festival.slug")
    languages = Tags()

    class Meta:
        model = Translator
        fields = ["id", "festival", *TOLD, "created_at", "revoked_at"]


class TranslatorLink(TranslatorOut):
    """Somebody who just got a link. Without an e-mail it stands here, once; else it is on its way by letter."""

    address = serializers.SerializerMethodField()

    class Meta(TranslatorOut.Meta):
        fields = [*TranslatorOut.Meta.fields, "address"]

    def get_address(self, translator: Translator) -> str | None:
        return None if translator.email else personal_address(translator)


class TranslatorIn(ModelBody):
    """What can be told about somebody who translates. A new e-mail gets a new link by letter."""

    languages = Tags()

    class Meta:
        model = Translator
        fields = TOLD

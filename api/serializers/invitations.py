"""Invitations, personal links, letters."""

from typing import Any

from rest_framework import serializers

from api.serializers.strict import Body
from events.models import Letter
from stations.models import Invitation, Organisation, PersonalLink


class OrganisationBrief(serializers.ModelSerializer[Organisation]):
    """Which organisation."""

    class Meta:
        model = Organisation
        fields = ["code", "name", "place", "district"]


class LinkOut(serializers.ModelSerializer[PersonalLink]):
    """The personal link of a contact; its token is in the letter only."""

    name = serializers.CharField(source="contact.name")
    email = serializers.CharField(source="contact.email")
    language = serializers.CharField(source="contact.language")

    class Meta:
        model = PersonalLink
        fields = ["id", "name", "email", "language", "created_at", "revoked_at"]


class InvitationOut(serializers.ModelSerializer[Invitation]):
    """An invitation: whom, how far, what they said."""

    festival = serializers.CharField(source="festival.slug")
    organisation = OrganisationBrief()
    links = LinkOut(many=True)

    class Meta:
        model = Invitation
        fields = [
            "id",
            "festival",
            "organisation",
            "state",
            "invited_at",
            "answered_at",
            "answered_by",
            "remark",
            "links",
        ]


class ChosenOut(serializers.Serializer[Any]):
    """Those that are new on the list."""

    invitations = InvitationOut(many=True)


class ChoiceIn(Body):
    """Organisations by their codes."""

    organisations = serializers.ListField(
        child=serializers.SlugField(max_length=8), allow_empty=False, max_length=500
    )


class SelectionIn(Body):
    """Invitations of this festival by their ids."""

    invitations = serializers.ListField(
        child=serializers.IntegerField(min_value=1), allow_empty=False, max_length=500
    )


class AnswerIn(Body):
    """Yes or no, as the organisation said it."""

    accept = serializers.BooleanField()
    remark = serializers.CharField(required=False, allow_blank=True, max_length=1000, default="")


class LetterOut(serializers.ModelSerializer[Letter]):
    """A letter to one recipient. `last_error` are the mail server's own words."""

    festival = serializers.CharField(source="festival.slug", allow_null=True, default=None)

    class Meta:
        model = Letter
        fields = [
            "id",
            "festival",
            "kind",
            "about_kind",
            "about_id",
            "recipient",
            "recipient_name",
            "language",
            "state",
            "due_at",
            "attempts",
            "last_error",
            "subject",
            "created_at",
            "sent_at",
        ]


class AgainIn(Body):
    """Another address, where the first was wrong."""

    recipient = serializers.EmailField(required=False, max_length=254)


class RecipientOut(serializers.Serializer[Any]):
    """Who gets it."""

    name = serializers.CharField()
    email = serializers.CharField()


class WordsOut(serializers.Serializer[Any]):
    """A letter as its reader sees it; the personal token is hidden."""

    subject = serializers.CharField()
    paragraphs = serializers.ListField(child=serializers.CharField())
    text = serializers.CharField()
    html = serializers.CharField()
    action_url = serializers.CharField(source="content.action_url")
    action_label = serializers.CharField(source="content.action_label")
    attachments = serializers.SerializerMethodField()

    def get_attachments(self, written: Any) -> list[str]:
        return [name for name, _ics, _method in written.content.calendars]


class PreviewOut(serializers.Serializer[Any]):
    """The letter in one language, and who would get it."""

    kind = serializers.CharField()
    language = serializers.CharField()
    recipients = RecipientOut(many=True)
    letter = WordsOut(source="written")


class SendingOut(serializers.Serializer[Any]):
    """What would go out before sending; what is owed now after it."""

    letters = PreviewOut(many=True)
    without_address = OrganisationBrief(many=True)


class OwedOut(serializers.Serializer[Any]):
    """The letters that are owed now; the worker sends them within seconds."""

    letters = LetterOut(many=True)

"""Organisations, their contacts, their standing offers, the import."""

from typing import Any

from rest_framework import serializers

from api.serializers.observances import Communities
from api.serializers.strict import Body, ModelBody, Tags
from stations.models import Contact, Organisation, StandingOffer

TOLD = [
    "name",
    "kind",
    "about",
    "language",
    "place",
    "district",
    "address",
    "opening_hours",
    "web",
    "email",
    "phone",
    "spoken_languages",
    "communities",
]


class ContactOut(serializers.ModelSerializer[Contact]):
    """A person to write to."""

    class Meta:
        model = Contact
        fields = ["id", "name", "role", "email", "phone", "language", "is_public", "gets_letters"]


class ContactIn(ModelBody):
    """What can be told about a contact."""

    class Meta:
        model = Contact
        fields = ["name", "role", "email", "phone", "language", "is_public", "gets_letters"]


class StandingOfferOut(serializers.ModelSerializer[StandingOffer]):
    """What an organisation offers all year."""

    languages = Tags()

    class Meta:
        model = StandingOffer
        fields = [
            "id",
            "title",
            "description",
            "language",
            "age_from",
            "age_to",
            "when",
            "cost",
            "languages",
            "needs_registration",
        ]


class StandingOfferIn(ModelBody):
    """What can be told about a standing offer."""

    languages = Tags(required=False)

    class Meta:
        model = StandingOffer
        fields = StandingOfferOut.Meta.fields[1:]


class OrganisationOut(serializers.ModelSerializer[Organisation]):
    """An organisation with everything the directory says."""

    office = serializers.CharField(source="office.slug")
    spoken_languages = Tags()
    communities = Communities()
    contacts = ContactOut(many=True)
    standing_offers = StandingOfferOut(many=True)

    class Meta:
        model = Organisation
        fields = [
            "code",
            "office",
            *TOLD,
            "confirmed_on",
            "withdrawn_at",
            "created_at",
            "updated_at",
            "contacts",
            "standing_offers",
        ]


class OrganisationIn(ModelBody):
    """What can be told about an organisation."""

    spoken_languages = Tags(required=False)
    communities = Communities(required=False)

    class Meta:
        model = Organisation
        fields = TOLD


class NewOrganisation(OrganisationIn):
    """A new organisation and the office whose directory it stands in."""

    office = serializers.SlugField()

    class Meta(OrganisationIn.Meta):
        fields = ["office", *TOLD]


class ImportOptions(Body):
    """`dry_run` says what would happen and takes it back; `festival` puts the organisations on its list."""

    festival = serializers.SlugField(required=False)
    dry_run = serializers.BooleanField(required=False, default=False)


class ImportIn(ImportOptions):
    """A CSV in a JSON string."""

    csv = serializers.CharField(trim_whitespace=False)


class ImportRow(serializers.Serializer[Any]):
    """What one row did."""

    line = serializers.IntegerField()
    name = serializers.CharField()
    code = serializers.CharField(help_text="Of a dry run: not the code it will have.")
    outcome = serializers.ChoiceField(choices=["created", "completed", "unchanged"])
    notes = serializers.ListField(child=serializers.CharField())


class ImportOut(serializers.Serializer[Any]):
    """What the import did, row by row."""

    dry_run = serializers.BooleanField()
    rows = ImportRow(many=True)

"""What everybody may read, the same as the pages behind the QR codes."""

from rest_framework import serializers

from api.serializers.directory import StandingOfferOut
from api.serializers.stations import OfferOut
from api.serializers.strict import Tags
from api.serializers.words import Translations
from events.models import Festival
from stations.models import Contact, Offer, Organisation, StandingOffer, Station


class PublicOrganisationBrief(serializers.ModelSerializer[Organisation]):
    """Which organisation."""

    class Meta:
        model = Organisation
        fields = ["code", "name"]


class PublicOffer(OfferOut):
    """What visitors can do at a station, in all its languages."""

    translations = Translations()

    class Meta:
        model = Offer
        fields = [*OfferOut.Meta.fields, "translations"]


class PublicStandingOffer(StandingOfferOut):
    """What an organisation offers all year, in all its languages."""

    translations = Translations()

    class Meta:
        model = StandingOffer
        fields = [*StandingOfferOut.Meta.fields, "translations"]


class PublicStation(serializers.ModelSerializer[Station]):
    """A confirmed station: where to find it, what one can do there."""

    organisation = PublicOrganisationBrief()
    spoken_languages = Tags()
    offers = PublicOffer(many=True)
    translations = Translations()

    class Meta:
        model = Station
        fields = ["number", "spot", "organisation", "spoken_languages", "offers", "translations"]


class PublicFestivalBrief(serializers.ModelSerializer[Festival]):
    """A festival: when and where."""

    time_zone = serializers.CharField(source="office.time_zone")
    languages = Tags()
    translations = Translations()

    class Meta:
        model = Festival
        fields = [
            "slug",
            "state",
            "title",
            "description",
            "language",
            "place",
            "travel_hint",
            "starts_at",
            "ends_at",
            "time_zone",
            "languages",
            "translations",
        ]


class PublicFestival(PublicFestivalBrief):
    """A festival with its stations."""

    stations = PublicStation(many=True, source="shown_stations")

    class Meta(PublicFestivalBrief.Meta):
        fields = [*PublicFestivalBrief.Meta.fields, "stations"]


class PublicContact(serializers.ModelSerializer[Contact]):
    """A person who agreed to be named: by name and role, not by their own address or number."""

    class Meta:
        model = Contact
        fields = ["name", "role"]


class PublicOrganisation(serializers.ModelSerializer[Organisation]):
    """An organisation as its page shows it."""

    spoken_languages = Tags()
    contacts = PublicContact(many=True, source="named_contacts")
    standing_offers = PublicStandingOffer(many=True)
    translations = Translations()

    class Meta:
        model = Organisation
        fields = [
            "code",
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
            "confirmed_on",
            "contacts",
            "standing_offers",
            "translations",
        ]

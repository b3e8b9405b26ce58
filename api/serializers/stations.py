"""Stations and their offers."""

from typing import Any

from rest_framework import serializers

from api.serializers.invitations import OrganisationBrief, PreviewOut
from api.serializers.strict import Body, ModelBody, Tags
from events.states import allowed_moves
from stations.actions.registration import OFFER_FIELDS, STATION_FIELDS
from stations.models import Offer, Station
from stations.states import DECISIONS, STATION_MOVES

DECIDABLE = [(state.value, state.label) for state in DECISIONS]


class Times(serializers.ListField):
    """`[["14:00", "15:30"]]`; none means the whole festival."""

    child = serializers.ListField(child=serializers.CharField(max_length=5))


class OfferOut(serializers.ModelSerializer[Offer]):
    """What visitors can do at a station."""

    times = Times()
    languages = Tags()

    class Meta:
        model = Offer
        fields = ["id", *OFFER_FIELDS]


class OfferIn(ModelBody):
    """What can be told about an offer."""

    times = Times(required=False)
    languages = Tags(required=False)

    class Meta:
        model = Offer
        fields = OFFER_FIELDS


class StationOut(serializers.ModelSerializer[Station]):
    """A station: who, how far, what it offers and needs."""

    festival = serializers.CharField(source="festival.slug")
    organisation = OrganisationBrief()
    spoken_languages = Tags()
    offers = OfferOut(many=True)
    may_become = serializers.SerializerMethodField()

    class Meta:
        model = Station
        fields = [
            "id",
            "festival",
            "organisation",
            "state",
            "may_become",
            "number",
            "spot",
            *STATION_FIELDS,
            "question",
            "decision_note",
            "submitted_at",
            "waiting_since",
            "updated_at",
            "offers",
        ]

    def get_may_become(self, station: Station) -> list[str]:
        return allowed_moves(STATION_MOVES, station.state)


class StationIn(ModelBody):
    """What can be told about a station."""

    spoken_languages = Tags(required=False)

    class Meta:
        model = Station
        fields = STATION_FIELDS


class DecisionIn(Body):
    """What the office decides; `note` is the question, or a word that goes into the letter."""

    to = serializers.ChoiceField(choices=DECIDABLE)
    note = serializers.CharField(required=False, allow_blank=True, max_length=1000, default="")


class NoteIn(Body):
    """A word that goes into the letter."""

    note = serializers.CharField(required=False, allow_blank=True, max_length=1000, default="")


class PlaceIn(ModelBody):
    """The number and where to find it."""

    class Meta:
        model = Station
        fields = ["number", "spot"]


class LettersPreview(serializers.Serializer[Any]):
    """The letters that a decision would send."""

    letters = PreviewOut(many=True)

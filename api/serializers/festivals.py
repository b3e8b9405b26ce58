"""Festivals."""

from rest_framework import serializers

from api.serializers.moving import MovingOut
from api.serializers.strict import Body, ModelBody, Tags
from events.models import Festival, FestivalState
from events.states import FESTIVAL_MOVES, allowed_moves

TOLD = [
    "title",
    "description",
    "language",
    "place",
    "travel_hint",
    "starts_at",
    "ends_at",
    "setup_from",
    "takedown_until",
    "registration_deadline",
    "places",
    "languages",
]
REMINDERS = (
    "Days before the deadline on which who has not answered is reminded; in short what `letter-rules` says."
)


class FestivalOut(serializers.ModelSerializer[Festival]):
    """A festival and the states it may move to."""

    office = serializers.CharField(source="office.slug")
    languages = Tags()
    reminder_days = serializers.ListField(child=serializers.IntegerField(), help_text=REMINDERS)
    may_become = serializers.SerializerMethodField()

    class Meta:
        model = Festival
        fields = [
            "slug",
            "office",
            "state",
            "may_become",
            *TOLD,
            "reminder_days",
            "published_at",
            "created_at",
            "updated_at",
        ]

    def get_may_become(self, festival: Festival) -> list[str]:
        return allowed_moves(FESTIVAL_MOVES, festival.state)


class ChangedFestival(FestivalOut):
    """A festival after a change, and what its new days change."""

    moving = MovingOut()

    class Meta(FestivalOut.Meta):
        fields = [*FestivalOut.Meta.fields, "moving"]


class FestivalIn(ModelBody):
    """What can be told about a festival."""

    slug = serializers.SlugField(max_length=60, required=False)
    languages = Tags()
    reminder_days = serializers.ListField(child=serializers.IntegerField(), required=False, help_text=REMINDERS)

    class Meta:
        model = Festival
        fields = ["slug", *TOLD, "reminder_days"]


class NewFestival(FestivalIn):
    """A new festival and the office that plans it."""

    office = serializers.SlugField()

    class Meta(FestivalIn.Meta):
        fields = ["office", *FestivalIn.Meta.fields]


class FestivalMove(Body):
    """Where to."""

    to = serializers.ChoiceField(choices=FestivalState.choices)

"""Observances, and what a festival would meet."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from api.serializers.strict import Body
from events.calendars import CALENDARS, GROUPS, NOT_COVERED, Certainty, Kind
from events.calendars.effects import Effect, effect_of
from events.calendars.germany import STATES
from events.reasons import Relation, say_sabbath

EARLIEST, LATEST = date(2010, 1, 1), date(2060, 12, 31)
KINDS = f"One of: {', '.join(Kind)}."
CERTAINTIES = [(certainty.value, certainty.value) for certainty in Certainty]
EFFECTS = [(effect.value, effect.value) for effect in Effect]
RELATIONS = [(relation.value, relation.value) for relation in Relation]
SLUGS = [(calendar.slug, calendar.name) for calendar in CALENDARS] + [(group, group) for group in GROUPS]


class Day(serializers.DateField):
    """A day within the years that the catalogue is asked for."""

    default_error_messages = {"years": gettext_lazy("Choose a day from 2010 to 2060.")}

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            self.fail("years")
        return day


class Communities(serializers.ListField):
    """Calendars of communities by their short names, for example `["islam", "alevi"]`."""

    child = serializers.CharField(max_length=20)


def state_field(**options: Any) -> serializers.ChoiceField:
    """A federal state."""
    return serializers.ChoiceField(sorted(STATES.items()), **options)


class ObservancesQuery(Body):
    """From when to when; without days, a year from today."""

    to = Day(required=False)
    state = state_field(required=False, help_text="Only what holds in this federal state.")
    tradition = serializers.MultipleChoiceField(
        choices=SLUGS, required=False, help_text="Only these calendars; can be given several times."
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {"from": Day(required=False), **super().get_fields()}  # no name that Python could write


class AdviceQuery(Body):
    """When and where."""

    on = Day(required=False, help_text="The (first) day; today where it is left out.")
    until = Day(required=False, help_text="The last day, if there are several.")
    state = state_field(default="TH")
    community = serializers.MultipleChoiceField(
        choices=SLUGS, required=False, help_text="Communities who live there: they weigh more."
    )


class OfficeAdviceQuery(Body):
    """When; where and who lives there the office has said."""

    on = Day(required=False, help_text="The (first) day; today where it is left out.")
    until = Day(required=False, help_text="The last day, if there are several.")


class ObservanceOut(serializers.Serializer[Any]):
    """One observance on its civil days."""

    key = serializers.CharField()
    name = serializers.CharField()
    start_date = serializers.DateField(source="first")
    end_date = serializers.DateField(source="last")
    begins_evening_before = serializers.BooleanField(source="evening")
    kind = serializers.CharField(help_text=KINDS)
    certainty = serializers.ChoiceField(CERTAINTIES)
    effect = serializers.SerializerMethodField()
    tradition = serializers.CharField()
    calendar = serializers.CharField()
    state = serializers.CharField(allow_null=True)
    who = serializers.CharField()
    meaning = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]

    def get_effect(self, row: Any) -> str:
        """What it does to a festival."""
        return effect_of(row).value

    def to_representation(self, instance: Any) -> Any:
        """Names and sentences in the language of the request."""
        told = super().to_representation(instance)
        name, who = told["name"], told["who"]
        return told | {"name": _(name), "who": _(who), "meaning": instance.say_meaning(_)}


class UnannouncedOut(serializers.Serializer[Any]):
    """What will come in these days and has no published date: never “free”."""

    key = serializers.CharField()
    name = serializers.CharField()
    earliest = serializers.DateField(source="first")
    latest = serializers.DateField(source="last")
    kind = serializers.CharField(help_text=KINDS)
    tradition = serializers.CharField()
    state = serializers.CharField(allow_null=True)

    def to_representation(self, instance: Any) -> Any:
        """The name in the language of the request."""
        told = super().to_representation(instance)
        return told | {"name": _(told["name"])}


class ObservancesOut(serializers.Serializer[Any]):
    """What is on, what is not announced yet, and which traditions are missing."""

    observances = ObservanceOut(many=True)
    not_announced = UnannouncedOut(many=True)
    not_covered = serializers.ListField(child=serializers.CharField())


class ReasonOut(serializers.Serializer[Any]):
    """One observance, and what a festival would have of it."""

    key = serializers.CharField(source="row.key")
    name = serializers.CharField()
    start_date = serializers.DateField(source="row.first")
    end_date = serializers.DateField(source="row.last")
    begins_evening_before = serializers.BooleanField(source="row.evening")
    relation = serializers.ChoiceField(RELATIONS)
    effect = serializers.ChoiceField(EFFECTS)
    kind = serializers.CharField(source="row.kind", help_text=KINDS)
    certainty = serializers.ChoiceField(CERTAINTIES, source="row.certainty")
    tradition = serializers.CharField(source="row.tradition")
    who = serializers.CharField()
    sunset = serializers.DateTimeField(allow_null=True, help_text="The one that matters to it.")
    note = serializers.CharField(source="text", help_text="The reason in whole sentences.")


class NeighbourOut(serializers.Serializer[Any]):
    """A published festival within seven days."""

    festival = serializers.CharField(source="slug")
    office = serializers.CharField()
    title = serializers.CharField()
    place = serializers.CharField()
    start_date = serializers.DateField(source="first")
    end_date = serializers.DateField(source="last")
    note = serializers.CharField(source="sentence", help_text="The same in a whole sentence.")


class AdviceOut(serializers.Serializer[Any]):
    """The reasons, the weightiest first. It never decides; no reason does not mean free."""

    on = serializers.DateField(source="first")
    until = serializers.DateField(source="last")
    score = serializers.IntegerField(help_text="For comparing days: higher is better, 0 is an ordinary day.")
    reasons = ReasonOut(many=True)
    neighbours = NeighbourOut(many=True)
    not_announced = UnannouncedOut(many=True, source="unannounced")
    sabbath = serializers.SerializerMethodField()
    not_covered = serializers.SerializerMethodField()

    def get_sabbath(self, advice: Any) -> str:
        """What is told of days that meet a Sabbath; empty for others."""
        return say_sabbath() if advice.meets_sabbath else ""

    def get_not_covered(self, advice: Any) -> list[str]:
        """The traditions that nothing is known of."""
        return not_covered()


def not_covered() -> list[str]:
    """The traditions that nothing is known of, in the language of the request."""
    return [_(name) for name in NOT_COVERED]

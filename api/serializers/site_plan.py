"""The plan of the ground."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.strict import Body, ModelBody
from events.models import Facility, SitePlan
from stations.models import Station

METRES = "Metres from the left or the upper edge of the plan; none where it is not on the plan."
FACILITY_FIELDS = ["kind", "spot", "language", "x_m", "y_m"]


class StationOnPlan(serializers.ModelSerializer[Station]):
    """A confirmed station: its upper left corner and its size, in metres."""

    organisation = serializers.CharField(source="organisation.code")

    class Meta:
        model = Station
        fields = ["id", "number", "organisation", "x_m", "y_m", "width_m", "depth_m"]


class SitePlanOut(serializers.ModelSerializer[SitePlan]):
    """The size of the ground, and where confirmed stations stand on it."""

    festival = serializers.CharField(source="festival.slug")
    stations = serializers.SerializerMethodField()

    class Meta:
        model = SitePlan
        fields = ["festival", "width_m", "depth_m", "updated_at", "stations"]

    @extend_schema_field(StationOnPlan(many=True))
    def get_stations(self, plan: SitePlan) -> list[dict[str, Any]]:
        rows = plan.festival.stations.confirmed().listed().select_related("organisation").order_by("number")
        return list(StationOnPlan(rows, many=True).data)


class StationPlaceIn(Body):
    """Where a station stands; both numbers, or none."""

    id = serializers.IntegerField(min_value=1)
    x_m = serializers.IntegerField(min_value=0, max_value=1000, allow_null=True, help_text=METRES)
    y_m = serializers.IntegerField(min_value=0, max_value=1000, allow_null=True, help_text=METRES)


class SitePlanIn(Body):
    """The size of the ground in metres. Stations that are left out stay where they are."""

    width_m = serializers.IntegerField(min_value=10, max_value=1000)
    depth_m = serializers.IntegerField(min_value=10, max_value=1000)
    stations = StationPlaceIn(many=True, required=False)


class FacilityOut(serializers.ModelSerializer[Facility]):
    """What families look for beside the stations."""

    festival = serializers.CharField(source="festival.slug")

    class Meta:
        model = Facility
        fields = ["id", "festival", *FACILITY_FIELDS]


class FacilityIn(ModelBody):
    """A facility; its middle, in metres."""

    class Meta:
        model = Facility
        fields = FACILITY_FIELDS
        validators: list[object] = []

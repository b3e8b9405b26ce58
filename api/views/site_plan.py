"""The plan of a festival's ground: its size, where stations stand, facilities."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.serializers.site_plan import FacilityIn, FacilityOut, SitePlanIn, SitePlanOut
from events.actions.site_plan import add_facility, change_facility, remove_facility
from events.models import Facility, SitePlan
from events.permissions import Right, festival_for
from stations.actions.site_plan import draw_ground


class SitePlanView(Endpoint):
    """The ground with its stations. A ground that nobody has drawn yet is not there (404)."""

    @extend_schema(operation_id="site_plan_read", responses=SitePlanOut)
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        rows = SitePlan.objects.select_related("festival")
        return self.answer(SitePlanOut, one_of(rows, festival=found))

    @extend_schema(operation_id="site_plan_draw", request=SitePlanIn, responses=SitePlanOut)
    def put(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        told = self.body(SitePlanIn)
        places = {one["id"]: (one["x_m"], one["y_m"]) for one in told.pop("stations", [])}
        return self.answer(SitePlanOut, draw_ground(found, **told, places=places, actor=self.actor, now=self.now))


class FacilitiesView(Endpoint):
    """Toilets, water, a quiet corner: what families look for."""

    queryset = Facility.objects.none()

    @extend_schema(operation_id="facilities_list", responses=FacilityOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(FacilityOut, found.facilities.select_related("festival"))

    @extend_schema(operation_id="facilities_add", request=FacilityIn, responses={201: FacilityOut})
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        row = add_facility(found, actor=self.actor, now=self.now, **self.body(FacilityIn))
        location = reverse("api:facility", [found.slug, row.pk], request=request)
        return self.answer(FacilityOut, row, status=201, location=location)


class FacilityView(Endpoint):
    """One facility."""

    def _row(self, festival: str, facility: int, right: Right) -> Facility:
        found = festival_for(self.user, festival, right)
        return one_of(found.facilities.select_related("festival__office"), pk=facility)

    @extend_schema(operation_id="facilities_read", responses=FacilityOut)
    def get(self, request: Request, festival: str, facility: int) -> Response:
        return self.answer(FacilityOut, self._row(festival, facility, Right.VIEW))

    @extend_schema(operation_id="facilities_change", request=FacilityIn, responses=FacilityOut)
    def patch(self, request: Request, festival: str, facility: int) -> Response:
        row = self._row(festival, facility, Right.PLAN)
        fields = self.body(FacilityIn, row)
        return self.answer(FacilityOut, change_facility(row, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="facilities_remove", responses={204: None})
    def delete(self, request: Request, festival: str, facility: int) -> Response:
        remove_facility(self._row(festival, facility, Right.PLAN), actor=self.actor, now=self.now)
        return Response(status=204)

"""The office's own days and corrected dates; what its festivals are linked with."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.serializers.own_days import (
    ObservanceLinkChange,
    ObservanceLinkIn,
    ObservanceLinkOut,
    OwnDayChange,
    OwnDayIn,
    OwnDayOut,
)
from events.actions.observances import (
    add_own_day,
    link_observance,
    remove_own_day,
    unlink,
    update_link,
    update_own_day,
)
from events.models import ObservanceLink, OwnDay
from events.permissions import Right, festival_for, office_for


class OwnDaysView(Endpoint):
    """Days that the office knows better than the catalogue."""

    queryset = OwnDay.objects.none()

    @extend_schema(operation_id="own_days_list", responses=OwnDayOut(many=True))
    def get(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.VIEW)
        return self.page(OwnDayOut, found.own_days.select_related("office"))

    @extend_schema(operation_id="own_days_add", request=OwnDayIn, responses={201: OwnDayOut})
    def post(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.PLAN)
        own_day = add_own_day(found, actor=self.actor, now=self.now, **self.body(OwnDayIn))
        location = reverse("api:own_day", [found.slug, own_day.pk], request=request)
        return self.answer(OwnDayOut, own_day, status=201, location=location)


class OwnDayView(Endpoint):
    """One of these days. When it moves, festivals that are linked with it are told by letter."""

    def _row(self, office: str, own_day: int, right: Right) -> OwnDay:
        found = office_for(self.user, office, right)
        return one_of(found.own_days.select_related("office"), pk=own_day)

    @extend_schema(operation_id="own_days_read", responses=OwnDayOut)
    def get(self, request: Request, office: str, own_day: int) -> Response:
        return self.answer(OwnDayOut, self._row(office, own_day, Right.VIEW))

    @extend_schema(operation_id="own_days_change", request=OwnDayChange, responses=OwnDayOut)
    def patch(self, request: Request, office: str, own_day: int) -> Response:
        found = self._row(office, own_day, Right.PLAN)
        fields = self.body(OwnDayChange, found)
        return self.answer(OwnDayOut, update_own_day(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="own_days_remove", responses={204: None})
    def delete(self, request: Request, office: str, own_day: int) -> Response:
        remove_own_day(self._row(office, own_day, Right.PLAN), actor=self.actor, now=self.now)
        return Response(status=204)


class ObservanceLinksView(Endpoint):
    """What a festival celebrates with others, takes care of, avoids."""

    queryset = ObservanceLink.objects.none()

    @extend_schema(operation_id="observance_links_list", responses=ObservanceLinkOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(ObservanceLinkOut, found.observance_links.select_related("festival"))

    @extend_schema(
        operation_id="observance_links_add", request=ObservanceLinkIn, responses={201: ObservanceLinkOut}
    )
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        link = link_observance(found, actor=self.actor, now=self.now, **self.body(ObservanceLinkIn))
        location = reverse("api:observance_link", [found.slug, link.pk], request=request)
        return self.answer(ObservanceLinkOut, link, status=201, location=location)


class ObservanceLinkView(Endpoint):
    """One of these links."""

    def _row(self, festival: str, link: int, right: Right) -> ObservanceLink:
        found = festival_for(self.user, festival, right)
        return one_of(found.observance_links.select_related("festival__office"), pk=link)

    @extend_schema(operation_id="observance_links_read", responses=ObservanceLinkOut)
    def get(self, request: Request, festival: str, observance_link: int) -> Response:
        return self.answer(ObservanceLinkOut, self._row(festival, observance_link, Right.VIEW))

    @extend_schema(
        operation_id="observance_links_change", request=ObservanceLinkChange, responses=ObservanceLinkOut
    )
    def patch(self, request: Request, festival: str, observance_link: int) -> Response:
        found = self._row(festival, observance_link, Right.PLAN)
        fields = self.body(ObservanceLinkChange, found)
        return self.answer(ObservanceLinkOut, update_link(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="observance_links_remove", responses={204: None})
    def delete(self, request: Request, festival: str, observance_link: int) -> Response:
        unlink(self._row(festival, observance_link, Right.PLAN), actor=self.actor, now=self.now)
        return Response(status=204)

"""Festivals."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint
from api.filters import FestivalFilter
from api.serializers.festivals import ChangedFestival, FestivalIn, FestivalMove, FestivalOut, NewFestival
from api.serializers.moving import DatesIn, MovingOut
from events.actions.festivals import create_festival, move_festival, update_festival
from events.models import Festival
from events.moving import moving_to
from events.permissions import Right, festival_for, office_for, offices_of


class FestivalsView(Endpoint):
    """The festivals of my offices."""

    queryset = Festival.objects.none()
    filterset_class = FestivalFilter

    @extend_schema(operation_id="festivals_list", responses=FestivalOut(many=True))
    def get(self, request: Request) -> Response:
        mine = Festival.objects.filter(office__in=offices_of(self.user)).select_related("office")
        return self.page(FestivalOut, mine.prefetch_related("letter_rules"))

    @extend_schema(operation_id="festivals_create", request=NewFestival, responses={201: FestivalOut})
    def post(self, request: Request) -> Response:
        fields = self.body(NewFestival)
        office = office_for(self.user, fields.pop("office"), Right.PLAN)
        festival = create_festival(office, actor=self.actor, now=self.now, **fields)
        location = reverse("api:festival", [festival.slug], request=request)
        return self.answer(FestivalOut, festival, status=201, location=location)


class FestivalView(Endpoint):
    """A festival."""

    @extend_schema(operation_id="festivals_read", responses=FestivalOut)
    def get(self, request: Request, festival: str) -> Response:
        return self.answer(FestivalOut, festival_for(self.user, festival, Right.VIEW))

    @extend_schema(operation_id="festivals_change", request=FestivalIn, responses=ChangedFestival)
    def patch(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        fields = self.body(FestivalIn, found)
        changed = update_festival(found, actor=self.actor, now=self.now, **fields)
        moving = moving_to(found, starts_at=changed.starts_at, ends_at=changed.ends_at)
        changed.moving = moving  # type: ignore[attr-defined]
        return self.answer(ChangedFestival, changed)


class DatesPreviewView(Endpoint):
    """What other days would change for what the festival is linked with; nothing is saved."""

    @extend_schema(operation_id="festivals_dates_preview", request=DatesIn, responses=MovingOut)
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.answer(MovingOut, moving_to(found, **self.body(DatesIn)))


class FestivalMoveView(Endpoint):
    """To another state, by the table of states; cancelling tells everybody who has heard of it."""

    @extend_schema(operation_id="festivals_move", request=FestivalMove, responses=FestivalOut)
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        to = self.body(FestivalMove)["to"]
        return self.answer(FestivalOut, move_festival(found, to, actor=self.actor, now=self.now))

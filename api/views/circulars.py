"""Circulars: write, change, try out on oneself, send once."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint
from api.serializers.circulars import CircularIn, CircularOut, CircularSent, CircularTestIn
from events.permissions import Right, festival_for
from stations.actions.circulars import (
    change_circular,
    drop_circular,
    send_circular,
    send_circular_to_oneself,
    write_circular,
)
from stations.models import Circular
from stations.permissions import circular_of


class CircularsView(Endpoint):
    """The circulars of a festival, the newest first."""

    queryset = Circular.objects.none()

    @extend_schema(operation_id="circulars_list", responses=CircularOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(CircularOut, found.circulars.select_related("festival"))

    @extend_schema(operation_id="circulars_write", request=CircularIn, responses={201: CircularOut})
    def post(self, request: Request, festival: str) -> Response:
        """A draft. Unknown placeholders are refused by name; nothing is sent."""
        found = festival_for(self.user, festival, Right.INVITE)
        circular = write_circular(found, actor=self.actor, now=self.now, **self.body(CircularIn))
        location = reverse("api:circular", [circular.pk], request=request)
        return self.answer(CircularOut, circular, status=201, location=location)


class CircularView(Endpoint):
    """One circular. It can be changed and dropped until it is sent."""

    @extend_schema(operation_id="circulars_read", responses=CircularOut)
    def get(self, request: Request, circular: int) -> Response:
        return self.answer(CircularOut, circular_of(self.user, circular, Right.VIEW))

    @extend_schema(operation_id="circulars_change", request=CircularIn, responses=CircularOut)
    def patch(self, request: Request, circular: int) -> Response:
        found = circular_of(self.user, circular, Right.INVITE)
        fields = self.body(CircularIn, found)
        return self.answer(CircularOut, change_circular(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="circulars_drop", responses={204: None})
    def delete(self, request: Request, circular: int) -> Response:
        drop_circular(circular_of(self.user, circular, Right.INVITE), actor=self.actor, now=self.now)
        return Response(status=204)


class CircularSendView(Endpoint):
    """Send it to everybody it is for, once."""

    @extend_schema(operation_id="circulars_send", request=None, responses=CircularSent)
    def post(self, request: Request, circular: int) -> Response:
        self.no_body()
        found = circular_of(self.user, circular, Right.INVITE)
        letters = send_circular(found, actor=self.actor, now=self.now)
        sent = circular_of(self.user, circular, Right.VIEW)
        sent.letters = len(letters)  # type: ignore[attr-defined]
        return self.answer(CircularSent, sent)


class CircularTestView(Endpoint):
    """A test letter to oneself."""

    @extend_schema(operation_id="circulars_test", request=CircularTestIn, responses={202: None})
    def post(self, request: Request, circular: int) -> Response:
        found = circular_of(self.user, circular, Right.INVITE)
        number = self.body(CircularTestIn).get("invitation")
        example = found.festival.invitations.filter(pk=number).first() if number else None
        if number and example is None:
            raise ValidationError({"invitation": [_("This festival has no such invitation.")]})
        send_circular_to_oneself(found, example=example, user=self.user, actor=self.actor, now=self.now)
        return Response(status=202)

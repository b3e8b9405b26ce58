"""Finding the date together: plan a poll, open it, enter answers, close it with a day."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint
from api.serializers.date_polls import (
    ClosedPoll,
    CloseIn,
    ConsequencesOut,
    DatePollChange,
    DatePollIn,
    DatePollOut,
    DatePollWithCounts,
    ReplyIn,
    ReplyOut,
)
from events.actions.date_polls import create_date_poll, drop_date_poll, update_date_poll
from events.models import DateOption, DatePoll
from events.moving import Moving, moving_to
from events.permissions import Right, date_poll_of, festival_for
from stations.actions.date_polls import answer_date_poll, close_date_poll, open_date_poll, times_if_chosen
from stations.models import DateReply


def _spans(rows: list[dict[str, datetime]]) -> list[tuple[datetime, datetime]]:
    return [(row["starts_at"], row["ends_at"]) for row in rows]


class DatePollsView(Endpoint):
    """The polls of a festival, the newest first. A festival has one at a time that is not closed."""

    queryset = DatePoll.objects.none()

    @extend_schema(operation_id="date_polls_list", responses=DatePollOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(DatePollOut, found.date_polls.select_related("festival").prefetch_related("options"))

    @extend_schema(operation_id="date_polls_plan", request=DatePollIn, responses={201: DatePollWithCounts})
    def post(self, request: Request, festival: str) -> Response:
        """A draft. Nobody is asked before it is opened."""
        found = festival_for(self.user, festival, Right.PLAN)
        fields = self.body(DatePollIn)
        spans = _spans(fields.pop("options"))
        poll = create_date_poll(found, options=spans, actor=self.actor, now=self.now, **fields)
        location = reverse("api:date_poll", [poll.pk], request=request)
        return self.answer(DatePollWithCounts, poll, status=201, location=location)


class DatePollView(Endpoint):
    """A poll with the counts of its answers. It can be changed and dropped until it is opened."""

    @extend_schema(operation_id="date_polls_read", responses=DatePollWithCounts)
    def get(self, request: Request, date_poll: int) -> Response:
        return self.answer(DatePollWithCounts, date_poll_of(self.user, date_poll, Right.VIEW))

    @extend_schema(operation_id="date_polls_change", request=DatePollChange, responses=DatePollWithCounts)
    def patch(self, request: Request, date_poll: int) -> Response:
        found = date_poll_of(self.user, date_poll, Right.PLAN)
        fields = self.body(DatePollChange, found)
        asked = fields.pop("options", None)
        now_there = list(found.options.values_list("starts_at", "ends_at"))
        spans = now_there if asked is None else _spans(asked)
        changed = update_date_poll(found, options=spans, actor=self.actor, now=self.now, **fields)
        return self.answer(DatePollWithCounts, changed)

    @extend_schema(operation_id="date_polls_drop", responses={204: None})
    def delete(self, request: Request, date_poll: int) -> Response:
        drop_date_poll(date_poll_of(self.user, date_poll, Right.PLAN), actor=self.actor, now=self.now)
        return Response(status=204)


class OpenView(Endpoint):
    """Ask the organisations on the festival's list: each contact is owed one letter in the own language."""

    @extend_schema(operation_id="date_polls_open", request=None, responses=DatePollWithCounts)
    def post(self, request: Request, date_poll: int) -> Response:
        self.no_body()
        found = date_poll_of(self.user, date_poll, Right.PLAN)
        open_date_poll(found, actor=self.actor, now=self.now)
        return self.answer(DatePollWithCounts, date_poll_of(self.user, date_poll, Right.VIEW))


class RepliesView(Endpoint):
    """Every answer, the newest first. The last one of an organisation stands."""

    queryset = DateReply.objects.none()

    @extend_schema(operation_id="date_poll_answers_list", responses=ReplyOut(many=True))
    def get(self, request: Request, date_poll: int) -> Response:
        found = date_poll_of(self.user, date_poll, Right.VIEW)
        return self.page(ReplyOut, _whole(found))

    @extend_schema(operation_id="date_poll_answers_enter", request=ReplyIn, responses={201: ReplyOut})
    def post(self, request: Request, date_poll: int) -> Response:
        """Enter what an organisation said on the telephone."""
        found = date_poll_of(self.user, date_poll, Right.EDIT)
        told = self.body(ReplyIn)
        invitation = found.festival.invitations.filter(pk=told["invitation"]).first()
        if invitation is None:
            raise ValidationError({"invitation": [_("This festival has no such invitation.")]})
        reply = answer_date_poll(
            found,
            invitation,
            fits=_by_number(told["fits"]),
            remark=told["remark"],
            actor=self.on_behalf,
            now=self.now,
        )
        return self.answer(ReplyOut, _whole(found).get(pk=reply.pk), status=201)


def _whole(poll: DatePoll) -> Any:
    return DateReply.objects.filter(poll=poll).with_standing().select_related("invitation__organisation")


def _by_number(fits: dict[str, str]) -> dict[int, str]:
    """The ids of JSON's keys; a key that is no number stays none of the candidates."""
    return {
        int(key) if key.isascii() and key.isdigit() and len(key) < 18 else -1: fit for key, fit in fits.items()
    }


class CloseView(Endpoint):
    """Close a poll. With a candidate the festival moves there, its deadline with it, and everybody is told."""

    @extend_schema(operation_id="date_polls_close", request=CloseIn, responses=ClosedPoll)
    def post(self, request: Request, date_poll: int) -> Response:
        found = date_poll_of(self.user, date_poll, Right.PLAN)
        option = _option(found, self.body(CloseIn)["option"])
        moving = _moving(found, option)
        closed = close_date_poll(found, option, actor=self.actor, now=self.now)
        closed.moving = moving  # type: ignore[attr-defined]
        return self.answer(ClosedPoll, closed)


class ClosePreviewView(Endpoint):
    """What closing a poll with this candidate would move; nothing is decided."""

    @extend_schema(operation_id="date_polls_close_preview", request=CloseIn, responses=ConsequencesOut)
    def post(self, request: Request, date_poll: int) -> Response:
        found = date_poll_of(self.user, date_poll, Right.PLAN)
        option = _option(found, self.body(CloseIn)["option"])
        times = times_if_chosen(found, option, now=self.now) if option else {}
        return self.answer(ConsequencesOut, {"times": times, "moving": _moving(found, option)})


def _option(poll: DatePoll, number: int | None) -> DateOption | None:
    if number is None:
        return None
    option = poll.options.filter(pk=number).first()
    if option is None:
        raise ValidationError({"option": [_("This poll has no such candidate.")]})
    return option


def _moving(poll: DatePoll, option: DateOption | None) -> Moving:
    if option is None:
        return Moving("")
    return moving_to(poll.festival, starts_at=option.starts_at, ends_at=option.ends_at)

"""The catalogue of observances and the advisor, for everybody and as one office knows it."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.errors import QueryInvalid
from api.serializers.observances import (
    AdviceOut,
    AdviceQuery,
    ObservancesOut,
    ObservancesQuery,
    OfficeAdviceQuery,
    not_covered,
)
from api.views.public import PublicEndpoint
from events.advice import Surroundings, advise_days
from events.calendars import not_announced, observances
from events.permissions import Right, office_for
from events.ranking import NAMED_BY_OFFICE
from stations.advising import neighbours_of, surroundings_of

A_YEAR = timedelta(days=365)
LONGEST_LIST, LONGEST_FESTIVAL = 1100, 31  # days
ZONE = ZoneInfo("Europe/Berlin")


class ObservancesView(PublicEndpoint):
    """Cultural and religious days, from day to day."""

    @extend_schema(operation_id="observances_list", parameters=[ObservancesQuery], responses=ObservancesOut)
    def get(self, request: Request) -> Response:
        asked = self.query(ObservancesQuery)
        first = asked.get("from") or timezone.localdate()
        last = asked.get("to") or first + A_YEAR
        _check(first, last, field="to", longest=LONGEST_LIST)
        narrowed = {"state": asked.get("state"), "traditions": asked.get("tradition")}
        answer = {
            "observances": observances(first, last, **narrowed),
            "not_announced": not_announced(first, last, **narrowed),
            "not_covered": not_covered(),
        }
        return self.answer(ObservancesOut, answer)


class AdviceView(PublicEndpoint):
    """What a festival on these days would meet, and which published festivals are near."""

    @extend_schema(operation_id="advice_read", parameters=[AdviceQuery], responses=AdviceOut)
    def get(self, request: Request) -> Response:
        asked = self.query(AdviceQuery)
        first, last = _festival_days(asked)
        communities = dict.fromkeys(asked.get("community", ()), NAMED_BY_OFFICE)
        near = neighbours_of(None, first, last, ZONE)
        around = Surroundings(zone=ZONE, state=asked["state"], communities=communities, neighbours=near)
        return self.answer(AdviceOut, advise_days(first, last, around=around))


class OfficeAdviceView(Endpoint):
    """The same as one office knows it: its place and communities, its own days and corrections, its neighbours."""

    @extend_schema(operation_id="office_advice_read", parameters=[OfficeAdviceQuery], responses=AdviceOut)
    def get(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.VIEW)
        first, last = _festival_days(self.query(OfficeAdviceQuery))
        return self.answer(AdviceOut, advise_days(first, last, around=surroundings_of(found, first, last)))


def _festival_days(asked: dict[str, Any]) -> tuple[date, date]:
    first = asked.get("on") or timezone.localdate()
    last = asked.get("until") or first
    _check(first, last, field="until", longest=LONGEST_FESTIVAL)
    return first, last


def _check(first: date, last: date, *, field: str, longest: int) -> None:
    """A fault of `field` where the days run backwards or are too many."""
    if last < first:
        raise QueryInvalid({field: [_("The last day must not be before the first day.")]})
    if (last - first).days >= longest:
        raise QueryInvalid({field: [_("Ask for at most %(days)s days.") % {"days": longest}]})

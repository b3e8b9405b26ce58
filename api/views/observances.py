"""The catalogue of observances and the advisor, for everybody."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import QueryInvalid
from api.serializers.observances import (
    AdviceOut,
    AdviceQuery,
    ObservancesOut,
    ObservancesQuery,
    not_covered,
)
from api.views.public import PublicEndpoint
from events.advice import Surroundings, advise_days
from events.calendars import not_announced, observances
from events.ranking import NAMED_BY_OFFICE

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
    """What a festival on these days would meet."""

    @extend_schema(operation_id="advice_read", parameters=[AdviceQuery], responses=AdviceOut)
    def get(self, request: Request) -> Response:
        asked = self.query(AdviceQuery)
        first = asked.get("on") or timezone.localdate()
        last = asked.get("until") or first
        _check(first, last, field="until", longest=LONGEST_FESTIVAL)
        communities = dict.fromkeys(asked.get("community", ()), NAMED_BY_OFFICE)
        around = Surroundings(zone=ZONE, state=asked["state"], communities=communities)
        return self.answer(AdviceOut, advise_days(first, last, around=around))


def _check(first: date, last: date, *, field: str, longest: int) -> None:
    """A fault of `field` where the days run backwards or are too many."""
    if last < first:
        raise QueryInvalid({field: [_("The last day must not be before the first day.")]})
    if (last - first).days >= longest:
        raise QueryInvalid({field: [_("Ask for at most %(days)s days.") % {"days": longest}]})

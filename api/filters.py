"""What lists can be narrowed to and sorted by. Everything here is a whitelist."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.languages import BY_TAG
from events.models import Festival, FestivalState, Job, JobState, Letter, LetterState, LogEntry
from stations.models import (
    Invitation,
    InvitationState,
    Organisation,
    OrganisationKind,
    Station,
    StationState,
)

LANGUAGES = [(tag, language.autonym) for tag, language in BY_TAG.items()]


class Order(filters.OrderingFilter):
    """`?ordering=-name`; rows that are equal keep one order, so that no page repeats a row."""

    def filter(self, qs: QuerySet[Any], value: Sequence[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        return qs.order_by(*[self.get_ordering_value(name) for name in value], "pk")


def order(**names: str) -> Order:
    """An ordering by these names: `order(name="name", organisation="organisation__name")`."""
    return Order(fields=[(path, name) for name, path in names.items()], label=_("Order; a minus turns it round."))


def _matching(rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
    return rows.filter(organisation__in=Organisation.objects.matching(value))


class FestivalFilter(filters.FilterSet):
    office = filters.CharFilter(field_name="office__slug")
    state = filters.MultipleChoiceFilter(choices=FestivalState.choices)
    ordering = order(starts_at="starts_at", title="title", created_at="created_at")

    class Meta:
        model = Festival
        fields: list[str] = []


class OrganisationFilter(filters.FilterSet):
    office = filters.CharFilter(field_name="office__slug")
    kind = filters.MultipleChoiceFilter(choices=OrganisationKind.choices)
    language = filters.ChoiceFilter(choices=LANGUAGES, method="spoken")
    search = filters.CharFilter(method="found", label=_("Words of name, town, district or code."))
    withdrawn = filters.BooleanFilter(field_name="withdrawn_at", lookup_expr="isnull", exclude=True)
    ordering = order(name="name", created_at="created_at", updated_at="updated_at")

    class Meta:
        model = Organisation
        fields: list[str] = []

    def spoken(self, rows: Any, name: str, value: str) -> Any:
        return rows.speaking(value)

    def found(self, rows: Any, name: str, value: str) -> Any:
        return rows.matching(value)


class InvitationFilter(filters.FilterSet):
    state = filters.MultipleChoiceFilter(choices=InvitationState.choices)
    search = filters.CharFilter(method=_matching)
    ordering = order(organisation="organisation__name", invited_at="invited_at", answered_at="answered_at")

    class Meta:
        model = Invitation
        fields: list[str] = []


class StationFilter(filters.FilterSet):
    state = filters.MultipleChoiceFilter(choices=StationState.choices)
    kind = filters.MultipleChoiceFilter(field_name="organisation__kind", choices=OrganisationKind.choices)
    language = filters.ChoiceFilter(choices=LANGUAGES, method="spoken")
    search = filters.CharFilter(method=_matching)
    ordering = order(
        number="number",
        organisation="organisation__name",
        submitted_at="submitted_at",
        waiting_since="waiting_since",
    )

    class Meta:
        model = Station
        fields: list[str] = []

    def spoken(self, rows: Any, name: str, value: str) -> Any:
        return rows.speaking(value)


class LetterFilter(filters.FilterSet):
    state = filters.MultipleChoiceFilter(choices=LetterState.choices)
    kind = filters.CharFilter()
    language = filters.ChoiceFilter(choices=LANGUAGES)
    recipient = filters.CharFilter(lookup_expr="iexact")
    invitation = filters.NumberFilter(field_name="about_id", min_value=1, max_value=2**63 - 1)
    ordering = order(created_at="created_at", sent_at="sent_at", recipient="recipient")

    class Meta:
        model = Letter
        fields: list[str] = []


class JobFilter(filters.FilterSet):
    state = filters.MultipleChoiceFilter(choices=JobState.choices)
    kind = filters.CharFilter()
    ordering = order(created_at="created_at")

    class Meta:
        model = Job
        fields: list[str] = []


class LogFilter(filters.FilterSet):
    festival = filters.CharFilter(field_name="festival__slug")
    event = filters.CharFilter()
    about_kind = filters.CharFilter()
    about_id = filters.NumberFilter(min_value=1, max_value=2**63 - 1)
    on_behalf = filters.BooleanFilter()
    ordering = order(at="at")

    class Meta:
        model = LogEntry
        fields: list[str] = []

"""What everybody may read without a token."""

from collections.abc import Sequence

from django.db.models import Model, Prefetch, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint, one_of
from api.errors import Gone
from api.serializers.public import PublicFestival, PublicFestivalBrief, PublicOrganisation
from events.languages import BY_TAG
from events.models import Festival
from events.texts import load_words
from stations.models import Contact, Organisation, Station


class PublicEndpoint(Endpoint):
    """Read only; nobody is asked who they are."""

    authentication_classes = []
    permission_classes = [AllowAny]


def published() -> QuerySet[Festival]:
    """Festivals that visitors may read about."""
    return Festival.objects.public().select_related("office")


def with_words(rows: Sequence[Model]) -> Sequence[Model]:
    """The rows with everything they say in other languages: one query, however many rows."""
    load_words(rows, tuple(BY_TAG))
    return rows


class PublicFestivalsView(PublicEndpoint):
    """Published festivals."""

    queryset = Festival.objects.none()

    @extend_schema(operation_id="public_festivals_list", responses=PublicFestivalBrief(many=True))
    def get(self, request: Request) -> Response:
        return self.page(PublicFestivalBrief, published(), complete=with_words)


class PublicFestivalView(PublicEndpoint):
    """A published festival with its stations."""

    @extend_schema(operation_id="public_festivals_read", responses=PublicFestival)
    def get(self, request: Request, festival: str) -> Response:
        shown = Prefetch("stations", Station.objects.shown_to_visitors(), to_attr="shown_stations")
        found = one_of(published().prefetch_related(shown), slug=festival)
        stations: list[Station] = found.shown_stations  # type: ignore[attr-defined]
        offers = [offer for station in stations for offer in station.offers.all()]
        with_words([found, *stations, *offers])
        return self.answer(PublicFestival, found)


class PublicOrganisationView(PublicEndpoint):
    """An organisation by the code on its signs."""

    other_problems = (410,)

    @extend_schema(operation_id="public_organisations_read", responses=PublicOrganisation)
    def get(self, request: Request, code: str) -> Response:
        named = Prefetch("contacts", queryset=Contact.objects.named_publicly(), to_attr="named_contacts")
        rows = Organisation.objects.prefetch_related(named, "standing_offers")
        organisation = one_of(rows, code=code.upper())
        if organisation.withdrawn_at is not None:
            raise Gone(_("This organisation has left the directory."))
        with_words([organisation, *organisation.standing_offers.all()])
        return self.answer(PublicOrganisation, organisation)

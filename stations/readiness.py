"""What a print would lack, before paper is used for it."""

from dataclasses import dataclass

from django.db.models import Count

from events.models import Festival
from stations.models import Station, StationState


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is missing for signs and sheet. `is_printable` says whether there is anything to print at all."""

    confirmed: int
    withdrawn: list[Station]  # confirmed, and the organisation is not in the directory any more
    without_offers: list[Station]
    without_spot: list[Station]
    undecided: int
    lacks_description: bool
    lacks_travel_hint: bool

    @property
    def is_printable(self) -> bool:
        """Whether at least one station would be on paper."""
        return self.confirmed > 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing that readers of the paper would look for."""
        gaps = (
            self.withdrawn,
            self.without_offers,
            self.without_spot,
            self.undecided,
            self.lacks_description,
            self.lacks_travel_hint,
        )
        return self.is_printable and not any(gaps)


def readiness_of(festival: Festival) -> Readiness:
    """Looks at the festival's texts and its stations. Two queries."""
    all_confirmed = list(
        Station.objects.confirmed()
        .filter(festival=festival)
        .select_related("organisation")
        .annotate(offer_count=Count("offers"))
        .order_by("number")
    )
    confirmed = [station for station in all_confirmed if station.organisation.withdrawn_at is None]
    open_states = [StationState.SUBMITTED, StationState.ASKED]
    return Readiness(
        confirmed=len(confirmed),
        withdrawn=[station for station in all_confirmed if station not in confirmed],
        without_offers=[station for station in confirmed if not station.offer_count],
        without_spot=[station for station in confirmed if not station.spot],
        undecided=Station.objects.filter(festival=festival, state__in=open_states).count(),
        lacks_description=not festival.description,
        lacks_travel_hint=not festival.travel_hint,
    )

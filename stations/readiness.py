"""What a print would lack, before paper is used for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q

from events.models import Festival
from events.words import State
from stations.models import Station, StationState
from stations.wording import matrix_of

YEAR = timedelta(days=365)  # an entry nobody has looked at for longer may be wrong


@dataclass(frozen=True, slots=True)
class Gaps:
    """Texts that readers of one language get in another one, from before a change, or unchecked from a machine."""

    language: str
    missing: int
    outdated: int
    machine: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is missing on paper. `is_printable` says whether there is anything to print at all."""

    confirmed: int
    withdrawn: list[Station]  # confirmed, and the organisation is not in the directory any more
    without_offers: list[Station]
    without_spot: list[Station]
    without_text: list[Station]  # an offer of it has a title and nothing more
    unconfirmed: list[Station]  # the organisation has not said within a year that its entry is right
    undecided: int
    lacks_description: bool
    lacks_travel_hint: bool
    gaps: list[Gaps] = field(default_factory=list)  # of the languages that were asked for, where there are some

    @property
    def is_printable(self) -> bool:
        """Whether at least one station would be on paper."""
        return self.confirmed > 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing that readers of the paper would look for."""
        lacks = (
            self.withdrawn,
            self.without_offers,
            self.without_spot,
            self.without_text,
            self.unconfirmed,
            self.undecided,
            self.lacks_description,
            self.lacks_travel_hint,
            self.gaps,
        )
        return self.is_printable and not any(lacks)


def readiness_of(festival: Festival, languages: Sequence[str] = (), *, today: date | None = None) -> Readiness:
    """Looks at the festival's texts and its stations, and at their translations into `languages`.

    Without `today` nobody asks when entries were confirmed. Two queries, and six more for languages.
    """
    all_confirmed = list(
        Station.objects.confirmed()
        .filter(festival=festival)
        .select_related("organisation")
        .annotate(offer_count=Count("offers"), bare_offers=Count("offers", filter=Q(offers__description="")))
        .order_by("number")
    )
    confirmed = [station for station in all_confirmed if station.organisation.withdrawn_at is None]
    open_states = [StationState.SUBMITTED, StationState.ASKED]
    return Readiness(
        confirmed=len(confirmed),
        withdrawn=[station for station in all_confirmed if station not in confirmed],
        without_offers=[station for station in confirmed if not station.offer_count],
        without_spot=[station for station in confirmed if not station.spot],
        without_text=[station for station in confirmed if station.bare_offers],
        unconfirmed=[station for station in confirmed if today and _is_old(station, today)],
        undecided=Station.objects.filter(festival=festival, state__in=open_states).count(),
        lacks_description=not festival.description,
        lacks_travel_hint=not festival.travel_hint,
        gaps=_gaps(festival, languages) if languages and confirmed else [],
    )


def _is_old(station: Station, today: date) -> bool:
    confirmed_on = station.organisation.confirmed_on
    return confirmed_on is None or confirmed_on < today - YEAR


def _gaps(festival: Festival, languages: Sequence[str]) -> list[Gaps]:
    counts = matrix_of(festival, languages, states_only=True).counts
    found = [
        Gaps(tag, count[State.MISSING], count[State.OUTDATED], count[State.MACHINE])
        for tag, count in counts.items()
    ]
    return [one for one in found if one.missing or one.outdated or one.machine]

"""Pages that many open at once, and the decision that must be exact."""

from collections.abc import Callable

from django.db import transaction
from django.test import Client

from events.actors import staff
from events.models import Role
from stations.actions.decisions import decide_station
from stations.models import Station
from tests.factories import FestivalFactory, MembershipFactory, OfferFactory, OfficeFactory, StationFactory, berlin

from .measuring import RUNS, WARM_UP, Case

Pair = tuple[Callable[[], object], Callable[[], object]]
STATIONS = 40
NOW = berlin(2027, 4, 20, 9)


def _published(stations: int) -> list[Station]:
    festival = FestivalFactory(office=OfficeFactory(), slug="fest", state="published", places=stations)
    rows = [StationFactory(festival=festival, state="confirmed", number=n + 1) for n in range(stations)]
    for station in rows:
        OfferFactory(station=station)
    return rows


def _page(path: str) -> Callable[[], object]:
    client = Client()

    def get() -> object:
        answer = client.get(path, headers={"accept-language": "de"})
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status_code}")
        return answer

    return get


def organisation_page() -> Pair:
    """The page behind every QR code, beside the front page that lists festivals."""
    station = _published(STATIONS)[0]
    return _page(f"/o/{station.organisation.code}"), _page("/")


def festival_page() -> Pair:
    """Forty stations on a page, beside one station on a page: what a station costs."""
    _published(STATIONS)
    one = FestivalFactory(office=OfficeFactory(), slug="one", state="published")
    OfferFactory(station=StationFactory(festival=one, state="confirmed", number=1))
    return _page("/f/fest/"), _page("/f/one/")


def confirmation() -> Pair:
    """One exact decision (lock, move, number, log, letter), beside ten bare updates in a transaction."""
    festival = FestivalFactory(office=OfficeFactory(), state="inviting", places=1000)
    actor = staff(MembershipFactory(office=festival.office, role=Role.COORDINATOR).user)
    waiting = iter([StationFactory(festival=festival) for _ in range(WARM_UP + RUNS)])
    other = StationFactory(festival=festival)

    def decide() -> object:
        return decide_station(next(waiting), "confirmed", actor=actor, now=NOW)

    def update() -> object:
        with transaction.atomic():
            return [Station.objects.filter(pk=other.pk).update(spot="bare") for _ in range(10)]

    return decide, update


CASES = (
    Case("an organisation's page", "the front page", 5, organisation_page),
    Case("a festival with 40 stations", "with one station", 12, festival_page),
    Case("confirming a station", "ten bare updates", 15, confirmation),
)

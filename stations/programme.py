"""The programme of a festival: what is on at which time, for whom. Pure: stations in, lists out.

Times of offers are clock texts such as `"14:00"` in the festival's zone; of a festival of several days
they are the times of each day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from stations.models import Offer, Station


@dataclass(frozen=True, slots=True)
class Slot:
    """One offer at one time."""

    start: str
    end: str
    station: Station
    offer: Offer

    @property
    def times(self) -> list[str]:
        """Start and end as a pair, as offers keep them."""
        return [self.start, self.end]


def suits(station: Station, offer: Offer, *, language: str = "", age: int | None = None) -> bool:
    """Whether somebody speaks `language` at the offer (or its station), and a child of `age` years may join in."""
    speaks = not language or language in offer.languages or language in station.spoken_languages
    old_enough = age is None or offer.age_from is None or age >= offer.age_from
    young_enough = age is None or offer.age_to is None or age <= offer.age_to
    return speaks and old_enough and young_enough


def suiting(stations: Iterable[Station], *, language: str = "", age: int | None = None) -> list[Station]:
    """The stations with something that suits; all of them where nothing was chosen."""
    if not language and age is None:
        return list(stations)
    return [
        station
        for station in stations
        if any(suits(station, offer, language=language, age=age) for offer in station.offers.all())
    ]


def timetable(stations: Iterable[Station], *, language: str = "", age: int | None = None) -> list[Slot]:
    """Offers with times, by time and number."""
    slots = [
        Slot(start, end, station, offer)
        for station in stations
        for offer in station.offers.all()
        if suits(station, offer, language=language, age=age)
        for start, end in offer.times
    ]
    return sorted(slots, key=lambda slot: (slot.start, slot.end, slot.station.number or 0))


def all_day(
    stations: Iterable[Station], *, language: str = "", age: int | None = None
) -> list[tuple[Station, Offer]]:
    """Offers without times: they are there as long as the festival."""
    return [
        (station, offer)
        for station in stations
        for offer in station.offers.all()
        if not offer.times and suits(station, offer, language=language, age=age)
    ]


def spoken_at(stations: Iterable[Station]) -> list[str]:
    """The languages of all stations, those of most stations first."""
    counts: dict[str, int] = {}
    for station in stations:
        tags = set(station.spoken_languages).union(*(offer.languages for offer in station.offers.all()))
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def clock_of(*, starts_at: datetime, ends_at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """The clock at the festival, such as `"14:05"`; empty on other days and when it has ended."""
    here = now.astimezone(zone)
    if here.date() < starts_at.astimezone(zone).date() or now >= ends_at:
        return ""
    return here.strftime("%H:%M")


def on_now(slots: Iterable[Slot], clock: str) -> list[Slot]:
    """What is going on at this minute."""
    return [slot for slot in slots if clock and slot.start <= clock < slot.end]


def up_next(slots: Iterable[Slot], clock: str) -> list[Slot]:
    """What begins next today: everything that begins at the next time."""
    later = [slot for slot in slots if clock and slot.start > clock]
    return [slot for slot in later if slot.start == later[0].start]

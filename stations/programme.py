"""The programme of a festival: what is on at which time, for whom. Pure: stations in, lists out.

Times of offers are clock texts such as `"14:00"` in the festival's zone; of a festival of several days
they are the times of each day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Choice:
    """What a visitor looks for. `start` and `end` are clock texts between which something is on; `offers` are
    those that a search found, by pk.
    """

    language: str = ""
    age: int | None = None
    start: str = ""
    end: str = ""
    kind: str = ""
    offers: frozenset[int] | None = None

    def takes(self, start: str, end: str) -> bool:
        """Whether what goes on from `start` to `end` is, in part at least, at the chosen time."""
        return (not self.end or start < self.end) and (not self.start or end > self.start)


EVERYTHING = Choice()


def suits(station: Station, offer: Offer, choice: Choice = EVERYTHING) -> bool:
    """Whether somebody speaks the language at the offer (or its station), a child of that age may join in, and it
    is on at that time. What has no times is on as long as the festival.
    """
    language, age = choice.language, choice.age
    return (
        (choice.offers is None or offer.pk in choice.offers)
        and (not choice.kind or station.organisation.kind == choice.kind)
        and (not language or language in offer.languages or language in station.spoken_languages)
        and (age is None or offer.age_from is None or age >= offer.age_from)
        and (age is None or offer.age_to is None or age <= offer.age_to)
        and (not offer.times or any(choice.takes(start, end) for start, end in offer.times))
    )


def suiting(stations: Iterable[Station], choice: Choice = EVERYTHING) -> list[Station]:
    """The stations with something that suits; all of them where nothing was chosen but words."""
    if replace(choice, offers=None) == EVERYTHING:
        return list(stations)
    return [
        station for station in stations if any(suits(station, offer, choice) for offer in station.offers.all())
    ]


def timetable(stations: Iterable[Station], choice: Choice = EVERYTHING) -> list[Slot]:
    """Offers with times, by time and number."""
    slots = [
        Slot(start, end, station, offer)
        for station in stations
        for offer in station.offers.all()
        if suits(station, offer, choice)
        for start, end in offer.times
        if choice.takes(start, end)
    ]
    return sorted(slots, key=lambda slot: (slot.start, slot.end, slot.station.number or 0))


def all_day(stations: Iterable[Station], choice: Choice = EVERYTHING) -> list[tuple[Station, Offer]]:
    """Offers without times: they are there as long as the festival."""
    return [
        (station, offer)
        for station in stations
        for offer in station.offers.all()
        if not offer.times and suits(station, offer, choice)
    ]


def spoken_at(stations: Iterable[Station]) -> list[str]:
    """The languages of all stations, those of most stations first."""
    counts: dict[str, int] = {}
    for station in stations:
        tags = set(station.spoken_languages).union(*(offer.languages for offer in station.offers.all()))
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def by_kind(stations: Iterable[Station]) -> list[tuple[str, list[Station]]]:
    """The stations by what sort of place the organisation is, the sort with most stations first."""
    groups: dict[str, list[Station]] = {}
    for station in stations:
        groups.setdefault(station.organisation.kind, []).append(station)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def hours_of(*, starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """The clock times between which a festival is open; the whole day where it goes on over midnight."""
    first, last = starts_at.astimezone(zone), ends_at.astimezone(zone)
    opens, closes = first.strftime("%H:%M"), last.strftime("%H:%M")
    return (opens, closes) if opens < closes else ("00:00", "23:59")


def full_hours(opens: str, closes: str) -> list[str]:
    """The times one may choose between: both ends, and each full hour in between."""
    between = (f"{hour:02}:00" for hour in range(24))
    return sorted({opens, closes, *(clock for clock in between if opens < clock < closes)})


def outside(slots: Iterable[Slot], opens: str, closes: str) -> list[Slot]:
    """What lies before the festival opens or goes on after it closes: likely older than its hours."""
    return [slot for slot in slots if slot.start < opens or slot.end > closes]


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

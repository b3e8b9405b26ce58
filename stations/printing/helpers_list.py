"""The list for those who set up: rows → what stands on it. Template: `helpers_list.typ`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.formats import say_moment
from events.models import Festival
from stations.models import Offer, Station
from stations.printing import labels
from stations.printing.content import Place, Text
from stations.printing.rows import (
    changed_at,
    confirmed_stations,
    in_its_direction,
    name_of,
    office_of,
    own_language,
    title_of,
    told_in_passing,
)


@dataclass(frozen=True, slots=True)
class HelpersOffer:
    """An offer with its times."""

    title: Text
    times: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class HelpersRow:
    """What a station needs, and whom to call."""

    number: int
    organisation: Text
    spot: Text
    needs: tuple[Text, ...]
    person: Text
    phone: str
    offers: tuple[HelpersOffer, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        where = {"number": self.number, "name": self.organisation.words}
        yield _("name of station %(number)s") % where, self.organisation
        yield _("where to find station %(number)s, %(name)s") % where, self.spot
        yield _("contact on the day of station %(number)s, %(name)s") % where, self.person
        yield _("contact on the day of station %(number)s, %(name)s") % where, Text(self.phone, self.person.lang)
        for offer in self.offers:
            yield _("title of an offer of station %(number)s, %(name)s") % where, offer.title


@dataclass(frozen=True, slots=True)
class HelpersList:
    """The list. `heads` are those of its columns, `times` the hours of the day, `care` what to mind."""

    lang: str
    title: Text
    name: Text
    heading: Text
    office: Text
    changed_at: datetime
    times: tuple[Text, ...]
    totals: tuple[Text, ...]
    care: Text
    heads: tuple[Text, ...]
    rows: tuple[HelpersRow, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("name of the office"), self.office
        for row in self.rows:
            yield from row.places()

    def links(self) -> tuple[str, ...]:
        """The list leads nowhere."""
        return ()


def helpers_list_of(festival: Festival) -> HelpersList:
    """The list in the festival's language, in the order of the numbers. Raises NothingToPrint."""
    stations = confirmed_stations(festival)
    reader = own_language(festival)
    return HelpersList(
        lang=reader,
        title=title_of(festival),
        name=labels.say(reader, labels.HELPERS_NAME, title=festival.title),
        heading=labels.say(reader, labels.HELPERS),
        office=office_of(festival),
        changed_at=changed_at(festival, stations),
        times=_times(festival, reader),
        totals=_totals(stations, reader),
        care=labels.say(reader, labels.CARE),
        heads=tuple(labels.say(reader, head) for head in labels.HELPERS_HEADS),
        rows=tuple(_row(station, reader) for station in stations),
    )


def _times(festival: Festival, reader: str) -> tuple[Text, ...]:
    moments = (
        (labels.SET_UP, festival.setup_from),
        (labels.OPEN_FROM, festival.starts_at),
        (labels.OPEN_UNTIL, festival.ends_at),
        (labels.TAKEN_DOWN, festival.takedown_until),
    )
    return tuple(labels.say(reader, says, moment=say_moment(at, festival.zone, reader)) for says, at in moments)


def _totals(stations: list[Station], reader: str) -> tuple[Text, ...]:
    sums = (
        (labels.POWER, sum(station.power_watts for station in stations)),
        (labels.TABLES, sum(station.tables for station in stations)),
        (labels.TENTS, sum(station.needs_tent for station in stations)),
        (labels.WATERS, sum(station.needs_water for station in stations)),
    )
    return tuple(labels.say(reader, says, number=number) for says, number in sums if number)


def _needs(station: Station, reader: str) -> Iterator[Text]:
    space = {"width": f"{float(station.width_m):g}", "depth": f"{float(station.depth_m):g}"}
    yield labels.say(reader, labels.SPACE, **space)
    if station.power_watts:
        yield labels.say(reader, labels.POWER, number=station.power_watts)
    if station.tables:
        yield labels.say(reader, labels.TABLES, number=station.tables)
    if station.needs_tent:
        yield labels.say(reader, labels.TENT)
    if station.needs_water:
        yield labels.say(reader, labels.WATER)


def _row(station: Station, reader: str) -> HelpersRow:
    return HelpersRow(
        number=station.number or 0,
        organisation=name_of(station),
        spot=told_in_passing(station, "spot", reader),
        needs=tuple(_needs(station, reader)),
        person=in_its_direction(station.day_contact_name, station),
        phone=station.day_contact_phone,
        offers=tuple(_offer(offer, reader) for offer in station.offers.all()),
    )


def _offer(offer: Offer, reader: str) -> HelpersOffer:
    return HelpersOffer(told_in_passing(offer, "title", reader), labels.times(offer.times, reader))

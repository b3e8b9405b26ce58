"""What the pages for visitors show, gathered in four queries each, however many rows there are.

    organisation_page("K7M4PX")        the organisation, its people, its stations with offers, all year's offers
    festival_page("sommerfest-2027")   the festival, its facilities, what it celebrates, its stations with offers

The fourth query is that of the translations (`events.texts.load_words`), which the view asks for; it is not made
where everything was written in the reader's language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Model, Q

from events.errors import NotFound
from events.joined import with_children
from events.models import Facility, Festival, ObservanceLink, SitePlan
from stations.codes import code_as_typed
from stations.models import Contact, Offer, Organisation, StandingOffer, Station
from stations.site_plan import Booth, Drawing, Mark, Spot, draw
from stations.wording import visitor_links

FRESH_FOR = timedelta(days=365)  # what was confirmed longer ago may have changed


@dataclass(frozen=True, slots=True)
class Appearance:
    """A confirmed station of a public festival with what it offers there."""

    station: Station
    offers: list[Offer]

    @property
    def festival(self) -> Festival:
        """Where it stands."""
        return self.station.festival


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation for visitors. Of a withdrawn one nothing is gathered."""

    organisation: Organisation
    people: list[Contact]
    appearances: list[Appearance]
    standing_offers: list[StandingOffer]

    def rows(self) -> list[Model]:
        """Everything with words."""
        rows: list[Model] = [self.organisation, *self.standing_offers]
        for one in self.appearances:
            rows += [one.station, one.festival, *one.offers]
        return rows


@dataclass(frozen=True, slots=True)
class FestivalPage:
    """A public festival for visitors. Its stations have their offers fetched (`station.offers.all()`)."""

    festival: Festival
    facilities: list[Facility]
    links: list[ObservanceLink]
    stations: list[Station]

    def rows(self) -> list[Model]:
        """Everything with words that the page shows. Of organisations it shows the name alone."""
        rows: list[Model] = [self.festival, *self.facilities, *self.links]
        for station in self.stations:
            rows += [station, *station.offers.all()]
        return rows


def organisation_page(code: str) -> OrganisationPage | None:
    """The page of this code, as people type it; None for a code that nobody has. Three queries."""
    found = with_children(
        Organisation.objects.select_related("office").filter(code=code_as_typed(code)),
        "contacts",
        Contact,
        only=Q(contacts__is_public=True) & ~Q(contacts__name=""),
    )
    if not found:
        return None
    ((organisation, people),) = found
    if organisation.withdrawn_at is not None:
        return OrganisationPage(organisation, [], [], [])
    stations = organisation.stations.shown_to_visitors().prefetch_related(None)
    stations = stations.select_related("festival__office", "festival__site_plan").order_by("festival__starts_at")
    appearances = []
    for station, offers in with_children(stations, "offers", Offer):
        station.organisation = organisation
        appearances.append(Appearance(station, _of(station, offers)))
    return OrganisationPage(organisation, people, appearances, list(organisation.standing_offers.all()))


def festival_page(slug: str) -> FestivalPage:
    """The festival at this address, if visitors may read about it. Three queries. Raises NotFound."""
    rows = Festival.objects.public().with_open_survey().select_related("office", "site_plan").filter(slug=slug)
    found = with_children(rows, "facilities", Facility)
    if not found:
        raise NotFound
    ((festival, facilities),) = found
    for facility in facilities:
        facility.festival = festival
    shown = festival.stations.confirmed().listed().select_related("organisation").order_by("number")
    stations = []
    for station, offers in with_children(shown.defer("organisation__about"), "offers", Offer):
        station.festival = festival
        # As prefetch_related leaves it: pages and the programme ask for `station.offers.all()`.
        fetched = station.offers.all()
        fetched._result_cache = _of(station, offers)
        station._prefetched_objects_cache = {"offers": fetched}  # type: ignore[attr-defined]
        stations.append(station)
    return FestivalPage(festival, facilities, visitor_links(festival), stations)


def _of(station: Station, offers: list[Offer]) -> list[Offer]:
    for offer in offers:
        offer.station = station
    return offers


def is_fresh(confirmed_on: date | None, *, today: date) -> bool:
    """Whether somebody said not long ago that an entry is right."""
    return confirmed_on is not None and today - confirmed_on <= FRESH_FOR


def ground_of(festival: Festival) -> SitePlan | None:
    """The ground of a festival that was fetched with it."""
    return getattr(festival, "site_plan", None)


def drawing_of(page: FestivalPage) -> Drawing | None:
    """The site plan with every station and facility that has a place; None where the ground is not known."""
    return planned_drawing(ground_of(page.festival), page.stations, page.facilities)


def planned_drawing(
    plan: SitePlan | None, stations: Iterable[Station], facilities: Iterable[Facility]
) -> Drawing | None:
    """The same from rows."""
    if plan is None:
        return None
    spots = [
        Spot(str(one.pk), one.kind, one.x_m, one.y_m)
        for one in facilities
        if one.x_m is not None and one.y_m is not None
    ]
    return draw(plan.width_m, plan.depth_m, filter(None, map(booth_of, stations)), spots)


def booth_of(station: Station) -> Booth | None:
    """A station on the ground; None where it has no place yet."""
    if station.number is None or station.x_m is None or station.y_m is None:
        return None
    return Booth(station.number, station.x_m, station.y_m, float(station.width_m), float(station.depth_m))


def fields_of(drawing: Drawing | None) -> tuple[dict[int, str], dict[int, str]]:
    """In which field of the plan stations (by number) and facilities (by pk) stand."""
    marks: list[Mark] = list(drawing.marks) if drawing else []
    booths = {int(mark.name): mark.field for mark in marks if not mark.kind}
    return booths, {int(mark.name): mark.field for mark in marks if mark.kind}

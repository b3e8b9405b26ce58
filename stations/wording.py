"""The words of a festival: what is translated, where it stands, how far each language is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from events.errors import NotFound
from events.models import DatePoll, Facility, Festival, ObservanceLink, Origin, Translation
from events.own_days import name_of
from events.texts import Text, register_texts, split_key, text_of, texts_of, translations_of
from events.words import State, reads, state_of
from stations.models import Circular, Offer, Organisation, StandingOffer, Station, StationState
from stations.placeholders import check_placeholders

register_texts(Organisation, "about", "opening_hours")
register_texts(
    StandingOffer, "title", "description", "when", "cost", office=lambda row: row.organisation.office_id
)
register_texts(
    Station,
    "spot",
    hidden=("question", "decision_note"),
    language=lambda row: row.festival.language,
    office=lambda row: row.festival.office_id,
)
register_texts(
    Circular,
    hidden=("subject", "body"),
    office=lambda row: row.festival.office_id,
    check=check_placeholders,
)
register_texts(Offer, "title", "description", "cost", office=lambda row: row.station.festival.office_id)

GONE = (StationState.DECLINED, StationState.WITHDRAWN, StationState.DRAFT)


@dataclass(frozen=True, slots=True)
class Place:
    """Texts that stand together, under a heading: the festival itself, or one station."""

    heading: str
    number: int | None
    texts: list[Text]


@dataclass(frozen=True, slots=True)
class Cell:
    """One text in one language; `translation` is None where there is none, or where only states were asked for."""

    text: Text
    language: str
    state: State
    translation: Translation | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every text of a festival in each of its languages."""

    languages: list[str]
    rows: list[tuple[Place, list[tuple[Text, list[Cell]]]]]
    counts: dict[str, Counter[State]] = field(default_factory=dict)

    def cells(self, language: str, states: Iterable[State] = ()) -> list[Cell]:
        """The cells of one language, in the order of the texts; all of them, or those in some states."""
        column = self.languages.index(language)
        wanted = set(states)
        found = [cells[column] for _place, rows in self.rows for _text, cells in rows]
        return [cell for cell in found if not wanted or cell.state in wanted]


OPEN = (State.MISSING, State.OUTDATED, State.MACHINE)  # what a translator still has to do


def places_of(festival: Festival) -> list[Place]:
    """Every text visitors of this festival see, station by station. Six queries, however many stations."""
    stations = list(
        festival.stations.listed()
        .exclude(state__in=GONE)
        .select_related("organisation")
        .prefetch_related("offers", "organisation__standing_offers")
        .order_by(models.F("number").asc(nulls_last=True), "organisation__name", "pk")
    )
    about = [festival, *visitor_links(festival), *facilities_of(festival)]
    places = [Place(_("The festival"), None, [text for row in about for text in texts_of(row)])]
    for station in stations:
        station.festival = festival
        texts = _texts_of_station(station)
        if texts:
            places.append(Place(station.organisation.name, station.number, texts))
    return places


def _texts_of_station(station: Station) -> list[Text]:
    rows: list[models.Model] = []
    for offer in station.offers.all():
        offer.station = station
        rows.append(offer)
    rows += [station, station.organisation]
    for standing in station.organisation.standing_offers.all():
        standing.organisation = station.organisation
        rows.append(standing)
    return [text for row in rows for text in texts_of(row)]


def matrix_of(festival: Festival, languages: Sequence[str] = (), *, states_only: bool = False) -> Matrix:
    """Texts × languages with the state of each. Seven queries, however many texts and languages.

    `states_only` leaves the translations themselves away: thousands of rows are quicker counted than read.
    """
    tags = list(languages or festival.languages)
    places = places_of(festival)
    found = _translations({text.row: None for place in places for text in place.texts}, tags, states_only)
    counts: dict[str, Counter[State]] = {tag: Counter() for tag in tags}
    rows = []
    for place in places:
        lines = []
        for text in place.texts:
            cells = _cells(text, tags, found)
            for cell in cells:
                counts[cell.language][cell.state] += 1
            lines.append((text, cells))
        rows.append((place, lines))
    return Matrix(tags, rows, counts)


_Found = dict[tuple[str, int, str], dict[str, tuple[str, bool, Translation | None]]]


def _translations(rows: Iterable[models.Model], tags: Sequence[str], states_only: bool) -> _Found:
    """By text and language: the digest a translation was made from, whether by machine, and the row itself."""
    names = ("about_kind", "about_id", "field", "language", "source_digest", "origin")
    found: _Found = {}
    asked = translations_of(rows, tags)
    if states_only:
        for kind, pk, name, tag, made_from, origin in asked.order_by().values_list(*names):
            found.setdefault((kind, pk, name), {})[tag] = (made_from, origin == Origin.MACHINE, None)
        return found
    for one in asked:
        about = (one.about_kind, one.about_id, one.field)
        found.setdefault(about, {})[one.language] = (one.source_digest, one.by_machine, one)
    return found


def _cells(text: Text, tags: Sequence[str], found: _Found) -> list[Cell]:
    known, current = found.get((text.kind, text.row.pk, text.field), {}), text.digest
    cells = []
    for tag in tags:
        made_from, by_machine, translation = known.get(tag, (None, False, None))
        state = state_of(current, made_from, by_machine=by_machine)
        cells.append(
            Cell(text, tag, State.SOURCE, None)
            if reads(tag, text.language)
            else Cell(text, tag, state, translation)
        )
    return cells


def hidden_cell(festival: Festival, key: str, tag: str) -> tuple[Place, Cell]:
    """What office and organisation write to each other, with its translation; visitors and translators never see
    it. Raises NotFound, also for a text that the organisation reads in the language it was written in."""
    kind, pk, name = split_key(key)
    row = _private_row(festival, kind, pk)
    text = text_of(row, name)
    found = _translations([row], [tag], states_only=False)
    cell = _cells(text, [tag], found)[0]
    if not text.is_hidden or cell.state == State.SOURCE:
        raise NotFound
    if isinstance(row, Station):
        return Place(row.organisation.name, row.number, [text]), cell
    heading = _("Circular") if isinstance(row, Circular) else _("Find the date")
    return Place(heading, None, [text]), cell


def _private_row(festival: Festival, kind: str, pk: int) -> Station | DatePoll | Circular:
    row: Station | DatePoll | Circular | None = None
    if kind == "station":
        row = festival.stations.select_related("organisation").filter(pk=pk).first()
    elif kind == "datepoll":
        row = festival.date_polls.filter(pk=pk).first()
    elif kind == "circular":
        row = festival.circulars.filter(pk=pk).first()
    if row is None:
        raise NotFound
    row.festival = festival
    return row


def text_at(festival: Festival, key: str) -> tuple[Place, Text]:
    """The text of this key with the place it stands at, if visitors of this festival see it. Raises NotFound."""
    split_key(key)
    for place in places_of(festival):
        for text in place.texts:
            if text.key == key:
                return place, text
    raise NotFound


def visitor_links(festival: Festival) -> list[ObservanceLink]:
    """The observances of which visitors of this festival read, with their names, what it celebrates first.

    One query, and one more where a day of the office's own is among them.
    """
    links = list(festival.observance_links.for_visitors())
    own_days = list(festival.office.own_days.all()) if any(link.is_own for link in links) else []
    for link in links:
        link.festival = festival
        link.called = name_of(link.key, link.first, own_days)
    return links


def facilities_of(festival: Festival) -> list[Facility]:
    """What families look for beside the stations. One query."""
    facilities = list(festival.facilities.all())
    for facility in facilities:
        facility.festival = festival
    return facilities


def rows_of(stations: Iterable[Station]) -> list[models.Model]:
    """Everything with words that belongs to stations: festivals, organisations, offers. For `load_words`."""
    rows: list[models.Model] = []
    for station in stations:
        rows += [station, station.festival, station.organisation, *station.offers.all()]
    return rows

"""The info sheet: rows → what stands on it, a column in each language. Template: `sheet.typ`."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.formats import say_day
from events.languages import PRODUCT_TAGS, language
from events.links import absolute_url
from events.models import Festival, ObservanceLink, Stance
from events.texts import load_words
from stations.models import Offer, OrganisationKind, Station
from stations.printing import labels
from stations.printing.content import Fact, Place, Text
from stations.printing.errors import LanguageNotSpoken
from stations.printing.rows import (
    autonyms_of,
    changed_at,
    confirmed_stations,
    languages_of,
    name_of,
    notes_on,
    office_of,
    own_language,
    told,
    told_in_passing,
)
from stations.wording import rows_of, visitor_links

VERSION_DIGITS = 6
LEGEND = (
    ("clock", labels.TIMES),
    ("age", labels.AGES),
    ("language", labels.LANGUAGES),
    ("coin", labels.COST),
)


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """What visitors can do at a station."""

    title: Text
    description: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SheetStation:
    """A station in the programme; `kind` is a fact of the organisation (its pictogram and word)."""

    number: int
    name: Text
    kind: Fact
    spot: Text
    offers: tuple[SheetOffer, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        where = {"number": self.number, "name": self.name.words}
        yield _("name of station %(number)s") % where, self.name
        yield _("where to find station %(number)s, %(name)s") % where, self.spot
        for offer in self.offers:
            at = where | {"offer": offer.title.words}
            yield _("title of an offer of station %(number)s, %(name)s") % where, offer.title
            yield _("description of the offer “%(offer)s” of station %(number)s, %(name)s") % at, offer.description
            for fact in offer.facts:
                for words in fact.words:
                    yield _("details of the offer “%(offer)s” of station %(number)s, %(name)s") % at, words


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """The whole sheet in one language."""

    language: Text
    title: Text
    description: Text
    when: Fact
    where: Fact
    travel: Fact
    scan: Text
    programme: Text
    legend: tuple[Fact, ...]
    as_of: Text
    stations: tuple[SheetStation, ...]
    observances: tuple[Fact, ...] = ()
    notes: tuple[Text, ...] = ()

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("description of the festival"), self.description
        for text in self.where.words:
            yield _("place of the festival"), text
        for text in self.travel.words:
            yield _("how to get to the festival"), text
        for fact in self.observances:
            for text in fact.words:
                yield _("what the festival says about an observance"), text
        for station in self.stations:
            yield from station.places()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The info sheet. The first column stands alone, or beside each of the others on a sheet of their own.

    `link` is in the code, the living page; `version` is a short hash of everything on it.
    """

    name: Text
    office: Text
    contact: Text
    link: str
    qr_name: Text
    version: str
    changed_at: datetime
    columns: tuple[SheetColumn, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("name of the office"), self.office
        yield _("contact of the office"), self.contact
        for column in self.columns:
            yield from column.places()

    def links(self) -> tuple[str, ...]:
        """The link of its code."""
        return (self.link,)


def sheet_of(festival: Festival, languages: Sequence[str]) -> Sheet:
    """The info sheet in these languages. Five queries. Raises NothingToPrint, LanguageNotSpoken."""
    tags = tuple(dict.fromkeys(languages)) or (own_language(festival),)
    for tag in tags:
        if tag not in PRODUCT_TAGS:
            raise LanguageNotSpoken(tag, PRODUCT_TAGS)
    stations = confirmed_stations(festival)
    links = visitor_links(festival)
    load_words([festival, *links, *rows_of(stations)], tags)
    link = absolute_url("visitor:festival", festival.slug)
    sheet = Sheet(
        name=labels.say(tags[0], labels.SHEET_NAME, title=told_in_passing(festival, "title", tags[0]).words),
        office=office_of(festival),
        contact=Text(_contact(festival), festival.office.language),
        link=link,
        qr_name=labels.say(tags[0], labels.QR_NAME, address=link),
        version="",
        changed_at=changed_at(festival, stations),
        columns=tuple(_column(festival, links, stations, tag) for tag in tags),
    )
    return _dated(sheet)


def _contact(festival: Festival) -> str:
    office = festival.office
    return ", ".join(part for part in (office.contact_phone, office.contact_email) if part)


def _column(festival: Festival, links: list[ObservanceLink], stations: list[Station], tag: str) -> SheetColumn:
    title = told_in_passing(festival, "title", tag)
    travel = told(festival, "travel_hint", tag)
    column = SheetColumn(
        language=Text(language(tag).autonym, tag),
        title=title,
        description=_beside(title, told(festival, "description", tag)),
        when=Fact(
            "clock",
            labels.say(tag, labels.WHEN),
            labels.when(festival.starts_at, festival.ends_at, festival.zone, tag),
        ),
        where=Fact("pin", labels.say(tag, labels.WHERE), (told_in_passing(festival, "place", tag),)),
        travel=Fact("way", labels.say(tag, labels.TRAVEL), (travel,) if travel.words else ()),
        scan=labels.say(tag, labels.SCAN_SHEET),
        programme=labels.say(tag, labels.PROGRAMME),
        legend=tuple(Fact(picture, Text("", tag), (labels.say(tag, name),)) for picture, name in LEGEND),
        as_of=Text("", tag),
        stations=tuple(_station(station, tag) for station in stations),
        observances=tuple(_observance(link, tag) for link in links),
    )
    return replace(column, notes=notes_on((text for _place, text in column.places()), tag))


def _observance(link: ObservanceLink, tag: str) -> Fact:
    """What the festival celebrates with others, or how it takes care of them."""
    stance = Stance(link.stance)
    with override(tag):
        name = link.called if link.is_own else _(link.called)
    heading = labels.CELEBRATED if stance == Stance.CELEBRATE else labels.MINDED
    named = labels.say(tag, heading, name=name)
    return Fact(stance.value, labels.say_choice(tag, stance.label), (named, told(link, "sentence", tag)))


def _beside(title: Text, text: Text) -> Text:
    """A text under its title, which says for both what is to be said about the translation."""
    return replace(text, mark="") if text.mark == title.mark else text


def _station(station: Station, tag: str) -> SheetStation:
    kind = OrganisationKind(station.organisation.kind)
    return SheetStation(
        number=station.number or 0,
        name=name_of(station),
        kind=Fact(
            kind.value.replace(" ", "-"), labels.say(tag, labels.KIND), (labels.say_choice(tag, kind.label),)
        ),
        spot=told_in_passing(station, "spot", tag),
        offers=tuple(_offer(offer, tag) for offer in station.offers.all()),
    )


def _offer(offer: Offer, tag: str) -> SheetOffer:
    facts = [
        Fact("clock", labels.say(tag, labels.TIMES), labels.times(offer.times, tag)),
        Fact("age", labels.say(tag, labels.AGES), (labels.ages(offer.age_from, offer.age_to, tag),)),
    ]
    spoken = autonyms_of(offer.languages or languages_of(offer.station), reader=tag)
    if spoken:
        facts.append(Fact("language", labels.say(tag, labels.LANGUAGES), spoken))
    if offer.cost:
        facts.append(Fact("coin", labels.say(tag, labels.COST), (told_in_passing(offer, "cost", tag),)))
    title = told(offer, "title", tag)
    return SheetOffer(title, _beside(title, told(offer, "description", tag)), tuple(facts))


def _dated(sheet: Sheet) -> Sheet:
    """The sheet with its version, so that two prints can be told apart."""
    words = repr(replace(sheet, changed_at=None))  # type: ignore[arg-type]
    version = hashlib.sha256(words.encode()).hexdigest()[:VERSION_DIGITS]
    columns = tuple(
        replace(
            column,
            as_of=labels.say(
                column.language.lang,
                labels.AS_OF,
                date=say_day(sheet.changed_at.date(), column.language.lang),
                version=version,
            ),
        )
        for column in sheet.columns
    )
    return replace(sheet, version=version, columns=columns)

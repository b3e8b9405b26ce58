"""Rows → what stands on paper. A constant number of queries, however many stations there are."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Prefetch

from events.languages import PRODUCT_TAGS, language, runs_rtl
from events.links import absolute_url
from events.models import Festival
from stations.models import Offer, OrganisationKind, Station
from stations.printing import labels
from stations.printing.content import (
    Fact,
    Sheet,
    SheetColumn,
    SheetOffer,
    SheetStation,
    Sign,
    Signs,
    Text,
)
from stations.printing.errors import LanguageNotSpoken, NothingToPrint
from stations.printing.qr import qr_svg

OFFERS_ON_A_SIGN = 8  # more than that nobody reads while walking; the code leads to all of them
VERSION_DIGITS = 6
LEGEND = (
    ("clock", labels.TIMES),
    ("age", labels.AGES),
    ("language", labels.LANGUAGES),
    ("coin", labels.COST),
)


def signs_of(festival: Festival) -> Signs:
    """The signs of the stations that visitors see too, in the order of their numbers. Raises NothingToPrint."""
    stations = _confirmed(festival)
    reader = _own_language(festival)
    return Signs(
        lang=reader,
        title=Text(festival.title, festival.language),
        name=labels.say(reader, labels.SIGNS_NAME, title=festival.title),
        office=Text(festival.office.name, festival.office.language),
        changed_at=_changed_at(festival, stations),
        scan=labels.say_in_each(_printed_languages(festival), labels.SCAN_SIGN),
        spoken_here=labels.say(reader, labels.SPOKEN_HERE),
        signs=tuple(_sign(station, reader) for station in stations),
    )


def sheet_of(festival: Festival, languages: Sequence[str]) -> Sheet:
    """The info sheet in these languages. Raises NothingToPrint, LanguageNotSpoken."""
    tags = tuple(dict.fromkeys(languages)) or (_own_language(festival),)
    for tag in tags:
        if tag not in PRODUCT_TAGS:
            raise LanguageNotSpoken(tag, PRODUCT_TAGS)
    stations = _confirmed(festival)
    address = absolute_url("visitor:festival", festival.slug)
    sheet = Sheet(
        title=Text(festival.title, festival.language),
        name=labels.say(tags[0], labels.SHEET_NAME, title=festival.title),
        description=Text(festival.description, festival.language),
        office=Text(festival.office.name, festival.office.language),
        contact=Text(_contact(festival), festival.office.language),
        address=address,
        qr=qr_svg(address),
        qr_name=labels.say(tags[0], labels.QR_NAME, address=address),
        version="",
        changed_at=_changed_at(festival, stations),
        columns=tuple(_column(festival, stations, tag) for tag in tags),
    )
    return _dated(sheet, festival)


def _confirmed(festival: Festival) -> list[Station]:
    offers = Prefetch("offers", Offer.objects.order_by("pk"))
    stations = festival.stations.confirmed().listed().select_related("organisation").prefetch_related(offers)
    found = list(stations.order_by("number"))
    if not found:
        raise NothingToPrint
    return found


def _changed_at(festival: Festival, stations: list[Station]) -> datetime:
    """The last change of what is printed, so that the same rows give the same file."""
    changes = [festival.updated_at]
    for station in stations:
        changes += [station.updated_at, station.organisation.updated_at]
    return max(changes).astimezone(festival.zone)


def _own_language(festival: Festival) -> str:
    """The language the office's own words on paper are in."""
    return festival.language if festival.language in PRODUCT_TAGS else labels.SOURCE


def _printed_languages(festival: Festival) -> list[str]:
    """The festival's languages that the product speaks, its own first."""
    own = [_own_language(festival), *festival.languages]
    return [tag for tag in dict.fromkeys(own) if tag in PRODUCT_TAGS]


def _contact(festival: Festival) -> str:
    office = festival.office
    return ", ".join(part for part in (office.contact_phone, office.contact_email) if part)


def _spoken(station: Station, reader: str) -> tuple[Text, ...]:
    tags = station.spoken_languages or station.organisation.spoken_languages
    return tuple(labels.autonym(tag, reader=reader) for tag in tags)


def _name(station: Station) -> Text:
    """The organisation's name: in the language of its texts, unless its letters run the other way."""
    organisation = station.organisation
    fits = language(organisation.language).rtl == runs_rtl(organisation.name)
    return Text(organisation.name, organisation.language if fits else station.festival.office.language)


def _sign(station: Station, reader: str) -> Sign:
    organisation = station.organisation
    address = absolute_url("visitor:organisation", organisation.code)
    offers = tuple(Text(offer.title, offer.language) for offer in station.offers.all())
    more = labels.say(reader, labels.MORE_OFFERS) if len(offers) > OFFERS_ON_A_SIGN else Text("", reader)
    return Sign(
        number=station.number or 0,
        name=_name(station),
        code=organisation.code,
        address=address.split("://", 1)[-1],
        qr=qr_svg(address.upper()),
        qr_name=labels.say(reader, labels.QR_NAME, address=address),
        spoken=_spoken(station, reader),
        offers=offers[:OFFERS_ON_A_SIGN],
        more=more,
    )


def _column(festival: Festival, stations: list[Station], tag: str) -> SheetColumn:
    starts_at, ends_at = (at.astimezone(festival.zone) for at in (festival.starts_at, festival.ends_at))
    place = Text(festival.place, festival.language)
    travel = Text(festival.travel_hint, festival.language)
    return SheetColumn(
        language=Text(language(tag).autonym, tag),
        when=Fact("clock", labels.say(tag, labels.WHEN), labels.when(starts_at, ends_at, tag)),
        where=Fact("pin", labels.say(tag, labels.WHERE), (place,)),
        travel=Fact("way", labels.say(tag, labels.TRAVEL), (travel,) if travel.words else ()),
        scan=labels.say(tag, labels.SCAN_SHEET),
        programme=labels.say(tag, labels.PROGRAMME),
        legend=tuple(Fact(picture, Text("", tag), (labels.say(tag, name),)) for picture, name in LEGEND),
        as_of=Text("", tag),
        stations=tuple(_sheet_station(station, festival, tag) for station in stations),
    )


def _sheet_station(station: Station, festival: Festival, tag: str) -> SheetStation:
    organisation = station.organisation
    kind = OrganisationKind(organisation.kind)
    return SheetStation(
        number=station.number or 0,
        name=_name(station),
        kind=Fact(
            kind.value.replace(" ", "-"), labels.say(tag, labels.KIND), (labels.say_choice(tag, kind.label),)
        ),
        spot=Text(station.spot, festival.language),
        offers=tuple(_sheet_offer(offer, station, tag) for offer in station.offers.all()),
    )


def _sheet_offer(offer: Offer, station: Station, tag: str) -> SheetOffer:
    facts = [
        Fact("clock", labels.say(tag, labels.TIMES), labels.times(offer.times, tag)),
        Fact("age", labels.say(tag, labels.AGES), (labels.ages(offer.age_from, offer.age_to, tag),)),
    ]
    spoken = (
        tuple(labels.autonym(one, reader=tag) for one in offer.languages)
        if offer.languages
        else _spoken(station, tag)
    )
    if spoken:
        facts.append(Fact("language", labels.say(tag, labels.LANGUAGES), spoken))
    if offer.cost:
        cost = Text(offer.cost, offer.language)
        facts.append(Fact("coin", labels.say(tag, labels.COST), (cost,)))
    return SheetOffer(
        title=Text(offer.title, offer.language),
        description=Text(offer.description, offer.language),
        facts=tuple(facts),
    )


def _dated(sheet: Sheet, festival: Festival) -> Sheet:
    """The sheet with its version: a short hash of everything on it, so that two prints can be told apart."""
    version = hashlib.sha256(repr(replace(sheet, changed_at=None, qr="")).encode()).hexdigest()[:VERSION_DIGITS]  # type: ignore[arg-type]
    changed_on = sheet.changed_at.astimezone(festival.zone).date()
    columns = tuple(
        replace(
            column,
            as_of=labels.say(
                column.language.lang,
                labels.AS_OF,
                date=labels.short_day(changed_on, column.language.lang).words,
                version=version,
            ),
        )
        for column in sheet.columns
    )
    return replace(sheet, version=version, columns=columns)

"""The signs of the stations: rows → what stands on them. Template: `signs.typ`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.languages import PRODUCT_TAGS
from events.links import absolute_url
from events.models import Festival
from events.texts import load_words
from stations.models import Offer, Station
from stations.printing import labels
from stations.printing.content import Place, Text
from stations.printing.rows import (
    autonyms_of,
    changed_at,
    confirmed_stations,
    languages_of,
    name_of,
    notes_on,
    office_of,
    own_language,
    title_of,
    told,
)
from stations.wording import rows_of

OFFERS_ON_A_SIGN = 8  # more than that nobody reads while walking; the code leads to all of them
LANGUAGES_ON_A_SIGN = 3  # the festival's own and two that are spoken there; the code leads to the others
FEW_OFFERS = 4  # more than these are set in two columns, with one more language at most


@dataclass(frozen=True, slots=True)
class SignOffer:
    """What visitors can do at the station: its title, and the same in other languages."""

    title: Text
    others: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of one station: one page. `link` is in its code, `address` is the same to type by hand."""

    number: int
    name: Text
    titles: tuple[Text, ...]
    code: str
    address: str
    link: str
    qr_name: Text
    scan: tuple[Text, ...]
    spoken: tuple[Text, ...]
    offers: tuple[SignOffer, ...]
    more: Text
    notes: tuple[Text, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        where = {"number": self.number, "name": self.name.words}
        yield _("name of station %(number)s") % where, self.name
        for offer in self.offers:
            for text in (offer.title, *offer.others):
                yield _("offer of station %(number)s, %(name)s") % where, text


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of a festival."""

    lang: str
    title: Text
    name: Text
    office: Text
    changed_at: datetime
    spoken_here: Text
    signs: tuple[Sign, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("name of the office"), self.office
        for sign in self.signs:
            for title in sign.titles:
                yield _("title of the festival"), title
            yield from sign.places()

    def links(self) -> tuple[str, ...]:
        """The links of all codes."""
        return tuple(sign.link for sign in self.signs)


def signs_of(festival: Festival) -> Signs:
    """The signs of the stations that visitors see too, in the order of their numbers. Raises NothingToPrint."""
    stations = confirmed_stations(festival)
    reader = own_language(festival)
    tags = _known([reader, *(tag for station in stations for tag in languages_of(station))])
    load_words([festival, *rows_of(stations)], tags)
    return Signs(
        lang=reader,
        title=title_of(festival),
        name=labels.say(reader, labels.SIGNS_NAME, title=festival.title),
        office=office_of(festival),
        changed_at=changed_at(festival, stations),
        spoken_here=labels.say(reader, labels.SPOKEN_HERE),
        signs=tuple(_sign(station, reader) for station in stations),
    )


def _sign(station: Station, reader: str) -> Sign:
    festival, organisation = station.festival, station.organisation
    address = absolute_url("visitor:organisation", organisation.code)
    here = _known([reader, *languages_of(station)])
    others = here[1:LANGUAGES_ON_A_SIGN]
    offers = list(station.offers.all())
    beside = others if len(offers) <= FEW_OFFERS else others[:1]
    titles = _translated(festival, "title", others)
    shown = tuple(_offer(offer, reader, beside) for offer in offers[:OFFERS_ON_A_SIGN])
    return Sign(
        number=station.number or 0,
        name=name_of(station),
        titles=titles,
        code=organisation.code,
        address=address.split("://", 1)[-1],
        link=address.upper(),
        qr_name=labels.say(reader, labels.QR_NAME, address=address),
        scan=labels.say_in_each(_known([*here, *festival.languages]), labels.SCAN_SIGN),
        spoken=autonyms_of(languages_of(station), reader=reader),
        offers=shown,
        more=labels.say(reader, labels.MORE_OFFERS) if len(offers) > OFFERS_ON_A_SIGN else Text("", reader),
        notes=notes_on([*titles, *(text for offer in shown for text in (offer.title, *offer.others))], reader),
    )


def _offer(offer: Offer, reader: str, others: list[str]) -> SignOffer:
    title = told(offer, "title", reader)
    beside = _translated(offer, "title", others)
    return SignOffer(title, tuple(text for text in beside if text.words != title.words))


def _translated(row: Festival | Offer, field: str, tags: list[str]) -> tuple[Text, ...]:
    """The text in those of the languages that have it; a sign repeats no source for want of a translation."""
    texts = ((tag, told(row, field, tag)) for tag in tags)
    return tuple(text for tag, text in texts if text.lang == tag)


def _known(tags: list[str]) -> list[str]:
    """Each language once, if the product speaks it."""
    return [tag for tag in dict.fromkeys(tags) if tag in PRODUCT_TAGS]

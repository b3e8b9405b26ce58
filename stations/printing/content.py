"""What stands on paper, as plain data. Every text knows its language; nothing here knows the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language (BCP 47 tag): a screen reader pronounces them and a line runs by it."""

    words: str
    lang: str


Place = tuple[str, Text]  # where a text stands, in words for people, and the text


@dataclass(frozen=True, slots=True)
class Fact:
    """A pictogram with words beside it. `name` says what kind of fact it is, for those who hear the page."""

    picture: str
    name: Text
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of one station: one page."""

    number: int
    name: Text
    code: str
    address: str
    qr: str
    qr_name: Text
    spoken: tuple[Text, ...]
    offers: tuple[Text, ...]
    more: Text

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        where = {"number": self.number, "name": self.name.words}
        yield _("name of station %(number)s") % where, self.name
        for offer in self.offers:
            yield _("offer of station %(number)s, %(name)s") % where, offer


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of a festival. `scan` is the same sentence in each of its languages."""

    lang: str
    title: Text
    name: Text
    office: Text
    changed_at: datetime
    scan: tuple[Text, ...]
    spoken_here: Text
    signs: tuple[Sign, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("name of the office"), self.office
        for sign in self.signs:
            yield from sign.places()


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
    """The whole sheet in one language: what the product says in it, around the texts of people."""

    language: Text
    when: Fact
    where: Fact
    travel: Fact
    scan: Text
    programme: Text
    legend: tuple[Fact, ...]
    as_of: Text
    stations: tuple[SheetStation, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The info sheet. The first column stands alone, or beside each of the others on a sheet of their own."""

    title: Text
    name: Text
    description: Text
    office: Text
    contact: Text
    address: str
    qr: str
    qr_name: Text
    version: str
    changed_at: datetime
    columns: tuple[SheetColumn, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("description of the festival"), self.description
        yield _("name of the office"), self.office
        yield _("contact of the office"), self.contact
        for text in self.columns[0].where.words:
            yield _("place of the festival"), text
        for text in self.columns[0].travel.words:
            yield _("how to get to the festival"), text
        for station in self.columns[0].stations:
            yield from station.places()

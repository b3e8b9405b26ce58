"""Name tags for the people at the stations: rows → what stands on them. Template: `name_tags.typ`.

Ten tags of 85 × 55 mm on A4, as perforated sheets for business cards have them: two columns 10 mm apart,
15 mm from the sides and 11 mm from the top.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Festival
from stations.models import Station
from stations.printing import labels
from stations.printing.content import Place, Text
from stations.printing.rows import (
    autonyms_of,
    changed_at,
    confirmed_stations,
    in_its_direction,
    languages_of,
    name_of,
    office_of,
    own_language,
    title_of,
)

TAGS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class NameTag:
    """One tag; without a name there is a line to write it on."""

    person: Text
    number: int
    organisation: Text
    spoken: tuple[Text, ...]

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        where = {"number": self.number, "name": self.organisation.words}
        yield _("name of station %(number)s") % where, self.organisation
        yield _("contact on the day of station %(number)s, %(name)s") % where, self.person


@dataclass(frozen=True, slots=True)
class NameTags:
    """All tags of a festival. The rest of the last page, and a page after it, is `blanks` to fill in by hand."""

    lang: str
    title: Text
    name: Text
    office: Text
    changed_at: datetime
    person_line: Text
    organisation_line: Text
    languages_line: Text
    tags: tuple[NameTag, ...]
    blanks: int

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""
        yield _("title of the festival"), self.title
        yield _("name of the office"), self.office
        for tag in self.tags:
            yield from tag.places()

    def links(self) -> tuple[str, ...]:
        """A name tag leads nowhere."""
        return ()


def name_tags_of(festival: Festival) -> NameTags:
    """A tag for each station that visitors see, in the order of their numbers. Raises NothingToPrint."""
    stations = confirmed_stations(festival)
    reader = own_language(festival)
    return NameTags(
        lang=reader,
        title=title_of(festival),
        name=labels.say(reader, labels.TAGS_NAME, title=festival.title),
        office=office_of(festival),
        changed_at=changed_at(festival, stations),
        person_line=labels.say(reader, labels.PERSON),
        organisation_line=labels.say(reader, labels.ORGANISATION),
        languages_line=labels.say(reader, labels.LANGUAGES),
        tags=tuple(_tag(station, reader) for station in stations),
        blanks=TAGS_ON_A_PAGE + -len(stations) % TAGS_ON_A_PAGE,
    )


def _tag(station: Station, reader: str) -> NameTag:
    return NameTag(
        person=in_its_direction(station.day_contact_name, station),
        number=station.number or 0,
        organisation=name_of(station),
        spoken=autonyms_of(languages_of(station), reader=reader),
    )

"""What the prints read from rows alike: the stations, their names, their languages, how far a text is trusted."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import models
from django.db.models import Prefetch

from events.languages import PRODUCT_TAGS, language, runs_rtl
from events.models import Festival
from events.texts import say
from events.words import Said, State
from stations.models import Offer, Station
from stations.printing import labels
from stations.printing.content import Text
from stations.printing.errors import NothingToPrint

MACHINE, OUTDATED = "¹", "²"
NOTES = ((MACHINE, labels.BY_MACHINE), (OUTDATED, labels.OUTDATED))


def confirmed_stations(festival: Festival) -> list[Station]:
    """The stations that visitors see too, in the order of their numbers. Two queries. Raises NothingToPrint."""
    offers = Prefetch("offers", Offer.objects.order_by("pk"))
    stations = festival.stations.confirmed().listed().select_related("organisation").prefetch_related(offers)
    found = list(stations.order_by("number"))
    if not found:
        raise NothingToPrint
    for station in found:
        station.festival = festival
        for offer in station.offers.all():
            offer.station = station
    return found


def changed_at(festival: Festival, stations: Sequence[Station]) -> datetime:
    """The last change of what is printed, translations included, in the festival's time zone."""
    rows: list[models.Model] = [festival]
    changes = [festival.updated_at]
    for station in stations:
        changes += [station.updated_at, station.organisation.updated_at]
        rows += [station, *station.offers.all()]
    for row in rows:
        changes += [translation.updated_at for translation in getattr(row, "loaded_words", {}).values()]
    return max(changes).astimezone(festival.zone)


def own_language(festival: Festival) -> str:
    """The language the office's own words on paper are in."""
    return festival.language if festival.language in PRODUCT_TAGS else labels.SOURCE


def title_of(festival: Festival) -> Text:
    """The festival's title as its office wrote it."""
    return Text(festival.title, festival.language)


def office_of(festival: Festival) -> Text:
    """The name of its office."""
    return Text(festival.office.name, festival.office.language)


def name_of(station: Station) -> Text:
    """The organisation's name: in the language of its texts, unless its letters run the other way."""
    return in_its_direction(station.organisation.name, station)


def in_its_direction(name: str, station: Station) -> Text:
    """A name whose language nobody knows: in that of the organisation or of the office, as its letters run."""
    tag = station.organisation.language
    fits = language(tag).rtl == runs_rtl(name)
    return Text(name, tag if fits else station.festival.office.language)


def languages_of(station: Station) -> list[str]:
    """The languages spoken at the station: its own, or else those of the organisation."""
    return list(station.spoken_languages or station.organisation.spoken_languages)


def autonyms_of(tags: Sequence[str], *, reader: str) -> tuple[Text, ...]:
    """The languages' own names."""
    return tuple(labels.autonym(tag, reader=reader) for tag in tags)


def told(row: models.Model, field: str, reader: str) -> Text:
    """A text of a row as a reader of this language gets it on paper, marked where it is not a checked one."""
    said = say(row, field, reader)
    return Text(said.words, said.lang, _mark(said, reader))


def told_in_passing(row: models.Model, field: str, reader: str) -> Text:
    """The same for a few words beside others: their language shows by itself."""
    said = say(row, field, reader)
    return Text(said.words, said.lang, _caution(said))


def _mark(said: Said, reader: str) -> str:
    if said.state != State.MISSING or not said.words:
        return _caution(said)
    named = f"({labels.autonym(said.lang, reader=reader).words})"
    return f"{named} {_caution(said)}".strip()


def _caution(said: Said) -> str:
    marks = (MACHINE if said.by_machine else "", OUTDATED if said.state == State.OUTDATED else "")
    return " ".join(mark for mark in marks if mark)


def notes_on(texts: Iterable[Text], reader: str) -> tuple[Text, ...]:
    """What the marks of these texts mean, a sentence for each that occurs."""
    marks = {mark for text in texts for mark in text.mark.split()}
    return tuple(labels.say(reader, sentence, mark=mark) for mark, sentence in NOTES if mark in marks)

"""Searching a festival's stations, in whatever language and script somebody types. No query: the words are loaded.

What is looked at: the organisation's name, sort and district, the languages spoken by their own names, titles
and descriptions of offers, the spot; each in its source and in every translation that was loaded.
"""

from collections.abc import Iterable

from django.db import models

from events.languages import language
from stations.models import Offer, Station
from stations.search import fold


def finding(stations: Iterable[Station], text: str) -> list[tuple[Station, list[Offer]]]:
    """The stations with every word of `text`, each with the offers that have them together with their station."""
    words = fold(text).split()
    found = []
    for station in stations:
        own = _own_words(station)
        offers = [offer for offer in station.offers.all() if _has(f"{own} {_offer_words(offer)}", words)]
        if offers or _has(own, words):
            found.append((station, offers))
    return found


def _has(folded: str, words: list[str]) -> bool:
    return all(word in folded for word in words)


def _own_words(station: Station) -> str:
    organisation = station.organisation
    told = [
        organisation.name,
        organisation.district,
        str(organisation.get_kind_display()),
        *_said(station, "spot"),
    ]
    return fold(" ".join([*told, *_names(station.spoken_languages)]))


def _offer_words(offer: Offer) -> str:
    told = [*_said(offer, "title"), *_said(offer, "description"), *_names(offer.languages)]
    return fold(" ".join(told))


def _names(tags: Iterable[str]) -> list[str]:
    return [name for tag in tags for name in (language(tag).autonym, language(tag).name)]


def _said(row: models.Model, field: str) -> list[str]:
    loaded = getattr(row, "loaded_words", {})
    return [getattr(row, field), *(one.words for (name, _tag), one in loaded.items() if name == field)]

"""Two translators press the button at the same moment, on real connections: one saves, the other is asked.

The twin takes the look at the version out and shows that words are then overwritten: so that look is what holds.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from events.models import Translation
from stations.actions import translations
from tests.factories import FestivalFactory, OfferFactory, StationFactory, TranslatorFactory, translate
from tests.festival.translate.conftest import Guest

TEXTS = 12
pytestmark = pytest.mark.xdist_group("race")  # one after another: connections are few


@pytest.fixture
def pair(transactional_db):
    """Two translators of one festival, each with a browser."""
    festival = FestivalFactory(slug="sommerfest-2027")
    return [Guest(Client(), TranslatorFactory(festival=festival, name=name)) for name in ("Samira", "Nour")]


@pytest.fixture
def offers(pair):
    """Texts of a station, half of them translated already."""
    station = StationFactory(festival=pair[0].translator.festival)
    offers = [OfferFactory(station=station, title=f"Wimpel {number}") for number in range(TEXTS)]
    for offer in offers[: TEXTS // 2]:
        translate(offer, "title", "ar", "خياطة")
    return offers


def save_at_once(pair, offer):
    """Both open the text, then both press the button; returns [(words, answer)] in their order."""
    version = 1 if Translation.objects.filter(about_kind="offer", about_id=offer.pk).exists() else 0
    start = Barrier(len(pair))

    def save(guest):
        words = f"أعلام {guest.translator.name}"
        told = {"words": words, "seen": version, "made_from": offer.title, "do": "save"}
        start.wait()
        try:
            return words, guest.client.post(guest.path(f"ar/offer-{offer.pk}-title/"), told)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(pair)) as pool:
        return list(pool.map(save, pair))


def outcome(offer, answers):
    """(statuses, whether the words saved are the winner's, whether the other was shown them beside their own)."""
    saved = Translation.objects.get(about_kind="offer", about_id=offer.pk).words
    winners = [words for words, answer in answers if answer.status_code == 303]
    losers = [(words, answer.content.decode()) for words, answer in answers if answer.status_code == 409]
    shown = [f">{saved}</blockquote>" in page and f"{words}</textarea>" in page for words, page in losers]
    return sorted(answer.status_code for _words, answer in answers), winners == [saved], shown


def test_two_at_once_never_overwrite_each_other_silently(pair, offers):
    outcomes = [outcome(offer, save_at_once(pair, offer)) for offer in offers]

    assert outcomes == [([303, 409], True, [True])] * TEXTS


def test_twin_without_the_look_at_the_version_words_are_lost(pair, offers, monkeypatch):
    """The same race, with saving that takes whatever version is there: both are told “saved”, one is not."""
    careful = translations.save_translation

    def careless(text, language, words, *, seen, **rest):
        about = {"about_kind": text.kind, "about_id": text.row.pk, "field": text.field, "language": language}
        Translation.objects.filter(**about).update(words=words)
        return careful(text, language, words, seen=seen, **rest)

    monkeypatch.setattr(translations, "save_translation", careless)

    outcomes = [outcome(offer, save_at_once(pair, offer)) for offer in offers]

    assert outcomes != [([303, 409], True, [True])] * TEXTS
    assert ([303, 303], False, []) in outcomes

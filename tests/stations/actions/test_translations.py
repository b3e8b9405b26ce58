"""Translating a text of a festival: equal texts are translated once."""

import pytest

from events.actors import Actor
from events.models import Translation
from events.texts import text_of
from stations.actions.translations import translate_text
from tests.factories import OfferFactory, StationFactory, translate


@pytest.fixture
def offers(festival):
    """Three offers of the same words, and one of others, at two stations."""
    stations = StationFactory(festival=festival), StationFactory(festival=festival)
    titles = ("Lesezelt", "Lesezelt", "Lesezelt", "Teezelt")
    return [OfferFactory(station=stations[n % 2], title=title, language="de") for n, title in enumerate(titles)]


def save(festival, offer, now, made_from="Lesezelt"):
    text = text_of(offer, "title")
    return translate_text(
        festival, text, "ar", "خيمة القراءة", made_from=made_from, seen=0, actor=Actor(by="Samira"), now=now
    )


def titles():
    return list(Translation.objects.order_by("about_id").values_list("about_id", "words"))


def test_equal_texts_that_have_none_get_the_same_words(festival, offers, now):
    translate(offers[1], "title", "ar", "قراءة")

    save(festival, offers[0], now)

    assert titles() == [(offers[0].pk, "خيمة القراءة"), (offers[1].pk, "قراءة"), (offers[2].pk, "خيمة القراءة")]


def test_words_made_from_an_older_source_stay_where_they_are(festival, offers, now):
    save(festival, offers[0], now, made_from="Lese-Ecke")

    assert titles() == [(offers[0].pk, "خيمة القراءة")]

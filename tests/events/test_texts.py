"""What a reader gets: the translation, or the source honestly marked as such."""

import pytest

from events.errors import NotFound
from events.models import Origin, Translation
from events.texts import load_words, say, split_key, text_of, texts_of
from events.words import Said, State
from tests.factories import OfferFactory, OrganisationFactory, translate

GERMAN = "Komm zum Nähen"


@pytest.fixture
def offer(db):
    return OfferFactory(title=GERMAN, description="", cost="", language="de")


def said(row, tag, field="title"):
    load_words([row], [tag])
    return say(row, field, tag)


def test_the_texts_of_a_row_are_those_that_say_something(offer):
    assert [text.key for text in texts_of(offer)] == [f"offer-{offer.pk}-title"]


def test_a_translation_is_said_in_its_language(offer):
    translate(offer, "title", "ar", "تعال للخياطة")

    assert said(offer, "ar") == Said("تعال للخياطة", "ar", State.CHECKED, GERMAN, "de")


def test_without_a_translation_the_source_is_said_as_what_it_is(offer):
    assert said(offer, "ar") == Said(GERMAN, "de", State.MISSING, GERMAN, "de")


def test_a_source_in_the_readers_language_needs_nothing(offer):
    assert said(offer, "de") == Said(GERMAN, "de", State.SOURCE, GERMAN, "de")


def test_an_organisation_may_write_arabic_and_a_german_reader_is_told(db):
    row = OrganisationFactory(about="نحن هنا", language="ar")

    assert said(row, "de", "about") == Said("نحن هنا", "ar", State.MISSING, "نحن هنا", "ar")


def test_where_nothing_was_looked_up_nothing_is_said_about_translations(offer):
    assert say(offer, "title", "ar") == Said(GERMAN, "de", State.SOURCE, GERMAN, "de")


def test_words_of_a_machine_say_so(offer):
    translate(offer, "title", "ar", "خياطة", origin=Origin.MACHINE)

    assert said(offer, "ar") == Said("خياطة", "ar", State.MACHINE, GERMAN, "de", by_machine=True)


def test_an_edit_of_the_source_outdates_and_deletes_nothing(offer):
    translate(offer, "title", "ar", "تعال للخياطة")
    offer.title = "Komm zum Kochen"
    offer.save()

    assert said(offer, "ar") == Said("تعال للخياطة", "ar", State.OUTDATED, "Komm zum Kochen", "de")


def test_saving_the_same_again_outdates_nothing(offer):
    translate(offer, "title", "ar", "تعال للخياطة")
    offer.title = f"  {GERMAN}  "

    assert said(offer, "ar").state == State.CHECKED


def test_plain_german_falls_back_to_a_german_translation_before_a_foreign_source(db):
    row = OrganisationFactory(about="نحن هنا", language="ar")
    translate(row, "about", "de", "Wir sind da")

    assert said(row, "de-x-leicht", "about") == Said("Wir sind da", "de", State.MISSING, "نحن هنا", "ar")


def test_what_goes_takes_its_translations_with_it(offer):
    translate(offer, "title", "ar", "تعال للخياطة")
    offer.delete()

    assert not Translation.objects.exists()


def test_one_query_for_all_rows_and_languages(offer, django_assert_num_queries):
    rows = [offer, OfferFactory(), OrganisationFactory()]

    with django_assert_num_queries(1):
        load_words(rows, ["ar", "fa", "uk"])


@pytest.mark.parametrize(
    "key", ["", "offer", "offer-x-title", "offer-1-password", "user-1-email", "offer-1-title-2"]
)
def test_only_keys_of_texts_are_keys(key):
    with pytest.raises(NotFound):
        split_key(key)


def test_a_row_without_such_a_text(offer):
    with pytest.raises(NotFound):
        text_of(offer, "description")

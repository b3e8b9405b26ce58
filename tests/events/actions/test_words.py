"""Saving translations: nothing is overwritten silently, nothing a person wrote is lost."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.words import copy_translations, fill_missing, remove_translation, save_translation
from events.actors import Actor
from events.errors import Overtaken
from events.models import Origin, Translation
from events.texts import text_of
from events.words import State
from tests.factories import OfferFactory, translate

SAMIRA, OMAR = Actor(by="Samira"), Actor(by="Omar")


@pytest.fixture
def text(db):
    return text_of(OfferFactory(title="Nähen", language="de"), "title")


@pytest.fixture
def save(text, now):
    def save(words, *, seen=0, actor=SAMIRA, made_from="Nähen", language="ar"):
        return save_translation(text, language, words, made_from=made_from, seen=seen, actor=actor, now=now)

    return save


def words_now():
    return list(Translation.objects.values_list("words", "by", "version"))


def test_saved_words_remember_what_they_were_made_from(save, text):
    saved = save("خياطة")

    assert (saved.source, saved.source_digest, saved.origin) == ("Nähen", text.digest, Origin.PERSON)
    assert words_now() == [("خياطة", "Samira", 1)]


def test_the_second_is_shown_the_firsts_words(save):
    save("خياطة")

    with pytest.raises(Overtaken) as overtaken:
        save("الخياطة", actor=OMAR)

    assert (overtaken.value.words, overtaken.value.by, overtaken.value.version) == ("خياطة", "Samira", 1)
    assert words_now() == [("خياطة", "Samira", 1)]


def test_having_seen_them_the_second_may_decide(save):
    save("خياطة")
    save("الخياطة", seen=1, actor=OMAR)

    assert words_now() == [("الخياطة", "Omar", 2)]


def test_the_same_words_twice_are_no_conflict(save):
    save("خياطة")
    save(" خياطة ", actor=OMAR)

    assert words_now() == [("خياطة", "Omar", 2)]


def test_the_same_words_from_an_older_page_outdate_nothing(save, text):
    save("خياطة")

    assert save("خياطة", actor=OMAR, made_from="Nähen und mehr").state_beside(text.digest) == State.CHECKED
    assert words_now() == [("خياطة", "Samira", 1)]


def test_words_of_a_machine_become_a_persons_when_saved(save, text):
    translate(text.row, "title", "ar", "خياطة", origin=Origin.MACHINE)

    assert save("خياطة", seen=1).state_beside(text.digest) == State.CHECKED


def test_made_from_an_older_source_they_are_kept_and_count_as_outdated(save, text):
    assert save("خياطة", made_from="Nähen und mehr").state_beside(text.digest) == State.OUTDATED


@pytest.mark.parametrize(
    ("words", "language", "field"),
    [
        ("", "ar", "words"),
        (" \n", "ar", "words"),
        ("\u200f\u200b", "ar", "words"),
        ("x" * 361, "ar", "words"),
        ("Nähen", "de", "language"),
    ],
)
def test_what_cannot_be_saved_is_named(save, words, language, field):
    with pytest.raises(ValidationError) as fault:
        save(words, language=language)

    assert list(fault.value.message_dict) == [field]


def test_removing_needs_to_have_seen_what_is_removed(save, text, now):
    save("خياطة")

    with pytest.raises(Overtaken):
        remove_translation(text, "ar", seen=0, now=now)
    remove_translation(text, "ar", seen=1, now=now)

    assert words_now() == []


def test_a_machine_fills_only_what_is_missing(text, now):
    other = text_of(OfferFactory(title="Kochen", language="de"), "title")
    translate(text.row, "title", "ar", "خياطة")

    new = fill_missing([(text, "ماكينة"), (other, "طبخ")], "ar", by="LibreTranslate", now=now)

    assert new == 1
    assert set(Translation.objects.values_list("words", "origin")) == {("خياطة", "person"), ("طبخ", "machine")}


def test_a_copy_keeps_an_outdated_translation_as_such(db):
    old = OfferFactory(title="Nähen", language="de")
    translate(old, "title", "ar", "خياطة")
    old.title = "Nähen und Kleben"
    old.save()
    new = OfferFactory(title="Nähen und Kleben", language="de")

    copy_translations([(old, new)])

    copied = Translation.objects.get(about_id=new.pk)
    assert (copied.source, copied.state_beside(text_of(new, "title").digest)) == ("Nähen", State.OUTDATED)


def test_a_copy_of_a_row_takes_along_what_still_fits(db):
    old = OfferFactory(title="Nähen", description="Wir nähen.", language="de")
    translate(old, "title", "ar", "خياطة")
    translate(old, "description", "ar", "نحن نخيط")
    new = OfferFactory(title="Nähen", description="Wir nähen Wimpel.", language="de")

    assert copy_translations([(old, new)]) == 1
    assert list(Translation.objects.filter(about_id=new.pk).values_list("field", "words")) == [("title", "خياطة")]

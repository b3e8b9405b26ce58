"""What goes into a translators' file, and what becomes of each text that comes back."""

from dataclasses import replace

import pytest

from events.models import Origin
from events.words import digest
from stations.exchange import Outcome, cells_by_key, entries_of, judge, source_languages
from stations.wording import matrix_of
from tests.factories import OrganisationFactory, StationFactory, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(festival):
    return StationFactory(festival=festival, state="confirmed", number=4).offers.get()


@pytest.fixture
def key(offer):
    return f"offer-{offer.pk}-title"


def exported(festival, key):
    """What a translator gets of this text."""
    entries = entries_of(matrix_of(festival), "ar", source_language="de")
    return next(entry for entry in entries if entry.key == key)


def outcome(festival, entry):
    return judge(entry, cells_by_key(matrix_of(festival, ["ar"]).cells("ar")).get(entry.key))


def changed_source(offer):
    offer.title = "Fahnen nähen"
    offer.save()


def test_an_entry_says_where_the_text_stands_and_what_it_was_made_from(festival, offer, key):
    translate(offer, "title", "ar", "خياطة", origin=Origin.MACHINE)

    entry = exported(festival, key)

    assert entry.label == f"4 {offer.station.organisation.name}: title"
    assert (entry.source, entry.target, entry.source_digest) == (offer.title, "خياطة", digest(offer.title))
    assert (entry.seen_version, entry.needs_work) == (1, True)


def test_only_what_is_open_where_that_is_asked_for(festival, offer, key):
    translate(offer, "title", "ar", "خياطة")

    entries = entries_of(matrix_of(festival), "ar", source_language="de", open_only=True)

    assert (len(entries), key in {entry.key for entry in entries}) == (5, False)


def test_a_file_holds_texts_of_one_language(festival, offer):
    organisation = OrganisationFactory(office=festival.office, about="نحن هنا", language="ar")
    StationFactory(festival=festival, organisation=organisation, state="confirmed", number=5)
    matrix = matrix_of(festival)

    assert source_languages(matrix) == ["de", "ar"]
    assert [entry.source for entry in entries_of(matrix, "en", source_language="ar")] == ["نحن هنا"]
    assert entries_of(matrix, "ar", source_language="ar") == []


def test_what_was_never_translated_is_new(festival, key):
    assert outcome(festival, replace(exported(festival, key), target="خياطة")) == Outcome.NEW


def test_other_words_replace_those_that_were_exported(festival, offer, key):
    translate(offer, "title", "ar", "خياطة")

    assert outcome(festival, replace(exported(festival, key), target="خياطة الأعلام")) == Outcome.CHANGED


def test_the_same_words_change_nothing(festival, offer, key):
    translate(offer, "title", "ar", "خياطة")

    assert outcome(festival, exported(festival, key)) == Outcome.SAME


@pytest.mark.parametrize("origin", [Origin.MACHINE, Origin.PERSON])
def test_the_same_words_without_the_mark_that_they_need_work_are_confirmed(festival, offer, key, origin):
    translate(offer, "title", "ar", "خياطة", origin=origin)
    if origin == Origin.PERSON:
        changed_source(offer)

    assert outcome(festival, exported(festival, key)) == Outcome.UNFINISHED
    assert outcome(festival, replace(exported(festival, key), needs_work=False)) == Outcome.CONFIRMED


def test_a_text_that_changed_since_is_kept_where_nothing_newer_is(festival, offer, key):
    entry = replace(exported(festival, key), target="خياطة")
    changed_source(offer)

    assert outcome(festival, entry) == Outcome.STALE


def test_an_outdated_translation_gives_way_to_a_stale_one_that_was_made_after_it(festival, offer, key):
    translate(offer, "title", "ar", "قديم")
    entry = replace(exported(festival, key), target="خياطة")
    changed_source(offer)

    assert outcome(festival, entry) == Outcome.STALE


def test_a_stale_text_is_left_out_where_the_newer_one_is_translated(festival, offer, key):
    entry = replace(exported(festival, key), target="خياطة")
    changed_source(offer)
    translate(offer, "title", "ar", "أعلام")

    assert outcome(festival, entry) == Outcome.LEFT


def test_what_somebody_translated_since_is_a_conflict(festival, offer, key):
    entry = replace(exported(festival, key), target="خياطة")
    translate(offer, "title", "ar", "أعلام")

    assert outcome(festival, entry) == Outcome.CONFLICT


def test_what_a_machine_wrote_since_is_none(festival, offer, key):
    entry = replace(exported(festival, key), target="خياطة")
    translate(offer, "title", "ar", "أعلام", origin=Origin.MACHINE)

    assert outcome(festival, entry) == Outcome.CHANGED


def test_empty_unfinished_and_unknown_texts_are_left_out(festival, key):
    entry = exported(festival, key)

    assert [
        outcome(festival, replace(entry, target=" \n")),
        outcome(festival, replace(entry, target="خياطة", needs_work=True)),
        outcome(festival, replace(entry, target="خياطة", key="offer-0-title")),
    ] == [Outcome.EMPTY, Outcome.UNFINISHED, Outcome.UNKNOWN]

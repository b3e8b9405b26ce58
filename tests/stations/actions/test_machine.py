"""A machine fills gaps: nothing that is there changes, what was saved stays, only visitors' texts leave."""

import pytest

from events.errors import Refused
from events.machine import ProviderUnavailable
from events.models import Origin, Translation
from stations.actions.machine import MOST_LETTERS, MOST_TEXTS, fill_by_machine
from tests.factories import OfferFactory, OrganisationFactory, StationFactory, translate
from tests.stations.translating_machine import Parrot

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(festival):
    return StationFactory(festival=festival, state="confirmed", number=4).offers.get()


@pytest.fixture
def fill(festival, now):
    def fill(provider, languages=("ar", "en"), progress=lambda done, total: None):
        return fill_by_machine(festival, languages, provider=provider, now=now, progress=progress)

    return fill


def test_what_is_missing_is_filled_and_marked(fill, offer):
    filled = fill(Parrot("ar", "en"))

    saved = Translation.objects.get(about_kind="offer", field="title", language="ar")
    assert filled.new == {"en": 6, "ar": 6}
    assert (saved.words, saved.origin, saved.by) == (f"ar: {offer.title}", Origin.MACHINE, "Parrot")
    assert (
        saved.source_digest
        == Translation.objects.get(field="title", about_kind="offer", language="en").source_digest
    )


def test_what_a_person_wrote_stays_also_where_it_is_outdated(fill, offer):
    translate(offer, "title", "ar", "خياطة")
    offer.title = "Fahnen nähen"
    offer.save()

    filled = fill(Parrot("ar"), ["ar"])

    assert filled.new == {"ar": 5}
    assert Translation.objects.get(about_kind="offer", field="title").words == "خياطة"


def test_twice_is_as_once(fill, offer):
    fill(Parrot("ar"), ["ar"])
    again = Parrot("ar")

    assert fill(again, ["ar"]).new == {"ar": 0}
    assert again.asked == []


def test_a_language_the_service_does_not_know_is_named_and_not_asked_for(fill, offer):
    provider = Parrot("ar")

    filled = fill(provider)

    assert (filled.new, filled.unsupported, len(provider.asked)) == ({"en": 0, "ar": 6}, ["en"], 1)


def test_texts_for_which_it_has_no_words_stay_missing(fill, offer):
    OfferFactory(station=offer.station, title="?", description="")

    filled = fill(Parrot("ar"), ["ar"])

    assert (filled.new, filled.unanswered) == ({"ar": 6}, 1)


def test_what_is_between_office_and_organisation_never_leaves(fill, offer):
    offer.station.question = "Habt ihr Strom?"
    offer.station.decision_note = "Nur bis 16 Uhr."
    offer.station.save()
    provider = Parrot("ar")

    fill(provider, ["ar"])

    asked = {text for texts in provider.asked for text in texts}
    assert offer.title in asked
    assert asked & {"Habt ihr Strom?", "Nur bis 16 Uhr.", offer.station.day_contact_name} == set()


def test_each_language_of_origin_is_asked_by_itself(fill, festival, offer):
    organisation = OrganisationFactory(office=festival.office, about="نحن هنا", language="ar")
    StationFactory(festival=festival, organisation=organisation, state="confirmed", number=5)
    provider = Parrot("en")

    fill(provider, ["en"])

    assert ["نحن هنا"] in provider.asked


def test_questions_are_small_and_the_progress_is_told(fill, offer):
    for _number in range(MOST_TEXTS):
        OfferFactory(station=offer.station, description="")
    OfferFactory(station=offer.station, description="Wort " * (MOST_LETTERS // 5))
    provider, told = Parrot("ar"), []

    fill(provider, ["ar"], progress=lambda done, total: told.append((done, total)))

    assert [len(texts) for texts in provider.asked] == [20, 7, 1]
    assert told == [(0, 28), (20, 28), (27, 28), (28, 28)]


def test_when_the_service_goes_away_what_was_saved_stays_and_is_said(fill, offer):
    for _number in range(MOST_TEXTS):
        OfferFactory(station=offer.station, description="")

    with pytest.raises(Refused, match=r"try again later.*saved \(20 texts\)"):
        fill(Parrot("ar", fails_after=1, error=ProviderUnavailable()), ["ar"])

    assert Translation.objects.count() == 20


def test_languages_the_festival_does_not_have_are_not_filled(fill, offer):
    assert fill(Parrot("fr"), ["fr"]).new == {}
    assert Translation.objects.count() == 0

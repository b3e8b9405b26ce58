"""From rows to the signs: which stations, which words in which languages, how many queries."""

import pytest

from stations.printing import render_signs
from stations.printing.content import Text
from stations.printing.errors import NothingToPrint
from stations.printing.signs import signs_of
from tests.factories import OfferFactory, OrganisationFactory, StationFactory
from tests.stations.printing.reading import codes_of
from tests.stations.printing.samples import a_translation


def _confirmed(festival, number, **kwargs):
    return StationFactory(festival=festival, state="confirmed", number=number, **kwargs)


def test_signs_are_those_of_confirmed_stations_in_number_order(festival):
    """A sign for a station without a place would send visitors to an empty spot."""
    for number in (3, 1, 2):
        _confirmed(festival, number)
    StationFactory(festival=festival, state="waiting")

    assert [sign.number for sign in signs_of(festival).signs] == [1, 2, 3]


def test_rendered_signs_lead_to_the_organisations_pages(festival):
    """In capitals, so that the code stays small: decoded from the PDF."""
    stations = [_confirmed(festival, number) for number in (1, 2)]

    codes = codes_of(render_signs(festival))

    assert codes == [[f"HTTP://LOCALHOST:8000/O/{station.organisation.code}"] for station in stations]


def test_a_sign_has_code_and_address_to_type_by_hand(festival):
    station = _confirmed(festival, 5)

    (sign,) = signs_of(festival).signs

    code = station.organisation.code
    assert (sign.code, sign.address) == (code, f"localhost:8000/o/{code}")


def test_a_sign_names_at_most_eight_offers_and_says_there_are_more(festival):
    station = _confirmed(festival, 5, whole=False)
    for _ in range(9):
        OfferFactory(station=station)

    (sign,) = signs_of(festival).signs

    assert (len(sign.offers), bool(sign.more.words)) == (8, True)


def test_a_station_without_languages_speaks_those_of_its_organisation(festival):
    organisation = OrganisationFactory(office=festival.office, spoken_languages=["ti"])
    _confirmed(festival, 1, organisation=organisation, spoken_languages=[])

    (sign,) = signs_of(festival).signs

    assert sign.spoken == (Text("ትግርኛ", "ti"),)


def test_an_offer_stands_in_the_languages_spoken_at_the_station(festival):
    """The festival's own first; a language without a translation repeats nothing."""
    station = _confirmed(festival, 1, whole=False, spoken_languages=["de", "ckb", "ar", "uk"])
    offer = OfferFactory(station=station, title="Wimpel nähen")
    a_translation(offer, "title", "ar", "خياطة راية")
    a_translation(offer, "title", "fa", "دوخت پرچم")

    (sign,) = signs_of(festival).signs
    (shown,) = sign.offers

    assert (shown.title, shown.others) == (Text("Wimpel nähen", "de"), (Text("خياطة راية", "ar"),))


def test_an_offer_written_in_another_language_is_shown_in_it_too(festival):
    """Its own words are the best ones for those who read them."""
    station = _confirmed(festival, 1, whole=False, spoken_languages=["ar"])
    offer = OfferFactory(station=station, title="خياطة راية", language="ar")
    a_translation(offer, "title", "de", "Wimpel nähen")

    (sign,) = signs_of(festival).signs
    (shown,) = sign.offers

    assert (shown.title.words, [text.words for text in shown.others]) == ("Wimpel nähen", ["خياطة راية"])


def test_a_translation_by_machine_is_marked_and_the_mark_explained(festival):
    station = _confirmed(festival, 1, whole=False, spoken_languages=["ar"])
    a_translation(OfferFactory(station=station), "title", "ar", "خياطة راية", origin="machine")

    (sign,) = signs_of(festival).signs

    assert [text.mark for text in sign.offers[0].others] == ["¹"]
    assert [note.words[:2] for note in sign.notes] == ["¹ "]


def test_a_crowded_sign_keeps_to_one_more_language(festival):
    """Eight offers in three languages would be too small to read from the path."""
    station = _confirmed(festival, 1, whole=False, spoken_languages=["ar", "uk"])
    for _ in range(5):
        offer = OfferFactory(station=station)
        a_translation(offer, "title", "ar", "خياطة راية")
        a_translation(offer, "title", "uk", "Шиємо прапорці")

    (sign,) = signs_of(festival).signs

    assert [[text.lang for text in offer.others] for offer in sign.offers] == [["ar"]] * 5


def test_the_line_to_scan_is_first_in_the_languages_of_the_station(festival):
    """Then in the festival's other ones: whoever stands there finds theirs soon."""
    _confirmed(festival, 1, spoken_languages=["vi", "ckb"])

    (sign,) = signs_of(festival).signs

    assert [line.lang for line in sign.scan] == ["de", "vi", "en", "ar"]


def test_queries_do_not_grow_with_stations(festival, django_assert_num_queries):
    """Three: stations with their organisations, all offers, all translations; for 1 and for 30."""
    _confirmed(festival, 1)
    with django_assert_num_queries(3):
        signs_of(festival)
    for number in range(2, 31):
        _confirmed(festival, number)
    with django_assert_num_queries(3):
        signs_of(festival)


def test_nothing_confirmed_is_refused_with_a_sentence(festival):
    StationFactory(festival=festival, state="submitted")

    with pytest.raises(NothingToPrint, match="Confirm a station first"):
        signs_of(festival)


def test_a_latin_name_of_an_organisation_that_writes_arabic_keeps_its_full_stop_at_the_end(festival):
    organisation = OrganisationFactory(office=festival.office, name="Blickwechsel e.V.", language="ar")
    _confirmed(festival, 1, organisation=organisation)

    (sign,) = signs_of(festival).signs

    assert (sign.name.words, sign.name.lang) == ("Blickwechsel e.V.", "de")


def test_a_new_translation_makes_the_print_younger(festival):
    """Paper says of when its words are; the translation is of June, everything else of now or before."""
    station = _confirmed(festival, 1, whole=False, spoken_languages=["ar"])
    translation = a_translation(OfferFactory(station=station), "title", "ar", "خياطة راية")

    assert signs_of(festival).changed_at == translation.updated_at

"""From rows to what stands on paper: which stations, which words, how many queries."""

import pytest

from stations.models import OrganisationKind
from stations.printing import PrintError, render_sheet, render_signs
from stations.printing.content import Text
from stations.printing.errors import LanguageNotSpoken, NothingToPrint
from stations.printing.gathering import sheet_of, signs_of
from stations.printing.typesetting import HERE
from tests.factories import OfferFactory, OrganisationFactory, StationFactory
from tests.stations.printing.reading import codes_of, language_of, title_of


def _confirmed(festival, number, **kwargs):
    return StationFactory(festival=festival, state="confirmed", number=number, **kwargs)


def test_signs_are_those_of_confirmed_stations_in_number_order(festival):
    """A sign for a station without a place would send visitors to an empty spot."""
    for number in (3, 1, 2):
        _confirmed(festival, number)
    StationFactory(festival=festival, state="waiting")

    assert [sign.number for sign in signs_of(festival).signs] == [1, 2, 3]


def test_paper_leaves_out_who_is_withdrawn_from_the_directory(festival, now):
    """As the pages do: a sign would lead to a page that says the organisation is gone."""
    _confirmed(festival, 1)
    _confirmed(festival, 2, organisation__withdrawn_at=now)

    assert [sign.number for sign in signs_of(festival).signs] == [1]
    assert [station.number for station in sheet_of(festival, ["de"]).columns[0].stations] == [1]


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


def test_rendered_sheet_leads_to_the_festival_in_its_language(festival):
    """The document says the first language asked for, and its title."""
    _confirmed(festival, 1)

    pdf = render_sheet(festival, ["ar", "de"])

    assert [codes for codes in codes_of(pdf) if codes] == [["http://localhost:8000/f/sommerfest-2027/"]]
    assert (language_of(pdf), title_of(pdf)[:10]) == ("ar", "Sommerfest")


def test_without_a_language_the_sheet_is_in_the_festivals_own(festival):
    _confirmed(festival, 1)

    assert [column.language for column in sheet_of(festival, []).columns] == [Text("Deutsch", "de")]


def test_texts_of_people_keep_their_language(festival):
    """German words on an Arabic sheet are still German."""
    station = _confirmed(festival, 1, whole=False)
    OfferFactory(station=station, title="Nähen", description="", language="de", cost="2 Euro")

    (printed,) = sheet_of(festival, ["ar"]).columns[0].stations
    (offer,) = printed.offers

    assert (offer.title, offer.facts[-1].words) == (Text("Nähen", "de"), (Text("2 Euro", "de"),))


def test_times_are_those_of_the_place(festival):
    """Rows keep UTC; paper shows the clock on the church tower."""
    _confirmed(festival, 1)
    festival.refresh_from_db()

    when = sheet_of(festival, ["de"]).columns[0].when

    assert [text.words for text in when.words] == ["Samstag, 12. Juni 2027", "\u206614:00–18:00 Uhr\u2069"]


def test_the_version_changes_with_the_words_only(festival):
    """Two sheets with the same version say the same."""
    station = _confirmed(festival, 1)
    before = sheet_of(festival, ["de"]).version
    station.save()
    same = sheet_of(festival, ["de"]).version
    station.offers.update(title="Anders")

    assert (before == same, before == sheet_of(festival, ["de"]).version) == (True, False)


@pytest.mark.parametrize("gather", [signs_of, lambda festival: sheet_of(festival, ["de", "ar"])])
def test_queries_do_not_grow_with_stations(festival, gather, django_assert_num_queries):
    """Two queries: stations with their organisations, and all offers; for 1 and for 30."""
    _confirmed(festival, 1)
    with django_assert_num_queries(2):
        gather(festival)
    for number in range(2, 31):
        _confirmed(festival, number)
    with django_assert_num_queries(2):
        gather(festival)


@pytest.mark.parametrize("render", [render_signs, render_sheet])
def test_nothing_confirmed_is_refused_with_a_sentence(festival, render):
    StationFactory(festival=festival, state="submitted")

    with pytest.raises(NothingToPrint, match="Confirm a station first"):
        render(festival)


def test_an_unknown_language_is_refused_by_name(festival):
    """`ckb` is spoken at stations, but the product has no words in it."""
    _confirmed(festival, 1)

    with pytest.raises(LanguageNotSpoken, match="“ckb” is not a language we print in"):
        render_sheet(festival, ["de", "ckb"])
    assert issubclass(LanguageNotSpoken, PrintError)


@pytest.mark.parametrize("kind", OrganisationKind.values)
def test_every_kind_has_a_pictogram(kind):
    """A kind without one would stop the whole sheet."""
    assert (HERE / "pictograms" / f"{kind.replace(' ', '-')}.svg").is_file()


def test_a_latin_name_of_an_organisation_that_writes_arabic_keeps_its_full_stop_at_the_end(festival):
    organisation = OrganisationFactory(office=festival.office, name="Blickwechsel e.V.", language="ar")
    StationFactory(festival=festival, organisation=organisation, state="confirmed", number=1)
    (sign,) = signs_of(festival).signs
    assert (sign.name.words, sign.name.lang) == ("Blickwechsel e.V.", "de")

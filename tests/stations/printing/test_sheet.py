"""From rows to the info sheet: which stations, which words in which language, how many queries."""

import pytest

from events.formats import say_range
from stations.models import OrganisationKind
from stations.printing import PrintError, render_sheet
from stations.printing.content import Text
from stations.printing.errors import LanguageNotSpoken, NothingToPrint
from stations.printing.sheet import sheet_of
from stations.printing.signs import signs_of
from stations.printing.typesetting import HERE
from tests.factories import ObservanceLinkFactory, OfferFactory, StationFactory
from tests.stations.printing.reading import codes_of, language_of, text_of, title_of
from tests.stations.printing.samples import a_translation


def _confirmed(festival, number, **kwargs):
    return StationFactory(festival=festival, state="confirmed", number=number, **kwargs)


def test_paper_leaves_out_who_is_withdrawn_from_the_directory(festival, now):
    """As the pages do: a sign would lead to a page that says the organisation is gone."""
    _confirmed(festival, 1)
    _confirmed(festival, 2, organisation__withdrawn_at=now)

    assert [sign.number for sign in signs_of(festival).signs] == [1]
    assert [station.number for station in sheet_of(festival, ["de"]).columns[0].stations] == [1]


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
    """German words on an Arabic sheet are still German, and an offer says so."""
    station = _confirmed(festival, 1, whole=False)
    OfferFactory(station=station, title="Nähen", description="", language="de", cost="2 Euro")

    (printed,) = sheet_of(festival, ["ar"]).columns[0].stations
    (offer,) = printed.offers

    assert (offer.title, offer.facts[-1].words) == (Text("Nähen", "de", "(Deutsch)"), (Text("2 Euro", "de"),))


def test_times_are_those_of_the_place(festival):
    """Rows keep UTC; paper shows the clock on the church tower."""
    _confirmed(festival, 1)
    festival.refresh_from_db()

    when = sheet_of(festival, ["de"]).columns[0].when

    assert [text.words for text in when.words] == ["Samstag, 12. Juni 2027", say_range("14:00", "18:00")]


def test_the_version_changes_with_the_words_only(festival):
    """Two sheets with the same version say the same."""
    station = _confirmed(festival, 1)
    before = sheet_of(festival, ["de"]).version
    station.save()
    same = sheet_of(festival, ["de"]).version
    station.offers.update(title="Anders")

    assert (before == same, before == sheet_of(festival, ["de"]).version) == (True, False)


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


def test_each_column_says_peoples_texts_in_its_language(festival):
    """Title, description, place, way, spot, offer and cost; the source where there is no translation."""
    station = _confirmed(festival, 1, whole=False, spot="am Brunnen")
    offer = OfferFactory(station=station, title="Nähen", description="", cost="2 Euro")
    a_translation(festival, "title", "ar", "مهرجان الصيف")
    a_translation(station, "spot", "ar", "عند النافورة")
    a_translation(offer, "title", "ar", "خياطة")
    a_translation(offer, "cost", "ar", "2 يورو")

    german, arabic = sheet_of(festival, ["de", "ar"]).columns

    assert (german.title.words, german.stations[0].offers[0].title.words) == ("Sommerfest", "Nähen")
    assert arabic.title == Text("مهرجان الصيف", "ar")
    assert arabic.description == Text("Ein Fest für alle im Stadtteil.", "de", "(Deutsch)")
    (printed,) = arabic.stations
    assert printed.spot == Text("عند النافورة", "ar")
    assert printed.offers[0].title == Text("خياطة", "ar")
    assert printed.offers[0].facts[-1].words == (Text("2 يورو", "ar"),)


def test_title_and_description_in_the_same_foreign_language_are_marked_once(festival):
    """A mark behind every line would be read by nobody."""
    station = _confirmed(festival, 1, whole=False)
    OfferFactory(station=station, title="Nähen", description="Für alle.")

    (offer,) = sheet_of(festival, ["ar"]).columns[0].stations[0].offers

    assert (offer.title.mark, offer.description.mark) == ("(Deutsch)", "")


def test_what_a_machine_translated_or_what_is_outdated_is_marked_and_explained(festival):
    """In the reader's language, once, where such marks occur."""
    station = _confirmed(festival, 1, whole=False)
    offer = OfferFactory(station=station, title="Nähen", description="Für alle.")
    a_translation(offer, "title", "en", "Sewing", origin="machine")
    a_translation(offer, "description", "en", "For children.", of="Für Kinder.")

    german, english = sheet_of(festival, ["de", "en"]).columns

    (printed,) = english.stations[0].offers
    assert (printed.title.mark, printed.description.mark) == ("¹", "²")
    assert [note.words for note in english.notes] == [
        "¹ Translated by machine, not checked.",
        "² The original has changed since this was translated.",
    ]
    assert german.notes == ()


def test_what_is_celebrated_together_stands_in_each_columns_language(festival):
    """Never what is avoided."""
    _confirmed(festival, 1)
    link = ObservanceLinkFactory(festival=festival, sentence="Wir kochen Aschure.")
    ObservanceLinkFactory(festival=festival, key="jud.schawuot", stance="mind", sentence="Essen ist koscher.")
    ObservanceLinkFactory(festival=festival, key="chr.syr.sayfo", stance="avoid", sentence="")
    a_translation(link, "sentence", "en", "We cook ashure.")

    german, english = sheet_of(festival, ["de", "en"]).columns

    told = [(fact.picture, fact.name.words, fact.words) for fact in english.observances]
    assert [fact.words[1].words for fact in german.observances] == ["Wir kochen Aschure.", "Essen ist koscher."]
    assert told == [
        (
            "celebrate",
            "We celebrate with",
            (
                Text("What we celebrate with others: Ashura (Sunni day of fasting)", "en"),
                Text("We cook ashure.", "en"),
            ),
        ),
        (
            "mind",
            "We take care of",
            (Text("What we take care of: Shavuot", "en"), Text("Essen ist koscher.", "de", "(Deutsch)")),
        ),
    ]
    assert "We cook ashure." in " ".join(text_of(render_sheet(festival, ["de", "en"])).split())


def test_queries_do_not_grow_with_stations_or_languages(festival, django_assert_num_queries):
    """Four: stations with their organisations, all offers, links to observances, all translations."""
    _confirmed(festival, 1)
    with django_assert_num_queries(4):
        sheet_of(festival, ["ar"])
    for number in range(2, 31):
        _confirmed(festival, number)
    with django_assert_num_queries(4):
        sheet_of(festival, ["de", "ar", "fa", "uk"])


def test_nothing_confirmed_is_refused_with_a_sentence(festival):
    StationFactory(festival=festival, state="submitted")

    with pytest.raises(NothingToPrint, match="Confirm a station first"):
        sheet_of(festival, [])

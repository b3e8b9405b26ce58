"""Name tags: for each station one, some to fill in, and nobody's name is cut off."""

from stations.printing import render_name_tags
from stations.printing.content import Text
from stations.printing.name_tags import name_tags_of
from tests.factories import StationFactory
from tests.stations.printing.reading import lines_of, pages_of


def _confirmed(festival, number, **kwargs):
    return StationFactory(festival=festival, state="confirmed", number=number, **kwargs)


def test_a_tag_has_name_organisation_number_and_languages(festival):
    _confirmed(festival, 4, organisation__name="Nähtreff", day_contact_name="نور", spoken_languages=["de", "ar"])

    (tag,) = name_tags_of(festival).tags

    assert (tag.person.words, tag.organisation.words, tag.number) == ("نور", "Nähtreff", 4)
    assert tag.spoken == (Text("Deutsch", "de"), Text("العربية", "ar"))


def test_the_last_page_is_filled_with_tags_to_write_on_and_one_more_page_of_them(festival):
    """Helpers nobody knew of come on every festival day."""
    for number in range(1, 12):
        _confirmed(festival, number)

    tags = name_tags_of(festival)

    assert (len(tags.tags), tags.blanks) == (11, 9 + 10)
    assert pages_of(render_name_tags(festival)) == 3


def test_a_tag_without_a_name_has_a_line_for_it(festival):
    _confirmed(festival, 1, organisation__name="Nähtreff", day_contact_name="")

    lines = lines_of(render_name_tags(festival), 0)

    assert lines.count("Name") == 10  # the station's own and nine blank ones


def test_long_names_stay_on_their_tags(festival):
    """Ten to a page, whatever they are called."""
    for number in range(1, 11):
        name = "Maximiliane-Charlotte von Donaudampfschifffahrtsgesellschaft-Hohenstein " * 2
        languages = ["de", "en", "ar", "fa", "uk", "ru", "tr", "vi", "fr", "ku", "ti", "so"]
        organisation = "Gemeinnütziger Verein für Nachbarschaft " * 4
        _confirmed(
            festival,
            number,
            organisation__name=organisation[:160],
            day_contact_name=name[:120],
            spoken_languages=languages,
        )

    assert pages_of(render_name_tags(festival)) == 2


def test_queries_do_not_grow_with_stations(festival, django_assert_num_queries):
    """Two: stations with their organisations, and offers, which make the file younger."""
    for number in range(1, 12):
        _confirmed(festival, number)
    with django_assert_num_queries(2):
        name_tags_of(festival)

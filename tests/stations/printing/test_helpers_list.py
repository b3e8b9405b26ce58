"""The list for those who set up: everything they need at hand, and a word about the telephone numbers."""

from stations.printing import render_helpers_list
from stations.printing.helpers_list import helpers_list_of
from tests.factories import OfferFactory, StationFactory
from tests.stations.printing.reading import lines_of, pages_of, tags_of


def _confirmed(festival, number, **kwargs):
    return StationFactory(festival=festival, state="confirmed", number=number, **kwargs)


def test_a_row_names_what_a_station_needs_and_whom_to_call(festival):
    festival.language = "en"
    _confirmed(
        festival,
        3,
        organisation__name="Nähtreff",
        spot="am Brunnen",
        power_watts=2000,
        needs_water=True,
        needs_tent=True,
        tables=2,
        width_m=4,
        depth_m="2.5",
        day_contact_name="Nour",
        day_contact_phone="0151 000",
    )

    (row,) = helpers_list_of(festival).rows

    assert (row.number, row.organisation.words, row.spot.words) == (3, "Nähtreff", "am Brunnen")
    assert [need.words for need in row.needs] == ["4 × 2.5 m", "Power: 2000 W", "Tables: 2", "Tent", "Water"]
    assert (row.person.words, row.phone) == ("Nour", "0151 000")


def test_totals_say_what_to_bring(festival):
    festival.language = "en"
    _confirmed(festival, 1, power_watts=2000, needs_water=True, tables=2)
    _confirmed(festival, 2, power_watts=500, needs_tent=True, tables=1)

    totals = [total.words for total in helpers_list_of(festival).totals]

    assert totals == ["Power: 2500 W", "Tables: 3", "Tents: 1", "Water connections: 1"]


def test_the_head_of_the_table_and_the_word_of_care_are_on_every_page(festival):
    """Pages get separated; each must be read by itself, and each holds telephone numbers."""
    festival.language = "en"
    for number in range(1, 31):
        OfferFactory(station=_confirmed(festival, number))

    pdf = render_helpers_list(festival)

    pages = [" ".join(lines_of(pdf, page)) for page in range(pages_of(pdf))]
    assert len(pages) > 1
    assert [("What they need" in page, "do not leave it lying about" in page) for page in pages] == [
        (True, True)
    ] * len(pages)


def test_it_is_a_table_for_a_screen_reader(festival):
    _confirmed(festival, 1)

    kinds = [kind for kind, _lang, _alt in tags_of(render_helpers_list(festival))]

    assert (kinds.count("Table"), kinds.count("TH"), kinds.count("TD")) == (1, 5, 5)


def test_queries_do_not_grow_with_stations(festival, django_assert_num_queries):
    """Two: stations with their organisations, and offers; it is in the festival's own language."""
    for number in range(1, 12):
        _confirmed(festival, number)
    with django_assert_num_queries(2):
        helpers_list_of(festival)

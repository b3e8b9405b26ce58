"""A translator's way through the texts: in the order of the places, to what is open, round and round."""

import pytest

from events.errors import NotFound
from events.models import Origin
from stations.course import courses_of
from tests.factories import OfferFactory, OrganisationFactory, StationFactory, translate


@pytest.fixture
def texts(festival):
    """Title and place of the festival, then the offer and (written in Arabic) the organisation."""
    festival.description, festival.travel_hint = "", ""
    festival.save()
    organisation = OrganisationFactory(office=festival.office, name="Haus", about="نحن هنا", language="ar")
    station = StationFactory(festival=festival, organisation=organisation)
    station.offers.all().delete()
    offer = OfferFactory(station=station, title="Nähen", description="", cost="")
    return [f"festival-{festival.pk}-title", f"festival-{festival.pk}-place", f"offer-{offer.pk}-title"]


def course_of(festival):
    return courses_of(festival, ["ar"])[0]


def key_of(cell):
    return cell and cell.text.key


def test_the_texts_of_one_language_without_those_written_in_it(festival, texts):
    course = course_of(festival)

    assert [cell.text.key for cell in course.cells] == texts
    assert [(place.heading, len(cells)) for place, cells in course.places] == [("The festival", 2), ("Haus", 1)]


def test_one_course_a_language(festival, texts):
    assert [(course.language, course.total) for course in courses_of(festival, ["ar", "en"])] == [
        ("ar", 3),
        ("en", 4),
    ]
    assert courses_of(festival, []) == []


def test_counting(festival, texts):
    translate(festival, "title", "ar", "مهرجان")
    translate(festival, "place", "ar", "المرج", origin=Origin.MACHINE)
    course = course_of(festival)
    before = (course.done, course.open, course.missing, course.outdated, course.by_machine)
    festival.title = "Herbstfest"
    festival.save()
    course = course_of(festival)

    assert before == (1, 2, 1, 0, 1)
    assert (course.done, course.open, course.missing, course.outdated, course.by_machine) == (0, 3, 1, 1, 1)


def test_the_next_open_text_begins_again_behind_the_last(festival, texts):
    title, place, offer = texts
    translate(festival, "place", "ar", "المرج")
    course = course_of(festival)

    assert [key_of(course.next_open(key)) for key in ("", title, place, offer)] == [title, offer, offer, title]


def test_a_text_is_not_next_to_itself(festival, texts):
    translate(festival, "title", "ar", "مهرجان")
    translate(festival, "place", "ar", "المرج")
    course = course_of(festival)

    assert (key_of(course.next_open()), course.next_open(texts[2])) == (texts[2], None)


def test_what_is_open_place_by_place(festival, texts):
    translate(festival, "title", "ar", "مهرجان")
    translate(festival, "place", "ar", "المرج")

    assert [place.heading for place, _cells in course_of(festival).open_places()] == ["Haus"]


def test_before_and_after(festival, texts):
    course = course_of(festival)

    around = [tuple(map(key_of, course.neighbours(key))) for key in texts]

    assert around == [(None, texts[1]), (texts[0], texts[2]), (texts[1], None)]


def test_a_text_by_its_key(festival, texts):
    place, cell = course_of(festival).at(texts[2])

    assert (place.heading, cell.text.words) == ("Haus", "Nähen")
    with pytest.raises(NotFound):
        course_of(festival).at("offer-0-title")


def test_six_queries(festival, texts, django_assert_num_queries):
    with django_assert_num_queries(6):
        courses_of(festival, ["ar", "en"])

"""The plan of the ground at the desk: numbers in a form, without a script."""

import re

import pytest

from events.models import Facility, SitePlan
from stations.models import Station
from tests.factories import StationFactory

PLAN = "/en/desk/f/sommerfest-2027/plan/"
SIZE = {"width_m": "40", "depth_m": "30"}


@pytest.fixture
def ground(festival):
    return SitePlan.objects.create(festival=festival, width_m=40, depth_m=30)


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=7)


def sent(station, x, y, *, shown=("", "")):
    pk = station.pk
    return {f"x_{pk}": x, f"y_{pk}": y, f"initial-x_{pk}": shown[0], f"initial-y_{pk}": shown[1]}


def place_of(station):
    return Station.objects.values_list("x_m", "y_m").get(pk=station.pk)


def test_ground_and_places_are_entered_in_one_form(desk, festival, station):
    response = desk.post(PLAN, SIZE | sent(station, "3", "4"))

    assert (response.status_code, response["Location"]) == (302, PLAN)
    assert SitePlan.objects.values_list("width_m", "depth_m").get() == (40, 30)
    assert place_of(station) == (3, 4)


def test_what_was_not_touched_keeps_what_somebody_else_entered(desk, ground, station):
    Station.objects.filter(pk=station.pk).update(x_m=20, y_m=20)

    desk.post(PLAN, SIZE | sent(station, "3", "4", shown=("3", "4")))

    assert place_of(station) == (20, 20)


def test_what_is_refused_is_said_and_kept_in_the_form(desk, ground, station):
    response = desk.post(PLAN, SIZE | sent(station, "39", "4"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "would stand outside the ground, which is 40 m wide and 30 m deep." in page
    assert re.findall(rf'name="x_{station.pk}" value="(\d+)"', page) == ["39"]
    assert place_of(station) == (None, None)


def test_who_may_only_read_sees_the_plan_without_buttons(reader, ground, station):
    page = reader.get(PLAN).content.decode()

    assert "Save the plan" not in page
    assert reader.post(PLAN, SIZE).status_code == 403


def test_a_facility_is_added_changed_and_removed(desk, ground):
    told = {"kind": "water", "spot": "Am Brunnen", "language": "de", "x_m": "5", "y_m": "6"}

    added = desk.post(PLAN + "facilities/new/", told)
    row = Facility.objects.get()
    assert (added["Location"], row.kind, row.spot, row.x_m, row.y_m) == (PLAN, "water", "Am Brunnen", 5, 6)

    desk.post(f"{PLAN}facilities/{row.pk}/", told | {"x_m": "", "y_m": ""})
    assert Facility.objects.values_list("x_m", "y_m").get() == (None, None)

    desk.post(f"{PLAN}facilities/{row.pk}/remove/")
    assert Facility.objects.count() == 0


def test_a_facility_outside_is_refused_with_a_sentence(desk, ground):
    told = {"kind": "water", "spot": "", "language": "de", "x_m": "500", "y_m": "6"}

    response = desk.post(PLAN + "facilities/new/", told)

    assert (response.status_code, Facility.objects.count()) == (422, 0)
    assert "would stand outside the ground" in response.content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_is_the_same(desk, festival, ground, django_assert_num_queries, count):
    for number in range(1, count + 1):
        StationFactory(festival=festival, state="confirmed", number=number, x_m=number, y_m=3)
        festival.facilities.create(kind="shade", x_m=number, y_m=9)
    desk.get(PLAN)

    with django_assert_num_queries(8):
        desk.get(PLAN)

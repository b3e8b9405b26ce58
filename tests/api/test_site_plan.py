"""The plan of the ground by API: the same actions as on the desk."""

import pytest

from events.models import Facility, SitePlan
from tests.factories import StationFactory

pytestmark = pytest.mark.django_db
PLAN = "/api/v1/festivals/sommerfest-2027/site-plan/"
FACILITIES = "/api/v1/festivals/sommerfest-2027/facilities/"
SIZE = {"width_m": 40, "depth_m": 30}


@pytest.fixture(autouse=True)
def before_the_festival(time_machine_now):
    """Everything happens in April 2027."""


def test_the_ground_with_places_is_drawn_and_read(api, festival):
    station = StationFactory(festival=festival, state="confirmed", number=7)

    drawn = api.put(PLAN, SIZE | {"stations": [{"id": station.pk, "x_m": 3, "y_m": 4}]})

    assert drawn.status_code == 200
    assert drawn.json()["stations"] == [
        {
            "id": station.pk,
            "number": 7,
            "organisation": station.organisation.code,
            "x_m": 3,
            "y_m": 4,
            "width_m": "3.0",
            "depth_m": "3.0",
        }
    ]
    assert api.get(PLAN).json() == drawn.json()


def test_a_ground_nobody_drew_is_not_there(api, festival):
    assert api.get(PLAN).status_code == 404


def test_a_place_outside_is_refused_and_nothing_is_kept(api, festival):
    station = StationFactory(festival=festival, state="confirmed", number=7)

    answer = api.put(PLAN, SIZE | {"stations": [{"id": station.pk, "x_m": 39, "y_m": 4}]})

    assert answer.status_code == 409
    assert "would stand outside the ground" in answer.json()["detail"]
    assert SitePlan.objects.count() == 0


def test_a_facility_from_beginning_to_end(api, festival):
    api.put(PLAN, SIZE)
    made = api.post(FACILITIES, {"kind": "water", "spot": "Am Brunnen", "x_m": 5, "y_m": 6})
    path = made.headers["Location"]

    assert (made.status_code, api.get(path).json()) == (201, made.json())
    assert api.patch(path, {"spot": "Am Tor"}).json()["spot"] == "Am Tor"
    assert [one["spot"] for one in api.get(FACILITIES).json()["results"]] == ["Am Tor"]
    assert (api.delete(path).status_code, Facility.objects.count()) == (204, 0)


def test_half_a_place_is_named(api, festival):
    answer = api.post(FACILITIES, {"kind": "water", "x_m": 5})

    assert (answer.status_code, Facility.objects.count()) == (400, 0)
    assert answer.json()["errors"][0]["pointer"] == "/y_m"


def test_who_may_only_read_reads(reader, festival):
    SitePlan.objects.create(festival=festival, **SIZE)

    assert reader.get(PLAN).status_code == 200
    assert reader.put(PLAN, SIZE).status_code == 403
    assert reader.post(FACILITIES, {"kind": "water"}).status_code == 403

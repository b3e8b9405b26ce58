"""Own days, corrected dates and links to observances by API: the same actions as on the desk."""

import pytest

from events.models import ObservanceLink, OwnDay
from tests.factories import FestivalFactory, ObservanceLinkFactory, OwnDayFactory

pytestmark = pytest.mark.django_db
OWN_DAYS = "/api/v1/offices/jena/own-days/"
LINKS = "/api/v1/festivals/sommerfest-2027/observance-links/"
DAY = {"first": "2027-06-16", "last": "2027-06-16", "source": "Moscheegemeinde"}
ASHURA = {"corrects": "islam.ashura", "instead_of": "2027-06-15"}
LINK = {"key": "islam.ashura", "first": "2027-06-15", "stance": "mind", "sentence": "Wir kochen Aschure."}


@pytest.fixture(autouse=True)
def before_the_festival(time_machine_now):
    """Everything happens in April 2027."""


def test_a_correction(api, office):
    made = api.post(OWN_DAYS, DAY | ASHURA)

    assert (made.status_code, made.json()["name"]) == (201, "Ashura (Sunni day of fasting)")
    assert api.get(made.headers["Location"]).json() == made.json()


def test_a_day_of_its_own_changed_and_removed(api, office):
    made = api.post(OWN_DAYS, DAY | {"name": "Hofflohmarkt"})
    path = made.headers["Location"]

    assert api.patch(path, {"note": "jedes Jahr"}).json()["note"] == "jedes Jahr"
    assert (api.delete(path).status_code, OwnDay.objects.count()) == (204, 0)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (DAY, "/name"),
        (DAY | ASHURA | {"instead_of": "2027-06-01"}, "/instead_of"),
        (DAY | {"name": "x", "last": "2027-06-01"}, "/last"),
        (DAY | {"name": "x", "first": "0001-01-01"}, "/first"),
    ],
)
def test_what_cannot_be_is_named(api, office, body, pointer):
    answer = api.post(OWN_DAYS, body)

    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (400, [pointer])


def test_what_a_correction_corrects_stays(api, office):
    own_day = OwnDayFactory(office=office)

    assert api.patch(f"{OWN_DAYS}{own_day.pk}/", ASHURA).status_code == 400


def test_linked_changed_unlinked(api, festival):
    made = api.post(LINKS, LINK)
    path = made.headers["Location"]

    assert (made.status_code, made.json()["last"], made.json()["language"]) == (201, "2027-06-15", "de")
    assert api.patch(path, {"stance": "mind"}).json()["stance"] == "mind"
    assert [row["key"] for row in api.get(LINKS).json()["results"]] == ["islam.ashura"]
    assert (api.delete(path).status_code, ObservanceLink.objects.count()) == (204, 0)


@pytest.mark.parametrize(
    "fault", [{"first": "2027-06-14"}, {"key": "x"}, {"stance": "avoid"}, {"first": "0001-01-01"}]
)
def test_what_cannot_be_linked(api, festival, fault):
    assert (api.post(LINKS, LINK | fault).status_code, ObservanceLink.objects.count()) == (400, 0)


def test_those_of_other_offices_are_not_there(api, festival, office):
    elsewhere = ObservanceLinkFactory(festival=FestivalFactory())

    assert api.get(f"{LINKS}{elsewhere.pk}/").status_code == 404
    assert api.get(f"{OWN_DAYS}{OwnDayFactory().pk}/").status_code == 404

"""Festivals, their moves, their paper."""

import pytest

from events.models import Festival
from tests.factories import FestivalFactory, StationFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/festivals/"
NEW = {
    "office": "jena",
    "title": "Herbstfest",
    "place": "Markt",
    "starts_at": "2027-09-12T14:00:00+02:00",
    "ends_at": "2027-09-12T18:00:00+02:00",
    "setup_from": "2027-09-12T12:00:00+02:00",
    "takedown_until": "2027-09-12T20:00:00+02:00",
    "registration_deadline": "2027-08-15T23:59:00+02:00",
    "places": 40,
    "languages": ["de", "ar"],
}


def test_create(api, office):
    response = api.post(LIST, NEW)

    assert (response.status_code, response.json()["slug"]) == (201, "herbstfest-2027")
    assert api.get(response.headers["Location"]).json() == response.json()


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("member", 403), ("stranger", 404), ("visitor", 401)]
)
def test_who_may_not_plan(request, office, who, status):
    assert request.getfixturevalue(who).post(LIST, NEW).status_code == status
    assert Festival.objects.count() == 0


def test_a_taken_address_is_named(api, festival):
    body = api.post(LIST, NEW | {"slug": festival.slug}).json()

    assert [fault["pointer"] for fault in body["errors"]] == ["/slug"]


def test_the_list_shows_my_offices_only(api, festival):
    FestivalFactory()

    assert [row["slug"] for row in api.get(LIST).json()["results"]] == ["sommerfest-2027"]


def test_filter_and_order(api, office):
    for slug, state in (("a", "draft"), ("b", "over"), ("c", "draft")):
        FestivalFactory(office=office, slug=slug, title=slug, state=state)

    found = api.get(f"{LIST}?state=draft&ordering=-title&office=jena").json()["results"]

    assert [row["slug"] for row in found] == ["c", "a"]


def test_pages(api, office):
    FestivalFactory.create_batch(3, office=office)

    first = api.get(f"{LIST}?page_size=2").json()

    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert len(api.get(first["next"]).json()["results"]) == 1
    assert api.get(f"{LIST}?page=9").status_code == 404


def test_move(api, festival):
    moved = api.post(f"{LIST}{festival.slug}/move/", {"to": "published"}).json()

    assert (moved["state"], moved["may_become"]) == ("published", ["inviting", "over", "cancelled"])


def test_paper(api, festival):
    path = f"{LIST}{festival.slug}/signs/"
    nothing = api.get(path)
    StationFactory(festival=festival, state="confirmed", number=1)
    api.post(f"{LIST}{festival.slug}/move/", {"to": "published"})

    signs, sheet = api.get(path), api.get(f"{LIST}{festival.slug}/sheet/?language=de&language=ar")

    assert (nothing.status_code, nothing.json()["code"]) == (409, "refused")
    assert [(paper.headers["Content-Type"], paper.content[:5]) for paper in (signs, sheet)] == [
        ("application/pdf", b"%PDF-")
    ] * 2
    assert api.get(f"{LIST}{festival.slug}/sheet/?language=xx").status_code == 409


@pytest.mark.parametrize("what", ["name-tags", "helpers-list"])
def test_paper_for_who_sets_up(api, festival, what):
    StationFactory(festival=festival, state="confirmed", number=1)

    first, again = (api.get(f"{LIST}{festival.slug}/{what}/").content for _twice in range(2))

    assert (first[:5], first == again, festival.kept_prints.count()) == (b"%PDF-", True, 1)

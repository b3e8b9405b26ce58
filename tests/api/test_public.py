"""What everybody may read, and what must never stand there."""

import pytest

from tests.factories import ContactFactory, FestivalFactory, OrganisationFactory, StationFactory, berlin

pytestmark = pytest.mark.django_db
V1 = "/api/v1/public"


@pytest.mark.parametrize(
    ("state", "published_at", "status"),
    [
        ("draft", None, 404),
        ("inviting", None, 404),
        ("published", 1, 200),
        ("cancelled", None, 404),
        ("over", 1, 200),
    ],
)
def test_which_festivals(visitor, state, published_at, status):
    festival = FestivalFactory(state=state, published_at=published_at and berlin(2027, 5, 1))

    assert visitor.get(f"{V1}/festivals/{festival.slug}/").status_code == status
    assert visitor.get(f"{V1}/festivals/").json()["count"] == (status == 200)


def test_only_confirmed_stations_and_nothing_private(visitor):
    festival = FestivalFactory(state="published")
    StationFactory(festival=festival, state="confirmed", number=1, remark="secret", day_contact_phone="secret")
    StationFactory(festival=festival, state="waiting")

    response = visitor.get(f"{V1}/festivals/{festival.slug}/")

    assert [row["number"] for row in response.json()["stations"]] == [1]
    assert "secret" not in response.content.decode()


def test_contacts_are_named_when_they_agreed(visitor):
    organisation = OrganisationFactory()
    ContactFactory(organisation=organisation, name="Nour", is_public=True)
    ContactFactory(organisation=organisation, name="secret")

    body = visitor.get(f"{V1}/organisations/{organisation.code.lower()}/").json()

    assert [row["name"] for row in body["contacts"]] == ["Nour"]


def test_withdrawn_is_gone_and_unknown_is_not_found(visitor):
    organisation = OrganisationFactory(withdrawn_at=berlin(2027, 1, 1))

    gone = visitor.get(f"{V1}/organisations/{organisation.code}/")

    assert (gone.status_code, gone.json()["code"]) == (410, "gone")
    assert visitor.get(f"{V1}/organisations/AAAAAA/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes(visitor, method):
    assert getattr(visitor, method)(f"{V1}/festivals/").status_code == 405

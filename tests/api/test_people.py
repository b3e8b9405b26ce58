"""Me, tokens, members."""

import pytest

from events.models import ApiToken
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
MEMBERS = "/api/v1/offices/jena/members/"


def test_me(api, reader, coordinator):
    mine = api.get("/api/v1/me/").json()

    assert (mine["email"], mine["offices"][0]["rights"]) == (
        coordinator.email,
        ["view", "edit", "invite", "decide", "plan", "admin"],
    )
    assert reader.get("/api/v1/me/").json()["offices"] == [
        {"slug": "jena", "name": "Stadtteilbüro Jena", "role": "reader", "rights": ["view"]}
    ]


def test_the_text_of_a_token_is_shown_once_and_opens_the_door(api, visitor):
    made = api.post("/api/v1/tokens/", {"name": "Kalender"})
    text = made.json()["text"]

    assert "text" not in api.get(made.headers["Location"]).json()
    assert visitor.get("/api/v1/me/", headers={"authorization": f"Bearer {text}"}).status_code == 200


def test_a_revoked_token_stays_on_the_list_and_opens_nothing(api, visitor):
    made = api.post("/api/v1/tokens/", {"name": "Kalender"}).json()

    assert api.delete(f"/api/v1/tokens/{made['id']}/").status_code == 204

    assert api.get(f"/api/v1/tokens/{made['id']}/").json()["revoked_at"] is not None
    assert visitor.get("/api/v1/me/", headers={"authorization": f"Bearer {made['text']}"}).status_code == 401


def test_tokens_of_others_are_not_there(api, member):
    theirs = ApiToken.objects.latest("pk").pk

    assert theirs not in [row["id"] for row in api.get("/api/v1/tokens/").json()["results"]]
    assert [
        api.get(f"/api/v1/tokens/{theirs}/").status_code,
        api.delete(f"/api/v1/tokens/{theirs}/").status_code,
    ] == [
        404,
        404,
    ]


def test_members(api, coordinator):
    made = api.post(MEMBERS, {"email": "NEU@example.org", "name": "Neu", "role": "reader"})
    changed = api.patch(made.headers["Location"], {"role": "member"})

    assert (made.status_code, made.json()["email"], changed.json()["role"]) == (201, "neu@example.org", "member")
    assert [row["email"] for row in api.get(MEMBERS).json()["results"]] == sorted(
        ["neu@example.org", coordinator.email]
    )
    assert api.delete(made.headers["Location"]).status_code == 204
    assert api.get(MEMBERS).json()["count"] == 1


def test_the_last_coordinator_stays(api, office):
    last = office.memberships.get().pk

    assert api.delete(f"{MEMBERS}{last}/").status_code == 409
    assert api.patch(f"{MEMBERS}{last}/", {"role": "reader"}).status_code == 409


def test_members_of_another_office_are_not_there(api):
    elsewhere = MembershipFactory().pk

    assert api.get(f"{MEMBERS}{elsewhere}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("member", 403), ("stranger", 404), ("visitor", 401)]
)
def test_only_coordinators_change_people(request, office, who, status):
    client = request.getfixturevalue(who)

    assert client.post(MEMBERS, {"email": "a@example.org", "role": "reader"}).status_code == status

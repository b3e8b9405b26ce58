"""The office itself, its people, the own account."""

import pytest

from events.models import ApiToken, Membership, Role, User
from tests.factories import MembershipFactory, OfficeFactory
from tests.festival.office.planning import office_fields, signed_in

OFFICE = "/desk/o/jena/office/"
PEOPLE = "/desk/o/jena/people/"


@pytest.fixture
def client(client, coordinator):
    client.force_login(coordinator)
    return client


def test_the_office_is_saved(client, office):
    response = client.post(OFFICE, office_fields(time_zone="Atlantic/Azores", languages=["de", "fa"]))

    office.refresh_from_db()
    assert response.url == OFFICE
    assert (office.time_zone, office.languages) == ("Atlantic/Azores", ["de", "fa"])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"place": ""}, "place"),
        ({"federal_state": "XX"}, "federal_state"),
        ({"time_zone": "Europe/Jena"}, "time_zone"),
        ({"language": "xx"}, "language"),
        ({"languages": []}, "languages"),
        ({"contact_email": ""}, "contact_email"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"imprint": "x" * 4001}, "imprint"),
    ],
)
def test_faults_of_the_office_are_named(client, office, changed, field):
    sent = office_fields(**changed)

    response = client.post(OFFICE, sent)

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert {name: form[name].value() for name in sent} == sent


def test_somebody_new_can_sign_in_at_once(client, office):
    response = client.post(PEOPLE, {"email": "New@Example.org", "name": "Neu", "role": "member"})

    made = User.objects.get(email="new@example.org")
    assert response.url == PEOPLE
    assert Membership.objects.get(user=made).role == Role.MEMBER


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"email": "", "role": "member"}, "email"),
        ({"email": "nobody", "role": "member"}, "email"),
        ({"email": "a@example.org", "role": "king"}, "role"),
        ({"email": "a@example.org", "role": "member", "name": "x" * 121}, "name"),
    ],
)
def test_faults_of_a_new_person_are_named(client, sent, field):
    response = client.post(PEOPLE, sent)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert User.objects.count() == 1


def test_a_role_is_changed(client, office):
    member = MembershipFactory(office=office, role=Role.READER)

    client.post(f"{PEOPLE}{member.pk}/", {"role": "member"})

    member.refresh_from_db()
    assert member.role == Role.MEMBER


def test_the_last_coordinator_stays(client, office, coordinator):
    member = office.memberships.get(user=coordinator)

    changed = client.post(f"{PEOPLE}{member.pk}/", {"role": "reader"})
    removed = client.post(f"{PEOPLE}{member.pk}/remove/")

    assert (changed.status_code, removed.status_code) == (422, 422)
    member.refresh_from_db()
    assert member.role == Role.COORDINATOR


def test_removing_asks_first(client, office):
    member = MembershipFactory(office=office, role=Role.READER)

    assert client.get(f"{PEOPLE}{member.pk}/remove/").status_code == 200
    assert office.memberships.count() == 2
    assert client.post(f"{PEOPLE}{member.pk}/remove/").url == PEOPLE
    assert office.memberships.count() == 1


def test_whoever_leaves_an_office_goes_to_the_door(client, office, coordinator):
    MembershipFactory(office=office)
    own = office.memberships.get(user=coordinator)

    assert client.post(f"{PEOPLE}{own.pk}/remove/").url == "/desk/"


def test_a_member_of_another_office_is_not_found(client, office):
    other = MembershipFactory(office=OfficeFactory())

    assert client.get(f"{PEOPLE}{other.pk}/").status_code == 404
    assert client.post(f"{PEOPLE}{other.pk}/remove/").status_code == 404


def test_the_desk_speaks_the_language_of_the_account(client, coordinator):
    client.post("/desk/account/", {"name": "Mara", "language": "en"})

    coordinator.refresh_from_db()
    assert (coordinator.name, coordinator.language) == ("Mara", "en")
    assert client.get("/desk/account/").headers["Content-Language"] == "en"


def test_an_account_in_a_language_the_desk_lacks_is_refused(client):
    response = client.post("/desk/account/", {"name": "Mara", "language": "fa"})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["language"])


def test_a_token_is_shown_once(client, coordinator):
    response = client.post("/desk/account/tokens/", {"name": "website"})

    text = response.context["text"]
    assert response.headers["Cache-Control"] == "no-store"
    assert text in response.content.decode()
    assert text not in client.get("/desk/account/").content.decode()
    assert ApiToken.objects.get().user == coordinator


def test_a_token_needs_a_purpose(client):
    response = client.post("/desk/account/tokens/", {"name": ""})

    assert (response.status_code, list(response.context["token_form"].errors)) == (422, ["name"])
    assert ApiToken.objects.count() == 0


def test_only_own_tokens_are_revoked(client, office):
    client.post("/desk/account/tokens/", {"name": "website"})
    token = ApiToken.objects.get()

    assert signed_in(office).post(f"/desk/account/tokens/{token.pk}/revoke/").status_code == 404
    client.post(f"/desk/account/tokens/{token.pk}/revoke/")

    assert ApiToken.objects.usable().count() == 0

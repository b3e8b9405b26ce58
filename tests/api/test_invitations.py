"""Choosing, looking, sending, links, answers, letters."""

import pytest

from events.actions.addresses import close_address
from events.actors import CLOCK
from events.models import ClosedAddress, ClosedFor, Letter
from stations.models import Invitation
from tests.factories import ContactFactory, FestivalFactory, InvitationFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/festivals/sommerfest-2027/invitations/"


@pytest.fixture(autouse=True)
def before_the_deadline(time_machine_now):
    """Everything happens in April 2027."""


@pytest.fixture
def organisation(office):
    organisation = OrganisationFactory(office=office, name="Weltraum e.V.")
    ContactFactory(organisation=organisation, name="Nour", email="nour@example.org", language="ar")
    return organisation


@pytest.fixture
def chosen(festival, organisation):
    return InvitationFactory(festival=festival, organisation=organisation, state="chosen", invited_at=None)


def test_choose_and_unchoose(api, festival, organisation):
    new = api.post(LIST, {"organisations": [organisation.code.lower()]})
    again = api.post(LIST, {"organisations": [organisation.code]})

    assert (new.status_code, [row["state"] for row in new.json()["invitations"]]) == (201, ["chosen"])
    assert again.json() == {"invitations": []}
    assert api.delete(f"/api/v1/invitations/{new.json()['invitations'][0]['id']}/").status_code == 204
    assert Invitation.objects.count() == 0


def test_choosing_is_all_or_nothing_and_names_what_is_unknown(api, festival, organisation):
    foreign = OrganisationFactory()

    body = api.post(LIST, {"organisations": [organisation.code, foreign.code]}).json()

    assert [fault["pointer"] for fault in body["errors"]] == ["/organisations/1"]
    assert Invitation.objects.count() == 0


def test_preview_sends_nothing_and_hides_the_token(api, chosen, office):
    silent = InvitationFactory(festival=chosen.festival, organisation__name="Stumm", state="chosen")

    body = api.post(f"{LIST}preview/", {"invitations": [chosen.pk, silent.pk]}).json()

    (letter,) = body["letters"]
    assert (letter["language"], letter["recipients"]) == ("ar", [{"name": "Nour", "email": "nour@example.org"}])
    assert letter["letter"]["action_url"].endswith("/my/…/")
    assert letter["letter"]["attachments"] == ["sommerfest-2027.ics"]
    assert [row["name"] for row in body["without_address"]] == ["Stumm"]
    assert Letter.objects.count() == 0


def test_send(api, chosen):
    body = api.post(f"{LIST}send/", {"invitations": [chosen.pk]}).json()

    assert [(row["recipient"], row["language"], row["state"]) for row in body["letters"]] == [
        ("nour@example.org", "ar", "owed")
    ]
    assert api.post(f"{LIST}send/", {"invitations": [chosen.pk]}).json() == {"letters": []}


def test_invitations_of_another_festival_are_named(api, chosen, office):
    other = InvitationFactory(festival=FestivalFactory(office=office))

    body = api.post(f"{LIST}send/", {"invitations": [chosen.pk, other.pk]}).json()

    assert [fault["pointer"] for fault in body["errors"]] == ["/invitations/1"]
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("stranger", 404), ("visitor", 401)])
@pytest.mark.parametrize("end", ["", "preview/", "send/"])
def test_who_may_not_invite(request, chosen, who, status, end):
    assert request.getfixturevalue(who).post(f"{LIST}{end}", {"invitations": [chosen.pk]}).status_code == status


def test_a_link_is_sent_again_and_revoked(api, chosen):
    api.post(f"{LIST}send/", {"invitations": [chosen.pk]})
    path = f"/api/v1/invitations/{chosen.pk}/"
    (old,) = api.get(path).json()["links"]

    fresh = api.post(f"{path}links/{old['id']}/send-again/").json()
    revoked = api.post(f"{path}links/{fresh['id']}/revoke/").json()

    assert fresh["id"] != old["id"]
    assert [link["revoked_at"] is None for link in (fresh, revoked)] == [True, False]
    assert [link["revoked_at"] is None for link in api.get(path).json()["links"]] == [False, False]


def test_an_answer_on_behalf_is_recorded_as_such(api, chosen, coordinator):
    said = api.post(f"/api/v1/invitations/{chosen.pk}/answer/", {"accept": False, "remark": "Urlaub"}).json()
    (entry,) = api.get("/api/v1/offices/jena/log/?event=invitation_declined").json()["results"]

    assert (said["state"], said["answered_by"], said["remark"]) == ("declined", str(coordinator), "Urlaub")
    assert (entry["on_behalf"], entry["by"]) == (True, str(coordinator))


def test_list_is_filtered_and_searched(api, chosen):
    InvitationFactory(festival=chosen.festival, state="invited")

    assert [row["id"] for row in api.get(f"{LIST}?state=chosen").json()["results"]] == [chosen.pk]
    assert [row["id"] for row in api.get(f"{LIST}?search=WELTRAUM").json()["results"]] == [chosen.pk]


def test_letters(api, reader, stranger, chosen):
    (owed,) = api.post(f"{LIST}send/", {"invitations": [chosen.pk]}).json()["letters"]
    path = f"/api/v1/letters/{owed['id']}/"
    Letter.objects.update(state="failed", last_error="550 unknown")

    listed = reader.get(f"/api/v1/festivals/sommerfest-2027/letters/?state=failed&invitation={chosen.pk}").json()
    assert [(row["id"], row["last_error"]) for row in listed["results"]] == [(owed["id"], "550 unknown")]
    assert "/my/…/" in reader.get(f"{path}preview/").json()["text"]
    assert [reader.post(f"{path}send-again/").status_code, stranger.get(path).status_code] == [403, 404]
    again = api.post(f"{path}send-again/", {"recipient": "neu@example.org"}).json()
    assert (again["state"], again["recipient"]) == ("owed", "neu@example.org")
    assert api.post(f"{path}send-again/").status_code == 409


def test_a_letter_that_came_back_is_sent_to_an_address_that_is_open_again(api, chosen, now):
    (owed,) = api.post(f"{LIST}send/", {"invitations": [chosen.pk]}).json()["letters"]
    Letter.objects.update(state="returned")
    letter = Letter.objects.get()
    close_address(letter.office, letter.recipient, reason=ClosedFor.RETURNED, actor=CLOCK, now=now, letter=letter)

    again = api.post(f"/api/v1/letters/{owed['id']}/send-again/").json()

    assert again["state"] == "owed"
    assert not ClosedAddress.objects.exists()


def test_a_corrected_address_stands_in_the_directory_too(api, chosen):
    (owed,) = api.post(f"{LIST}send/", {"invitations": [chosen.pk]}).json()["letters"]
    Letter.objects.update(state="failed")

    again = api.post(f"/api/v1/letters/{owed['id']}/send-again/", {"recipient": "neu@example.org"}).json()

    assert (again["state"], again["recipient"]) == ("owed", "neu@example.org")
    assert chosen.organisation.contacts.get().email == "neu@example.org"

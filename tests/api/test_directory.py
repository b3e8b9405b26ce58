"""Organisations, contacts, standing offers."""

import pytest

from stations.models import Organisation
from tests.factories import ContactFactory, OrganisationFactory, StandingOfferFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/organisations/"


@pytest.fixture
def organisation(office):
    return OrganisationFactory(office=office, name="Café Übersee", spoken_languages=["de", "ar"])


def names(response):
    return [row["name"] for row in response.json()["results"]]


def test_create_and_read(member, office):
    made = member.post(LIST, {"office": "jena", "name": "Verein", "web": "https://example.org", "kind": "sport"})

    assert made.status_code == 201
    assert member.get(f"{LIST}{made.json()['code'].lower()}/").json() == made.json()


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("stranger", 404), ("visitor", 401)])
@pytest.mark.parametrize("end", ["", "withdraw/", "contacts/", "standing-offers/"])
def test_who_may_not_write(request, organisation, who, status, end):
    client = request.getfixturevalue(who)
    path = f"{LIST}{organisation.code}/{end}"

    assert (client.post(path) if end else client.patch(path)).status_code == status


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("search=ÜBERSEE", ["Café Übersee"]),
        ("search=%D0%94%D0%A0%D0%A3%D0%96%D0%91%D0%90", ["Клуб Дружба"]),
        ("language=uk", ["Клуб Дружба"]),
        ("kind=sport", ["Клуб Дружба"]),
        ("kind=sport&kind=meeting%20place&ordering=-name", ["Клуб Дружба", "Café Übersee"]),
        ("withdrawn=true", []),
        ("withdrawn=false", ["Café Übersee", "Клуб Дружба"]),
    ],
)
def test_search_and_filters(api, organisation, query, found):
    OrganisationFactory(office=organisation.office, name="Клуб Дружба", kind="sport", spoken_languages=["uk"])
    OrganisationFactory(name="Дружба Übersee elsewhere")

    assert names(api.get(f"{LIST}?{query}")) == found


def test_withdraw_restore_confirm(api, organisation):
    path = f"{LIST}{organisation.code}/"
    steps = [api.post(f"{path}{what}/").json() for what in ("withdraw", "restore", "confirm")]

    assert [row["withdrawn_at"] is None for row in steps] == [False, True, True]
    assert [row["confirmed_on"] is None for row in steps] == [True, True, False]


def test_an_action_takes_no_fields(api, organisation):
    body = api.post(f"{LIST}{organisation.code}/withdraw/", {"why": "x"}).json()

    assert [fault["pointer"] for fault in body["errors"]] == ["/why"]
    assert Organisation.objects.get().withdrawn_at is None


def test_contacts(api, organisation):
    path = f"{LIST}{organisation.code}/contacts/"
    made = api.post(path, {"name": "Nour", "email": "Nour@example.org", "language": "ar"})
    again = api.post(path, {"name": "Nour", "email": "nour@example.org"})
    changed = api.patch(made.headers["Location"], {"role": "Leitung"})

    assert (made.status_code, made.json()["email"]) == (201, "nour@example.org")
    assert [fault["pointer"] for fault in again.json()["errors"]] == ["/email"]
    assert api.get(path).json()["results"] == [changed.json()]
    assert api.delete(made.headers["Location"]).status_code == 204
    assert api.get(made.headers["Location"]).status_code == 404


def test_a_contact_of_nobody(api, organisation):
    body = api.post(f"{LIST}{organisation.code}/contacts/", {"role": "x"}).json()

    assert [fault["pointer"] for fault in body["errors"]] == ["/name"]


def test_standing_offers(api, organisation):
    path = f"{LIST}{organisation.code}/standing-offers/"
    made = api.post(path, {"title": "Sprachcafé", "age_from": 6, "languages": ["de"]})
    wrong = api.patch(made.headers["Location"], {"age_to": 3})

    assert (made.status_code, wrong.status_code) == (201, 400)
    assert [fault["pointer"] for fault in wrong.json()["errors"]] == ["/age_to"]
    assert api.get(f"{LIST}{organisation.code}/").json()["standing_offers"] == [made.json()]
    assert api.delete(made.headers["Location"]).status_code == 204


def test_what_belongs_to_another_organisation_is_not_there(api, organisation):
    other = OrganisationFactory(office=organisation.office)
    contact, offer = ContactFactory(organisation=other), StandingOfferFactory(organisation=other)

    paths = [f"contacts/{contact.pk}/", f"standing-offers/{offer.pk}/"]
    assert [api.get(f"{LIST}{organisation.code}/{path}").status_code for path in paths] == [404, 404]

"""The organisation keeps its lasting page."""

import datetime

import pytest

from stations.models import Contact, Organisation
from tests.factories import ContactFactory, StandingOfferFactory

ABOUT = {
    "about": "Ein offenes Haus.",
    "language": "de",
    "address": "Am Anger 15",
    "opening_hours": "Mo-Fr",
    "web": "example.org/haus",
    "email": "haus@example.org",
    "phone": "03641 1",
    "spoken_languages": ["de", "uk"],
}
CONTACT = {"name": "Sami", "role": "Leitung", "email": "Sami@example.org", "phone": "", "language": "ar"}
OFFER = {"title": "Sprachcafé", "description": "", "language": "de", "when": "dienstags", "cost": ""}


def test_what_visitors_read_is_changed(guest):
    response = guest.post("page/about/", **ABOUT)

    organisation = Organisation.objects.get()
    assert response.headers["Location"] == guest.path("page/?done=saved")
    assert {name: getattr(organisation, name) for name in ABOUT} == ABOUT | {"web": "https://example.org/haus"}


def test_name_and_code_cannot_be_sent_along(guest):
    guest.post("page/about/", **ABOUT | {"name": "Anders", "code": "AAAAAA", "withdrawn_at": "2027-01-01"})

    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.code, organisation.withdrawn_at) == ("Haus am Park", "K7M4PX", None)


@pytest.mark.parametrize(
    ("path", "data", "change"),
    [
        ("page/about/", ABOUT, {"email": "haus(at)example.org"}),
        ("page/about/", ABOUT, {"web": "javascript:alert(1)"}),
        ("page/about/", ABOUT, {"about": "x" * 3001}),
        ("page/offers/new/", OFFER, {"title": ""}),
        ("page/offers/new/", OFFER, {"age_from": "9", "age_to": "3"}),
        ("page/contacts/new/", CONTACT, {"email": "sami"}),
        ("page/contacts/new/", CONTACT, {"name": "", "email": ""}),
        ("page/contacts/new/", CONTACT, {"name": "", "is_public": "on"}),
        ("page/contacts/new/", CONTACT, {"language": "xx"}),
    ],
)
def test_a_mistake_changes_nothing_and_keeps_the_text(guest, path, data, change):
    before = list(Organisation.objects.values()), list(Contact.objects.values())

    response = guest.post(path, **data | change)

    assert response.status_code == 422
    assert 'class="error-summary"' in response.content.decode()
    for value in change.values():
        assert value in response.content.decode()
    assert (list(Organisation.objects.values()), list(Contact.objects.values())) == before


def test_still_right_is_written_down_with_the_day(guest):
    response = guest.post("page/confirm/")

    assert response.headers["Location"] == guest.path("page/?done=confirmed")
    assert Organisation.objects.get().confirmed_on == datetime.date(2027, 4, 1)


def test_standing_offers_come_change_and_go(guest, house):
    guest.post("page/offers/new/", **OFFER)
    offer = house.standing_offers.get()
    guest.post(f"page/offers/{offer.pk}/", **OFFER | {"title": "Kochgruppe", "needs_registration": "on"})
    offer.refresh_from_db()
    assert (offer.title, offer.when, offer.needs_registration) == ("Kochgruppe", "dienstags", True)

    guest.post(f"page/offers/{offer.pk}/remove/")

    assert house.standing_offers.count() == 0


def test_a_person_is_named_publicly_only_with_the_box_ticked(guest, house):
    guest.post("page/contacts/new/", **CONTACT)
    contact = Contact.objects.get(name="Sami")
    assert (contact.is_public, contact.email, contact.language) == (False, "sami@example.org", "ar")
    assert "Sami" not in guest.client.get("/o/K7M4PX").content.decode()

    guest.post(f"page/contacts/{contact.pk}/", **CONTACT | {"is_public": "on"})

    assert "<bdi>Sami</bdi>, <bdi>Leitung</bdi>" in guest.client.get("/o/K7M4PX").content.decode()


def test_an_address_stands_once(guest, house):
    ContactFactory(organisation=house, email="sami@example.org")

    response = guest.post("page/contacts/new/", **CONTACT)

    assert response.status_code == 422
    assert Contact.objects.filter(email="sami@example.org").count() == 1


def test_people_are_removed_but_not_the_one_who_is_here(guest, house):
    other = ContactFactory(organisation=house)

    removed = guest.post(f"page/contacts/{other.pk}/remove/")
    own = guest.post(f"page/contacts/{guest.link.contact_id}/remove/")

    assert (removed.status_code, own.status_code) == (303, 409)
    assert list(house.contacts.values_list("pk", flat=True)) == [guest.link.contact_id]


def test_texts_stay_texts(guest):
    guest.post("page/about/", **ABOUT | {"about": "<script>alert(1)</script>"})

    for page in (guest.get("page/"), guest.client.get("/o/K7M4PX")):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()
        assert "<script>" not in page.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(guest, house, django_assert_num_queries, count):
    for _number in range(count):
        StandingOfferFactory(organisation=house)
        ContactFactory(organisation=house)

    with django_assert_num_queries(5):
        guest.get("page/")

"""The directory on the desk: lists, one organisation, its contacts and offers, who may do what."""

import pytest

from events.models import LogEntry
from stations.models import Contact, Organisation, StandingOffer
from tests.factories import (
    ContactFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    StandingOfferFactory,
    StationFactory,
)
from tests.festival.office.counting import count_queries

pytestmark = pytest.mark.django_db
LIST = "/desk/o/jena/organisations/"


@pytest.fixture
def organisation(office):
    return OrganisationFactory(office=office, name="Nähtreff")


def names(response):
    return [row.name for row in response.context["page"].object_list]


def entry(**changes):
    return {"name": "Kochgruppe", "kind": "culture", "language": "de", "spoken_languages": ["de"]} | changes


class TestList:
    def test_search_folds_case_and_accents(self, desk, organisation, office):
        OrganisationFactory(office=office, name="Sportverein")
        assert names(desk.get(LIST, {"q": "NAHTREFF"})) == ["Nähtreff"]

    def test_filters_by_kind_and_by_spoken_language(self, desk, office):
        OrganisationFactory(office=office, name="A", kind="sport", spoken_languages=["ku"])
        OrganisationFactory(office=office, name="B", kind="sport", spoken_languages=["ckb"])
        OrganisationFactory(office=office, name="C", kind="culture", spoken_languages=["ku"])
        assert names(desk.get(LIST, {"kind": "sport", "speaks": "ku"})) == ["A"]

    def test_withdrawn_ones_stand_apart(self, desk, organisation, office, now):
        OrganisationFactory(office=office, name="Weg", withdrawn_at=now)
        assert names(desk.get(LIST)) == ["Nähtreff"]
        assert names(desk.get(LIST, {"withdrawn": "on"})) == ["Weg"]

    def test_an_unknown_kind_is_named_and_the_words_stay(self, desk, organisation):
        response = desk.get(LIST, {"q": "Näh", "kind": "bogus"})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["kind"]
        assert 'value="Näh"' in response.content.decode()

    @pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, "\0", ""])
    def test_any_page_number_leads_somewhere(self, desk, organisation, page):
        assert names(desk.get(LIST, {"page": page})) == ["Nähtreff"]

    def test_nul_in_a_search_is_a_sentence(self, desk, organisation):
        assert desk.get(LIST, {"q": "\0"}).status_code == 422

    def test_another_office_sees_nothing_of_it(self, client, organisation):
        client.force_login(MembershipFactory().user)
        assert client.get(LIST).status_code == 404
        assert client.get(f"{LIST}{organisation.code}/").status_code == 404

    def test_same_number_of_queries_for_1_and_30(self, desk, office, django_assert_num_queries):
        ContactFactory(organisation=OrganisationFactory(office=office))
        before = count_queries(desk, LIST)
        for _ in range(30):
            ContactFactory(organisation=OrganisationFactory(office=office))
        with django_assert_num_queries(before):
            assert len(desk.get(LIST).context["page"].object_list) == 31


class TestOne:
    def test_shows_the_permanent_address_as_qr(self, desk, organisation):
        page = desk.get(f"{LIST}{organisation.code.lower()}/").content.decode()
        assert f"http://localhost:8000/o/{organisation.code}" in page
        assert "<svg" in page

    def test_shows_contacts_offers_and_festivals(self, desk, organisation, festival):
        ContactFactory(organisation=organisation, name="Nour")
        StandingOfferFactory(organisation=organisation, title="Nähcafé")
        StationFactory(festival=festival, organisation=organisation, state="confirmed", number=7)
        page = desk.get(f"{LIST}{organisation.code}/").content.decode()
        assert all(words in page for words in ("Nour", "Nähcafé", "Sommerfest", "Station 7"))

    def test_a_reader_sees_no_buttons_and_may_not_open_forms(self, reader, organisation):
        page = reader.get(f"{LIST}{organisation.code}/").content.decode()
        assert "/edit/" not in page
        assert "/withdraw/" not in page
        assert reader.get(f"{LIST}{organisation.code}/edit/").status_code == 403
        assert reader.post(f"{LIST}{organisation.code}/withdraw/").status_code == 403

    @pytest.mark.parametrize("code", ["NOSUCH", "%00", "..", "x" * 300, "ä"])
    def test_strange_codes_are_not_found(self, desk, organisation, code):
        assert desk.get(f"{LIST}{code}/").status_code == 404

    def test_same_number_of_queries_whatever_it_did(self, desk, organisation, office, django_assert_num_queries):
        InvitationFactory(organisation=organisation, festival__office=office)
        ContactFactory(organisation=organisation)
        path = f"{LIST}{organisation.code}/"
        before = count_queries(desk, path)
        for _ in range(5):
            InvitationFactory(organisation=organisation, festival__office=office)
            ContactFactory(organisation=organisation)
        with django_assert_num_queries(before):
            desk.get(path)


class TestForms:
    def test_a_new_organisation_gets_a_code_and_a_log_entry(self, desk, office, coordinator):
        response = desk.post(LIST + "new/", entry())
        row = Organisation.objects.get(office=office)
        assert response.status_code == 302
        assert response.url == f"{LIST}{row.code}/"
        assert LogEntry.objects.get(event="organisation_created").actor == coordinator

    def test_faults_name_their_fields_and_keep_what_was_typed(self, desk, office):
        response = desk.post(
            LIST + "new/", entry(name="", web="javascript:alert(1)", email="nobody", about="Bleibt stehen")
        )
        assert response.status_code == 422
        assert sorted(response.context["form"].errors) == ["email", "name", "web"]
        assert "Bleibt stehen" in response.content.decode()
        assert not Organisation.objects.filter(office=office).exists()

    def test_nothing_sent_at_all_is_a_form_with_faults(self, desk, office):
        assert desk.post(LIST + "new/", {}).status_code == 422

    def test_the_log_says_which_fields_changed(self, desk, organisation):
        values = entry(name="Nähtreff", kind="meeting place", place="Jena", district="Lobeda")
        desk.post(f"{LIST}{organisation.code}/edit/", values | {"spoken_languages": ["de", "ar"], "phone": "1"})
        assert LogEntry.objects.get(event="organisation_changed").details == {"fields": ["phone"]}

    def test_withdraw_and_restore_keep_the_code(self, desk, organisation):
        code = organisation.code
        desk.post(f"{LIST}{code}/withdraw/")
        organisation.refresh_from_db()
        assert organisation.withdrawn_at is not None
        desk.post(f"{LIST}{code}/restore/")
        organisation.refresh_from_db()
        assert (organisation.code, organisation.withdrawn_at) == (code, None)

    def test_withdrawing_names_the_stations_that_nobody_sees_any_more(self, desk, organisation, festival):
        StationFactory(festival=festival, organisation=organisation, state="confirmed", number=1)
        StationFactory(festival__state="over", organisation=organisation, state="confirmed", number=1)
        StationFactory(festival__office=festival.office, organisation=organisation, state="declined")
        answer = desk.post(f"{LIST}{organisation.code}/withdraw/", follow=True)
        said = [str(message) for message in answer.context["messages"]]
        assert len(said) == 2
        assert said[1].startswith("It still has a station at “Sommerfest”, which nobody sees now.")

    def test_withdrawing_needs_a_post(self, desk, organisation):
        assert desk.get(f"{LIST}{organisation.code}/withdraw/").status_code == 405

    def test_another_office_in_the_address_is_not_found(self, desk, organisation, coordinator):
        MembershipFactory(user=coordinator, office__slug="gera")
        assert desk.get(f"/desk/o/gera/organisations/{organisation.code}/").status_code == 404


class TestContacts:
    def test_added_and_changed(self, desk, organisation):
        path = f"{LIST}{organisation.code}/contacts/"
        desk.post(
            path + "new/", {"name": "Nour", "email": "NOUR@example.org", "language": "ar", "gets_letters": "on"}
        )
        contact = organisation.contacts.get()
        assert (contact.email, contact.language, contact.is_public) == ("nour@example.org", "ar", False)
        desk.post(f"{path}{contact.pk}/", {"name": "Nour K.", "email": contact.email, "language": "ar"})
        contact.refresh_from_db()
        assert (contact.name, contact.gets_letters) == ("Nour K.", False)

    def test_an_address_that_stands_twice_is_named_by_its_field(self, desk, organisation):
        ContactFactory(organisation=organisation, email="a@example.org")
        response = desk.post(
            f"{LIST}{organisation.code}/contacts/new/", {"email": "A@example.org", "language": "de"}
        )
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["email"]

    def test_a_contact_is_removed_only_after_asking(self, desk, organisation):
        contact = ContactFactory(organisation=organisation)
        path = f"{LIST}{organisation.code}/contacts/{contact.pk}/remove/"
        assert desk.get(path).status_code == 200
        assert Contact.objects.count() == 1
        desk.post(path)
        assert Contact.objects.count() == 0

    def test_a_contact_of_another_organisation_is_not_found(self, desk, organisation):
        other = ContactFactory()
        assert desk.get(f"{LIST}{organisation.code}/contacts/{other.pk}/").status_code == 404
        assert desk.get(f"{LIST}{organisation.code}/contacts/{'9' * 40}/").status_code == 404


class TestStandingOffers:
    def test_added_with_ages_in_order(self, desk, organisation):
        path = f"{LIST}{organisation.code}/offers/new/"
        wrong = desk.post(path, {"title": "Nähen", "language": "de", "age_from": 9, "age_to": 4})
        assert wrong.status_code == 422
        assert list(wrong.context["form"].errors) == ["age_to"]
        desk.post(path, {"title": "Nähen", "language": "de", "age_from": 4})
        assert StandingOffer.objects.get().title == "Nähen"

    def test_removed(self, desk, organisation):
        offer = StandingOfferFactory(organisation=organisation)
        desk.post(f"{LIST}{organisation.code}/offers/{offer.pk}/remove/")
        assert not StandingOffer.objects.exists()

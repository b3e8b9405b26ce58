"""The lasting directory: codes that are never given twice, faults by field, and what withdrawing does."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from events.models import Letter, LogEntry
from stations.actions import directory
from stations.actions.directory import (
    confirm_organisation,
    create_organisation,
    remove_contact,
    remove_standing_offer,
    restore_organisation,
    save_contact,
    save_standing_offer,
    update_organisation,
    withdraw_organisation,
)
from stations.actions.invitations import invite_organisations
from stations.models import Contact, Organisation, StandingOffer
from tests.factories import ContactFactory, OfficeFactory, OrganisationFactory, StandingOfferFactory, berlin
from tests.letters import LetterFactory, invited


@pytest.fixture
def organisation(office):
    return OrganisationFactory(office=office)


def test_the_same_name_twice_gets_two_codes(office, actor, now):
    first = create_organisation(office, actor=actor, now=now, name="Café")
    second = create_organisation(office, actor=actor, now=now, name="Café")

    assert first.code != second.code
    assert LogEntry.objects.filter(event="organisation_created").count() == 2


def test_a_code_is_never_given_out_again_not_even_a_withdrawn_ones(office, organisation, actor, now, monkeypatch):
    withdraw_organisation(organisation, actor=actor, now=now)
    foreign = OrganisationFactory(office=OfficeFactory())
    drawn = iter([organisation.code, foreign.code, "CCCCCC"])
    monkeypatch.setattr(directory, "new_code", lambda: next(drawn))

    assert create_organisation(office, actor=actor, now=now, name="New").code == "CCCCCC"


def test_the_code_outlives_a_rename_a_move_and_a_withdrawal(organisation, actor, now):
    code = organisation.code

    update_organisation(organisation, actor=actor, now=now, name="Other", place="Gera")
    withdraw_organisation(organisation, actor=actor, now=now)
    restore_organisation(organisation, actor=actor, now=now)

    organisation.refresh_from_db()
    assert (organisation.code, organisation.name, organisation.withdrawn_at) == (code, "Other", None)


def test_an_organisation_that_took_part_cannot_be_deleted(festival):
    invitation = invited(festival)

    with pytest.raises(ProtectedError):
        invitation.organisation.delete()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 161),
        ("kind", "circus"),
        ("web", "no address"),
        ("email", "no address"),
        ("language", "xx"),
        ("spoken_languages", ["xx"]),
        ("spoken_languages", [1]),
    ],
)
def test_a_fault_names_its_field(office, organisation, actor, now, field, value):
    with pytest.raises(ValidationError) as created:
        create_organisation(office, actor=actor, now=now, **({"name": "A"} | {field: value}))
    with pytest.raises(ValidationError) as updated:
        update_organisation(organisation, actor=actor, now=now, **{field: value})

    assert list(created.value.message_dict) == list(updated.value.message_dict) == [field]
    assert Organisation.objects.count() == 1


def test_the_same_again_writes_nothing(organisation, actor, now):
    update_organisation(organisation, actor=actor, now=now, name=organisation.name)

    assert not LogEntry.objects.exists()


def test_confirmed_on_the_day_of_the_office(organisation, actor):
    confirm_organisation(organisation, actor=actor, now=berlin(2027, 4, 2, 0, 30))

    organisation.refresh_from_db()
    assert organisation.confirmed_on == berlin(2027, 4, 2).date()


def test_a_second_withdrawal_keeps_the_first_moment(organisation, actor, now):
    withdraw_organisation(organisation, actor=actor, now=now)
    withdraw_organisation(organisation, actor=actor, now=berlin(2027, 5, 1))

    assert Organisation.objects.get().withdrawn_at == now
    assert not Organisation.objects.active().exists()


def test_withdrawing_takes_back_what_would_still_ask_something(festival, actor, now):
    invitation = invited(festival)
    invite_organisations(festival, [invitation, invited(festival)], actor=actor, now=now)

    withdraw_organisation(invitation.organisation, actor=actor, now=now)

    assert Letter.objects.get(state="dropped").about_id == invitation.pk
    assert Letter.objects.filter(state="owed").count() == 1


class TestContacts:
    """People to write to."""

    def save(self, organisation, actor, now, contact=None, **fields):
        return save_contact(contact or Contact(organisation=organisation), actor=actor, now=now, **fields)

    def test_an_address_is_kept_in_lower_case(self, organisation, actor, now):
        assert self.save(organisation, actor, now, email=" Nour@Example.ORG ").email == "nour@example.org"

    def test_an_address_stands_once_in_an_organisation(self, organisation, actor, now):
        self.save(organisation, actor, now, email="nour@example.org")

        with pytest.raises(ValidationError) as refusal:
            self.save(organisation, actor, now, email="NOUR@example.org")

        assert refusal.value.message_dict == {
            "email": ["Another contact of this organisation has this address already."]
        }
        assert self.save(OrganisationFactory(), actor, now, email="nour@example.org").pk

    def test_several_may_have_none(self, organisation, actor, now):
        for name in ("A", "B"):
            self.save(organisation, actor, now, name=name)

        assert organisation.contacts.count() == 2

    def test_saving_one_again_is_no_clash_with_itself(self, organisation, actor, now):
        contact = self.save(organisation, actor, now, email="nour@example.org")

        self.save(organisation, actor, now, contact, email="nour@example.org", role="chair")

        assert Contact.objects.get().role == "chair"

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({}, "name"),
            ({"role": "chair"}, "name"),
            ({"email": "nowhere"}, "email"),
            ({"name": "A", "language": "xx"}, "language"),
            ({"name": "x" * 121}, "name"),
        ],
    )
    def test_a_fault_names_its_field(self, organisation, actor, now, fields, field):
        with pytest.raises(ValidationError) as refusal:
            self.save(organisation, actor, now, **fields)

        assert list(refusal.value.message_dict) == [field]

    def test_removed(self, organisation, actor, now):
        remove_contact(ContactFactory(organisation=organisation), actor=actor, now=now)

        assert not Contact.objects.exists()
        assert LogEntry.objects.get().event == "contact_removed"


class TestStandingOffers:
    """What is on all year."""

    def test_added_changed_removed(self, organisation, actor, now):
        offer = save_standing_offer(StandingOffer(organisation=organisation), actor=actor, now=now, title="Café")
        save_standing_offer(offer, actor=actor, now=now, age_from=6)
        remove_standing_offer(offer, actor=actor, now=now)

        assert list(LogEntry.objects.order_by("pk").values_list("event", flat=True)) == [
            "standing_offer_added",
            "standing_offer_changed",
            "standing_offer_removed",
        ]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [({"age_from": 9, "age_to": 8}, "age_to"), ({"age_from": 121}, "age_from"), ({"title": ""}, "title")],
    )
    def test_a_fault_names_its_field(self, organisation, actor, now, fields, field):
        offer = StandingOfferFactory(organisation=organisation)

        with pytest.raises(ValidationError) as refusal:
            save_standing_offer(offer, actor=actor, now=now, **fields)

        assert list(refusal.value.message_dict) == [field]


@pytest.fixture
def asked(festival, actor, now):
    """A contact who is owed an invitation, which a worker has in its hand."""
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    Letter.objects.update(claimed_by="a worker", queued_until=now)
    return invitation.organisation.contacts.get()


def test_what_is_owed_follows_a_contact(asked, actor, now):
    save_contact(asked, actor=actor, now=now, email="New@example.org", name="Nour", language="en")

    letter = Letter.objects.get()
    assert (letter.recipient, letter.recipient_name, letter.language) == ("new@example.org", "Nour", "en")
    assert (letter.state, letter.claimed_by, letter.queued_until) == ("owed", "", None)


@pytest.mark.parametrize("fields", [{"gets_letters": False}, {"email": ""}])
def test_who_gets_no_letters_any_more_gets_none_that_is_owed(asked, actor, now, fields):
    save_contact(asked, actor=actor, now=now, **fields)

    assert Letter.objects.get().state == "dropped"


def test_another_telephone_leaves_the_letters_alone(asked, actor, now):
    save_contact(asked, actor=actor, now=now, phone="03641 111")

    assert Letter.objects.get().claimed_by == "a worker"


def test_what_has_left_keeps_the_address_it_went_to(asked, actor, now):
    old = asked.email
    Letter.objects.update(state="sent", sent_at=now)

    save_contact(asked, actor=actor, now=now, email="new@example.org")

    assert Letter.objects.get().recipient == old


def test_the_same_letter_never_goes_to_one_address_twice(asked, actor, now):
    owed = Letter.objects.get()
    same = {"about_id": owed.about_id, "kind": owed.kind, "reason": owed.reason}
    LetterFactory(office=owed.office, recipient="new@example.org", state="sent", **same)

    save_contact(asked, actor=actor, now=now, email="new@example.org")

    owed.refresh_from_db()
    assert owed.state == "dropped"

"""Choosing, inviting, links: one letter for each contact in its language, and links that can be taken back."""

import pytest
from django.db import IntegrityError
from django.test import override_settings

from events.actions.festivals import move_festival
from events.errors import NotFound, Refused
from events.models import Letter, LogEntry
from events.tokens import token_of
from stations.actions.choosing import choose_organisations, unchoose_organisation
from stations.actions.decisions import decide_station
from stations.actions.directory import remove_contact, withdraw_organisation
from stations.actions.invitations import (
    answer_invitation,
    invite_organisations,
    make_link,
    revoke_link,
    send_link_again,
)
from stations.models import Invitation, PersonalLink
from stations.permissions import link_for
from tests.factories import ContactFactory, FestivalFactory, OrganisationFactory, StationFactory, berlin
from tests.letters import invited


@pytest.fixture
def invite(actor, now):
    def invite(festival, *invitations, now=now):
        return invite_organisations(festival, invitations, actor=actor, now=now)

    return invite


class TestChoosing:
    """Noting whom to invite sends nothing."""

    def test_new_ones_are_returned_and_those_on_the_list_stay(self, festival, actor, now):
        there = invited(festival, state="accepted")
        fresh = OrganisationFactory(office=festival.office)

        chosen = choose_organisations(festival, [there.organisation, fresh], actor=actor, now=now)

        assert [(row.organisation, row.state) for row in chosen] == [(fresh, "chosen")]
        there.refresh_from_db()
        assert there.state == "accepted"
        assert not Letter.objects.exists()

    def test_another_offices_organisations_are_not_there(self, festival, actor, now):
        with pytest.raises(NotFound):
            choose_organisations(festival, [OrganisationFactory()], actor=actor, now=now)
        assert not Invitation.objects.exists()

    def test_withdrawn_ones_are_not_chosen(self, festival, actor, now):
        row = withdraw_organisation(OrganisationFactory(office=festival.office), actor=actor, now=now)

        with pytest.raises(Refused):
            choose_organisations(festival, [row], actor=actor, now=now)

    @pytest.mark.parametrize("state", ["over", "archived", "cancelled"])
    def test_nobody_is_chosen_for_a_festival_that_has_ended(self, office, actor, now, state):
        festival = FestivalFactory(office=office, state=state)

        with pytest.raises(Refused):
            choose_organisations(festival, [OrganisationFactory(office=office)], actor=actor, now=now)

    def test_taken_off_the_list_until_invited(self, festival, actor, now):
        chosen, asked = invited(festival), invited(festival, state="invited")

        unchoose_organisation(chosen, actor=actor, now=now)
        with pytest.raises(Refused):
            unchoose_organisation(asked, actor=actor, now=now)

        assert list(Invitation.objects.all()) == [asked]

    def test_a_stale_page_does_not_take_an_invited_one_off_the_list(self, festival, actor, now, invite):
        stale = invited(festival)
        invite(festival, Invitation.objects.get(pk=stale.pk))

        with pytest.raises(Refused):
            unchoose_organisation(stale, actor=actor, now=now)


class TestInviting:
    """What is owed when the letters are sent off."""

    def test_each_contact_gets_one_letter_in_its_language_with_its_own_link(self, festival, invite, now):
        first = invited(festival, contacts=2)
        second = invited(festival, language="ar")
        ContactFactory(organisation=second.organisation, email="", name="only by telephone")
        ContactFactory(organisation=second.organisation, gets_letters=False)

        letters = invite(festival, first, second)

        owed = {(row.recipient, row.language, row.state, row.due_at) for row in letters}
        assert owed == {
            (contact.email, contact.language, "owed", now)
            for row in (first, second)
            for contact in row.organisation.contacts.exclude(email="").filter(gets_letters=True)
        }
        assert {row.details["link_id"] for row in letters} == set(
            PersonalLink.objects.values_list("pk", flat=True)
        )
        assert set(Invitation.objects.values_list("state", "invited_at")) == {("invited", now)}

    def test_twice_sends_once(self, festival, invite):
        invitation = invited(festival)

        invite(festival, invitation)

        assert invite(festival, invitation) == []
        assert Letter.objects.count() == 1

    def test_a_contact_added_later_gets_a_letter_the_others_none(self, festival, invite):
        invitation = invited(festival)
        invite(festival, invitation)
        ContactFactory(organisation=invitation.organisation, email="late@example.org")

        assert [letter.recipient for letter in invite(festival, invitation)] == ["late@example.org"]

    def test_a_stale_page_does_not_undo_an_answer(self, festival, invite, actor, now):
        stale = invited(festival)
        invite(festival, stale)
        answer_invitation(stale, accept=True, actor=actor, now=now)

        invite(festival, stale)

        assert Invitation.objects.get().state == "accepted"

    def test_who_said_no_is_not_asked_again(self, festival, invite):
        assert invite(festival, invited(festival, state="declined")) == []

    def test_a_draft_festival_becomes_inviting(self, office, invite):
        festival = FestivalFactory(office=office, state="draft")

        invite(festival, invited(festival))

        festival.refresh_from_db()
        assert festival.state == "inviting"

    def test_without_an_address_nothing_is_sent_to_anybody(self, festival, invite):
        good, bad = invited(festival), invited(festival, contacts=0)

        with pytest.raises(Refused) as refusal:
            invite(festival, good, bad)

        assert str(refusal.value).startswith(f"{bad.organisation} has no contact with an e-mail address.")
        assert not Letter.objects.exists()
        assert not PersonalLink.objects.exists()
        assert Invitation.objects.filter(state="chosen").count() == 2

    def test_not_after_the_deadline(self, festival, invite):
        with pytest.raises(Refused):
            invite(festival, invited(festival), now=berlin(2027, 5, 16, 0))

    def test_another_festivals_invitations_are_not_sent(self, festival, invite):
        other = invited(FestivalFactory(office=festival.office))

        assert invite(festival, other) == []


class TestLinks:
    """A personal link: only its digest is stored, and it can be revoked and replaced."""

    @pytest.fixture
    def link(self, festival, invite):
        invite(festival, invited(festival))
        return PersonalLink.objects.get()

    def test_the_database_holds_no_token(self, link):
        token = token_of(link.nonce)
        stored = [
            str(value)
            for model in (PersonalLink, Invitation, Letter, LogEntry)
            for row in model.objects.values()
            for value in row.values()
        ]

        assert link_for(token) == link
        assert not [value for value in stored if token in value]
        assert len(token) == 22

    def test_looking_changes_nothing(self, link):
        before = PersonalLink.objects.values().get()

        assert [link_for(token_of(link.nonce)) for _ in range(3)] == [link] * 3
        assert PersonalLink.objects.values().get() == before

    @pytest.mark.parametrize("token", ["", "x", "…", "\0", "a" * 5000, "ÄÖÜ"])
    def test_what_is_no_token_is_not_found(self, link, token):
        with pytest.raises(NotFound):
            link_for(token)

    def test_revoked_it_opens_nothing_and_its_letter_is_dropped(self, link, actor, now):
        revoke_link(link, actor=actor, now=now)

        with pytest.raises(NotFound):
            link_for(token_of(link.nonce))
        assert [letter.state for letter in Letter.objects.all()] == ["dropped"]
        assert link.revoked_at == now

    def test_revoking_one_leaves_the_letters_of_others(self, festival, invite, actor, now):
        invite(festival, invited(festival, contacts=2))
        first, second = PersonalLink.objects.all()

        revoke_link(first, actor=actor, now=now)

        assert Letter.objects.get(state="owed").details["link_id"] == second.pk

    def test_sent_again_the_old_one_is_dead_and_the_new_one_opens(self, link, actor, now):
        fresh = send_link_again(link, actor=actor, now=now)

        assert link_for(token_of(fresh.nonce)) == fresh
        with pytest.raises(NotFound):
            link_for(token_of(link.nonce))
        states = [(row.details["link_id"], row.state) for row in Letter.objects.order_by("pk")]
        assert states == [(link.pk, "dropped"), (fresh.pk, "owed")]

    def test_two_taps_leave_one_usable_link(self, link, actor, now):
        send_link_again(link, actor=actor, now=now)
        send_link_again(link, actor=actor, now=now)

        assert PersonalLink.objects.usable().count() == 1
        assert Letter.objects.filter(state="owed").count() == 1

    def test_only_to_a_contact_who_can_be_written_to(self, link, actor, now):
        ContactFactory(organisation=link.invitation.organisation)
        link.contact.gets_letters = False

        with pytest.raises(Refused):
            send_link_again(link, actor=actor, now=now)
        assert PersonalLink.objects.usable().get() == link

    def test_not_for_a_festival_that_is_cancelled(self, link, festival, actor, now):
        move_festival(festival, "cancelled", actor=actor, now=now)

        with pytest.raises(Refused):
            send_link_again(link, actor=actor, now=now)

    def test_the_database_allows_one_usable_link_for_a_contact(self, link, now):
        with pytest.raises(IntegrityError):
            make_link(link.invitation, link.contact, now=now)

    def test_removing_a_contact_drops_its_letters(self, link, actor, now):
        remove_contact(link.contact, actor=actor, now=now)

        assert [letter.state for letter in Letter.objects.all()] == ["dropped"]

    def test_after_a_new_secret_key_old_links_open_and_the_next_letter_brings_a_new_one(
        self, festival, actor, now
    ):
        station = StationFactory(festival=festival)
        invitation = festival.invitations.get()
        link = make_link(invitation, station.organisation.contacts.get(), now=now)
        token = token_of(link.nonce)

        with override_settings(SECRET_KEY="a new one"):
            assert link_for(token) == link
            decide_station(station, "confirmed", actor=actor, now=now)
            fresh = PersonalLink.objects.usable().get()

            assert fresh != link
            assert link_for(token_of(fresh.nonce)) == fresh
            assert Letter.objects.get().details["link_id"] == fresh.pk

    def test_with_the_old_key_kept_as_fallback_the_link_stays(self, festival, actor, now, settings):
        station = StationFactory(festival=festival)
        link = make_link(festival.invitations.get(), station.organisation.contacts.get(), now=now)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "a new one"

        decide_station(station, "confirmed", actor=actor, now=now)

        assert PersonalLink.objects.get() == link

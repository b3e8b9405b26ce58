"""Contacts whose address is closed: nobody enters them back into the letters."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.addresses import close_address, open_address, unsubscribe
from events.actors import CLOCK, Actor
from events.models import ClosedAddress, ClosedFor, Letter, LogEntry
from stations.actions.addresses import correct_address
from stations.actions.closed_addresses import save_own_contact
from stations.actions.directory import save_contact
from stations.actions.imports import import_organisations
from stations.actions.invitations import invite_organisations
from stations.actions.returned import send_returned_letter
from stations.importing import Row
from stations.models import Contact
from stations.recipients import recipients_of
from tests.factories import ContactFactory, OrganisationFactory
from tests.letters import LetterFactory, invited

pytestmark = pytest.mark.django_db
NOUR = "nour@example.org"


@pytest.fixture
def organisation(office):
    return OrganisationFactory(office=office, name="Turnverein")


@pytest.fixture
def gone(office, now):
    return unsubscribe(LetterFactory(office=office, recipient=NOUR, state="sent"), now=now)


@pytest.fixture
def sent(festival, actor, now):
    """An invitation that left for one contact."""
    row = invited(festival)
    (letter,) = invite_organisations(festival, [row], actor=actor, now=now)
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_at=now)
    letter.refresh_from_db()
    return letter


def come_back(letter, now):
    Letter.objects.filter(pk=letter.pk).update(state="returned", last_error="550 gone")
    letter.refresh_from_db()
    close_address(letter.office, letter.recipient, reason=ClosedFor.RETURNED, actor=CLOCK, now=now, letter=letter)


def test_contacts_follow_their_address_and_the_organisations_log_says_so(organisation, office, now):
    contact = ContactFactory(organisation=organisation, email=NOUR)

    unsubscribe(LetterFactory(office=office, recipient=NOUR, recipient_name="Nour", state="sent"), now=now)

    contact.refresh_from_db()
    assert contact.gets_letters is False
    entry = LogEntry.objects.get(about_kind="organisation", about_id=organisation.pk)
    assert (entry.event, entry.by, entry.details) == ("contact_unsubscribed", "Nour", {})


def test_adding_the_contact_again_brings_no_letters_back(organisation, gone, actor, now):
    contact = save_contact(Contact(organisation=organisation), actor=actor, now=now, email="Nour@example.org")
    save_contact(contact, actor=actor, now=now, gets_letters=True)

    contact.refresh_from_db()
    assert contact.gets_letters is False


def test_an_import_brings_no_letters_back_and_says_so(office, gone, actor, now):
    (result,) = import_organisations(office, [Row(line=2, name="Turnverein", email=NOUR)], actor=actor, now=now)

    assert result.notes == ["nour@example.org gets no letters: unsubscribed."]
    assert Contact.objects.get().gets_letters is False


def test_who_asks_for_letters_on_the_own_page_gets_them(organisation, gone, now):
    contact = ContactFactory(organisation=organisation, email=NOUR, gets_letters=False)

    save_own_contact(contact, actor=Actor(by="Nour"), now=now, email=NOUR, gets_letters=True)

    contact.refresh_from_db()
    assert contact.gets_letters is True
    assert not ClosedAddress.objects.exists()


def test_nobody_asks_for_letters_to_the_closed_address_of_somebody_else(organisation, gone, now):
    contact = ContactFactory(organisation=organisation, email="me@example.org")

    save_own_contact(contact, actor=Actor(by="Me"), now=now, email=NOUR, gets_letters=True)

    contact.refresh_from_db()
    assert contact.gets_letters is False
    assert ClosedAddress.objects.exists()


def test_the_office_opens_with_a_reason_and_the_contact_gets_letters_again(organisation, office, actor, now):
    contact = ContactFactory(organisation=organisation, email=NOUR)
    closed = unsubscribe(LetterFactory(office=office, recipient=NOUR, state="sent"), now=now)

    open_address(closed, actor=actor, now=now, why="Telephone, 3 May")

    contact.refresh_from_db()
    assert contact.gets_letters is True
    assert LogEntry.objects.get(event="contact_reachable").details == {"why": "Telephone, 3 May"}


def test_a_letter_that_came_back_goes_to_the_corrected_address(sent, actor, now):
    come_back(sent, now)

    send_returned_letter(sent, recipient="right@example.org", actor=actor, now=now)

    sent.refresh_from_db()
    assert (sent.state, sent.recipient, sent.last_error) == ("owed", "right@example.org", "")
    contact = Contact.objects.get()
    assert (contact.email, contact.gets_letters) == ("right@example.org", True)
    assert ClosedAddress.objects.exists()  # the wrong address stays closed


def test_a_mailbox_that_works_again_is_opened_by_sending_again(sent, actor, now):
    come_back(sent, now)

    send_returned_letter(sent, recipient=sent.recipient, actor=actor, now=now)

    sent.refresh_from_db()
    assert sent.state == "owed"
    assert not ClosedAddress.objects.exists()
    assert Contact.objects.get().gets_letters is True


def test_no_letter_is_sent_again_to_somebody_who_unsubscribed(sent, gone, actor, now):
    come_back(sent, now)
    contact = Contact.objects.get()

    with pytest.raises(ValidationError):
        send_returned_letter(sent, recipient=NOUR, actor=actor, now=now)
    with pytest.raises(ValidationError):
        correct_address(sent.festival.invitations.get(), contact, email=NOUR, actor=actor, now=now)


def test_the_reason_stands_beside_each_recipient(sent, now):
    come_back(sent, now)
    invitation = sent.festival.invitations.get()

    (recipient,) = recipients_of([invitation])[invitation.pk]

    assert recipient.closed == ClosedAddress.objects.get()
    assert recipient.is_written_to is False


def test_sending_a_letter_again_that_waited_for_its_address_opens_it_and_lets_all_go(office, actor, now):
    first = LetterFactory(office=office, recipient="nour@example.org")
    LetterFactory(office=office, recipient="nour@example.org")
    close_address(office, "nour@example.org", reason=ClosedFor.RETURNED, actor=CLOCK, now=now)
    first.refresh_from_db()

    sent = send_returned_letter(first, recipient="nour@example.org", actor=actor, now=now)

    assert sent.state == "owed"
    assert list(Letter.objects.values_list("state", flat=True)) == ["owed", "owed"]

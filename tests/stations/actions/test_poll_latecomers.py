"""An open date poll and who was not reached at first: organisations that came late, addresses that were wrong."""

import pytest

from events.errors import NotFound
from events.models import DatePoll, Festival, Letter
from events.tokens import token_of
from stations.actions.addresses import correct_address
from stations.actions.date_polls import answer_date_poll, not_asked, owe_poll_questions
from stations.actions.directory import save_contact
from stations.models import Contact, PersonalLink
from stations.permissions import link_for
from tests.factories import berlin
from tests.letters import invited
from tests.polls import UNTIL, fits_of

TOMORROW = berlin(2027, 4, 2, 9)


def questions(invitation):
    rows = Letter.objects.about("invitation", invitation.pk).filter(kind="date_poll").order_by("pk")
    return [(letter.recipient, letter.state) for letter in rows]


def test_who_comes_on_the_list_later_is_asked_once(asked, festival):
    late = invited(festival, state="invited")
    address = late.organisation.contacts.get().email
    assert not_asked(asked) == [late]

    assert len(owe_poll_questions(now=TOMORROW)) == 1

    assert (questions(late), not_asked(asked), owe_poll_questions(now=TOMORROW)) == ([(address, "owed")], [], [])


def test_those_who_answered_or_declined_are_not_asked(asked, festival, actor):
    told, declined = invited(festival), invited(festival, state="declined")
    answer_date_poll(asked, told, fits=fits_of(asked, "yes", "no", "no"), actor=actor, now=TOMORROW)

    assert (owe_poll_questions(now=TOMORROW), questions(declined)) == ([], [])


def test_without_an_address_nobody_is_asked_until_there_is_one(asked, festival, actor):
    late = invited(festival, contacts=0)
    assert (owe_poll_questions(now=TOMORROW), not_asked(asked)) == ([], [late])

    contact = Contact(organisation=late.organisation)
    save_contact(contact, actor=actor, now=TOMORROW, name="Mina", email="mina@example.org")
    owe_poll_questions(now=TOMORROW)

    assert questions(late) == [("mina@example.org", "owed")]


@pytest.mark.parametrize("why", ["ended", "published", "draft", "closed"])
def test_nobody_is_asked_by_a_poll_that_takes_no_answers(asked, festival, why):
    late = invited(festival)
    if why == "published":
        festival.state = why
        festival.save()
    elif why != "ended":
        DatePoll.objects.update(state=why)

    owe_poll_questions(now=berlin(2027, 4, 21) if why == "ended" else UNTIL)

    assert questions(late) == []


def test_a_wrong_address_is_corrected_while_the_festival_is_a_draft(asked, house, actor):
    Festival.objects.update(state="draft")
    house.refresh_from_db()
    contact = house.organisation.contacts.first()
    old = PersonalLink.objects.get(contact=contact)

    correct_address(house, contact, email="right@example.org", actor=actor, now=TOMORROW)

    fresh = PersonalLink.objects.usable().get(contact=contact)
    assert questions(house)[2:] == [("right@example.org", "owed")]
    assert Letter.objects.get(recipient="right@example.org").details["link_id"] == fresh.pk
    with pytest.raises(NotFound):
        link_for(token_of(old.nonce))


def test_a_question_that_never_arrived_goes_to_the_corrected_address(asked, house, actor):
    contact = house.organisation.contacts.first()
    Letter.objects.filter(recipient=contact.email).update(state="failed")

    correct_address(house, contact, email="right@example.org", actor=actor, now=TOMORROW)

    assert sorted(questions(house))[-1] == ("right@example.org", "owed")
    assert PersonalLink.objects.filter(contact=contact).count() == 1


def test_after_the_poll_a_wrong_address_is_corrected_and_nothing_sent(asked, house, actor):
    DatePoll.objects.update(state="closed")
    contact = house.organisation.contacts.first()
    former = PersonalLink.objects.get(contact=contact)

    correct_address(house, contact, email="right@example.org", actor=actor, now=TOMORROW)

    contact.refresh_from_db()
    assert (contact.email, len(questions(house))) == ("right@example.org", 2)
    assert not PersonalLink.objects.usable().filter(pk=former.pk).exists()

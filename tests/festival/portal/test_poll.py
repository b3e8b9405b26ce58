"""Saying which days suit, by personal link; the contact's language, no account."""

import pytest

from events.models import DatePoll, Festival
from stations.models import DateReply, Invitation
from tests.factories import berlin
from tests.festival.portal.conftest import guest_of
from tests.polls import fits_of, poll_of


@pytest.fixture
def poll(festival):
    return poll_of(festival, message="Bitte schnell.")


def said(poll, *fits, **more):
    return {f"fit_{pk}": fit for pk, fit in fits_of(poll, *fits).items()} | more


def text(guest, rest="poll/"):
    answer = guest.get(rest)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("state", ["chosen", "invited", "accepted"])
def test_an_answer_and_thanks(guest, poll, state):
    Invitation.objects.update(state=state)
    assert "Bitte schnell." in text(guest)

    answer = guest.post("poll/", **said(poll, "yes", "maybe", "no", remark="Ab 15 Uhr"))

    reply = DateReply.objects.get()
    assert answer.headers["Location"] == guest.path("poll/?done=answered")
    assert (reply.contact, list(reply.fits.values()), reply.on_behalf) == (
        guest.link.contact,
        ["yes", "maybe", "no"],
        False,
    )
    assert "Thank you, we have your answer" in text(guest)
    assert "Ab 15 Uhr" in text(guest, "poll/?change=1")


def test_a_day_without_a_word_is_asked_again_and_nothing_is_lost(guest, poll):
    fits = said(poll, "yes", "no", "no", remark="Ab 15 Uhr")
    fits.pop(sorted(fits)[0])

    answer = guest.post("poll/", **fits)

    assert (answer.status_code, DateReply.objects.count()) == (422, 0)
    assert ("Ab 15 Uhr" in answer.content.decode(), answer.content.decode().count("checked")) == (True, 2)


def test_what_somebody_else_of_the_house_said_is_shown(client, guest, poll):
    guest.post("poll/", **said(poll, "yes", "no", "no"))
    colleague = guest_of(client, guest.invitation, name="Karim")

    assert "<bdi>Nour (Haus am Park)</bdi> answered on" in text(colleague)
    assert "has answered already" in text(colleague, "poll/?change=1")
    colleague.post("poll/", **said(poll, "no", "yes", "no"))

    assert "<bdi>Karim (Haus am Park)</bdi> answered on" in text(guest)
    assert [reply.contact.name for reply in DateReply.objects.standing()] == ["Karim"]
    assert DateReply.objects.count() == 2


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("none", "There is no question about the date"),
        ("draft", "There is no question about the date"),
        ("expired", "The time to answer is over"),
        ("closed", "This question is closed"),
        ("published", "This question is closed"),
        ("decided", "Saturday, 19 June 2027"),
        ("declined", "You said no to this festival"),
    ],
)
def test_what_there_is_to_say_otherwise(guest, festival, clock, why, words):
    poll = poll_of(festival, state={"draft": "draft", "closed": "closed", "decided": "closed"}.get(why, "open"))
    if why == "none":
        DatePoll.objects.all().delete()
    elif why == "expired":
        clock.move_to(berlin(2027, 4, 20, 18, 1))
    elif why == "decided":
        DatePoll.objects.update(chosen=poll.options.all()[1])
    elif why == "published":
        Festival.objects.update(state="published")
    elif why == "declined":
        Invitation.objects.update(state="declined")

    assert words in text(guest)
    answer = guest.post("poll/", **(said(poll, "yes", "yes", "yes") if why != "none" else {}))
    assert (answer.status_code in {409, 422}, DateReply.objects.count()) == (True, 0)


def test_the_start_page_leads_to_the_question(guest, poll):
    before = text(guest, "")
    guest.post("poll/", **said(poll, "yes", "no", "no"))
    after = text(guest, "")

    assert ("Say which days suit you" in before, "only a plan" in before, "/calendar/" in before) == (
        True,
        True,
        False,
    )
    assert ("See or change the answer" in after, "Say which days suit you" in after) == (True, False)
    DatePoll.objects.update(state="closed")
    assert ("/poll/" in text(guest, ""), "/calendar/" in text(guest, "")) == (False, True)


@pytest.mark.parametrize("state", ["draft", "inviting"])
def test_who_is_only_chosen_is_not_asked_to_register(guest, poll, state):
    """A draft takes no answers; that is no reason to say that registration was closed."""
    Invitation.objects.update(state="chosen")
    Festival.objects.update(state=state)

    start = text(guest, "")

    assert ("on its list for this festival" in start, "Say which days suit you" in start) == (True, True)
    assert ("Registration closed" in start, "Yes, we take part" in start) == (False, False)

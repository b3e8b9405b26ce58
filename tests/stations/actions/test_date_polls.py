"""Asking for the date: who is asked, whose answer stands, who is reminded, what a decision moves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from events.actions.festivals import move_festival, update_festival
from events.errors import NotFound, Refused
from events.models import DatePoll, Festival, Letter, LogEntry
from stations.actions.choosing import unchoose_organisation
from stations.actions.date_polls import (
    answer_date_poll,
    close_date_poll,
    open_date_poll,
    times_if_chosen,
    told_of,
)
from stations.actions.directory import withdraw_organisation
from stations.actions.invitations import invite_organisations
from stations.actions.timed import owe_timed_letters
from stations.actors import organisation_by_link
from stations.models import DateReply, Invitation, PersonalLink
from tests.factories import ContactFactory, FestivalFactory, berlin
from tests.letters import invited
from tests.polls import UNTIL, fits_of, poll_of, span

FIVE, TWO = berlin(2027, 4, 15, 9), berlin(2027, 4, 18, 9)  # reminders, days before 20 April

NEXT_DAY = berlin(2027, 4, 2, 9)


def answer(poll, invitation, actor, *fits, now=NEXT_DAY, **more):
    return answer_date_poll(poll, invitation, fits=fits_of(poll, *fits), actor=actor, now=now, **more)


def letters(kind, **fields):
    return Letter.objects.filter(kind=kind, **fields).order_by("pk")


@pytest.mark.parametrize(("state", "count"), [("chosen", 2), ("invited", 2), ("accepted", 2), ("declined", 0)])
def test_all_on_the_list_but_who_said_no(festival, poll, actor, now, state, count):
    invited(festival)
    invited(festival, state=state, contacts=2)

    opened = open_date_poll(poll, actor=actor, now=now)

    assert (len(opened), letters("date_poll").count()) == (count + 1, count + 1)
    assert PersonalLink.objects.count() == count + 1
    assert (DatePoll.objects.get().state, DatePoll.objects.get().opened_at) == ("open", now)


def test_who_left_the_directory_is_not_asked(festival, poll, house, actor, now):
    withdraw_organisation(invited(festival).organisation, actor=actor, now=now)

    assert {row.about_id for row in open_date_poll(poll, actor=actor, now=now)} == {house.pk}


@pytest.mark.parametrize("why", ["nobody", "too late", "twice", "published", "cancelled"])
def test_when_a_poll_cannot_be_opened(festival, poll, actor, now, why):
    if why != "nobody":
        invited(festival)
    if why == "twice":
        open_date_poll(poll, actor=actor, now=now)
    Festival.objects.update(state=why if why in {"published", "cancelled"} else "draft")
    before = Letter.objects.count()

    with pytest.raises(Refused):
        open_date_poll(poll, actor=actor, now=UNTIL if why == "too late" else now)
    assert Letter.objects.count() == before


def test_two_people_answer_the_later_stands_both_are_kept(asked, house):
    first, second = (organisation_by_link(link) for link in house.links.all())

    answer(asked, house, first, "yes", "no", "no")
    answer(asked, house, second, "no", "maybe", "yes", now=berlin(2027, 4, 3, 9), remark=" Erst ab 15 Uhr ")

    assert DateReply.objects.count() == 2
    (standing,) = DateReply.objects.standing()
    assert (standing.by, standing.remark, list(standing.fits.values())) == (
        second.by,
        "Erst ab 15 Uhr",
        ["no", "maybe", "yes"],
    )
    assert LogEntry.objects.filter(event="date_poll_answered").count() == 2


def test_a_second_tap_is_the_same_answer(asked, house, actor):
    answers = [answer(asked, house, actor, "yes", "no", "no") for _twice in range(2)]

    assert (answers[0], DateReply.objects.count()) == (answers[1], 1)


@pytest.mark.parametrize("fits", [[], ["yes"], ["yes", "no", "perhaps"]])
def test_each_day_needs_a_word(asked, house, actor, fits):
    said = dict(zip(asked.options.values_list("pk", flat=True), fits, strict=False))

    with pytest.raises(ValidationError):
        answer_date_poll(asked, house, fits=said, actor=actor, now=berlin(2027, 4, 2))
    with pytest.raises(ValidationError):
        answer_date_poll(asked, house, fits=said | {0: "yes"}, actor=actor, now=berlin(2027, 4, 2))
    assert DateReply.objects.count() == 0


def test_after_its_end_only_the_office_enters_answers(asked, house, actor):
    late = UNTIL + timedelta(minutes=1)

    with pytest.raises(Refused):
        answer(asked, house, organisation_by_link(house.links.first()), "yes", "no", "no", now=late)
    assert answer(asked, house, actor, "yes", "no", "no", now=late).pk


@pytest.mark.parametrize("why", ["closed", "published", "cancelled", "declined"])
def test_who_is_not_asked_any_more(asked, house, actor, why):
    DatePoll.objects.update(state="closed" if why == "closed" else "open")
    Festival.objects.update(state=why if why in {"published", "cancelled"} else "inviting")
    house.state = "declined" if why == "declined" else "chosen"

    with pytest.raises(Refused):
        answer(asked, house, actor, "yes", "no", "no")


def test_an_organisation_of_another_festival_is_not_there(asked, actor):
    with pytest.raises(NotFound):
        answer(asked, invited(FestivalFactory()), actor, "yes", "no", "no")


def test_a_decision_moves_everything_and_tells_everybody(asked, house, actor, now):
    letters("date_poll").delete()  # told by the answer
    answer(asked, house, actor, "yes", "no", "no")
    option = asked.options.all()[1]

    closed = close_date_poll(asked, option, actor=actor, now=berlin(2027, 4, 21, 9))

    festival = Festival.objects.get()
    assert (closed.state, closed.chosen) == ("closed", option)
    assert (festival.starts_at, festival.ends_at) == span(19)
    assert (festival.setup_from, festival.takedown_until) == span(19, 12, 20)
    assert festival.registration_deadline == berlin(2027, 5, 22, 23, 59)
    assert festival.sequence == 3  # asked, decided, moved
    assert letters("date_decided", about_id=house.pk).count() == 2


def test_without_a_day_nothing_moves_and_nobody_is_told(asked, house, actor, now):
    before = Festival.objects.values().get()

    close_date_poll(asked, None, actor=actor, now=now)

    after = before | {"sequence": before["sequence"] + 1, "updated_at": now}  # it is no mere plan any more
    assert Festival.objects.values().get() == after
    assert (DatePoll.objects.get().state, letters("date_decided").count()) == ("closed", 0)


@pytest.mark.parametrize(
    ("state", "asked_before", "told"),
    [
        ("chosen", True, True),
        ("chosen", False, False),
        ("invited", False, True),
        ("accepted", False, True),
        ("declined", True, False),
    ],
)
def test_who_hears_the_decision(festival, poll, house, actor, now, state, asked_before, told):
    """Who was put on the list after the question went out has nothing to be thanked for."""
    row = invited(festival) if asked_before else None
    open_date_poll(poll, actor=actor, now=now)
    row = row or invited(festival)
    Invitation.objects.filter(pk=row.pk).update(state=state)

    assert (row.pk in {one.pk for one in told_of(DatePoll.objects.get())}) == told


@pytest.mark.parametrize("why", ["draft", "closed", "passed", "published", "another poll"])
def test_what_cannot_be_decided(festival, asked, house, actor, now, why):
    option = asked.options.first()
    if why == "another poll":
        option = poll_of(FestivalFactory()).options.first()
    asked.state = why if why in {"draft", "closed"} else "open"
    asked.save()
    Festival.objects.filter(pk=festival.pk).update(state="published" if why == "published" else "inviting")
    before = Festival.objects.filter(pk=festival.pk).values().get()

    with pytest.raises((Refused, NotFound)):
        close_date_poll(asked, option, actor=actor, now=span(12)[0] if why == "passed" else now)
    assert Festival.objects.filter(pk=festival.pk).values().get() == before


def test_there_is_a_day_left_to_answer(asked):
    """A decision on 10 June for the 12th: the deadline would have been in May."""
    times = times_if_chosen(asked, asked.options.first(), now=berlin(2027, 6, 10, 15))

    assert times["registration_deadline"] == berlin(2027, 6, 11, 23, 59)


def test_reminders_of_the_registration_follow_the_deadline(asked, house, actor, now):
    update_festival(asked.festival, reminder_days=[14], actor=actor, now=now)
    invite_organisations(asked.festival, [house], actor=actor, now=now)
    close_date_poll(asked, asked.options.all()[2], actor=actor, now=berlin(2027, 4, 21, 9))

    from_now = [(row.details["days"], row.due_at) for row in _reminders_until(berlin(2027, 6, 30))]
    assert from_now == [(14, berlin(2027, 5, 15, 9))] * 2


def _reminders_until(end):
    at, found = berlin(2027, 4, 21, 9), []
    while at <= end:
        found += owe_timed_letters(now=at)
        at += timedelta(hours=24)
    return found


def test_the_invitation_still_comes_after_a_poll(asked, house, actor, now):
    """Asked by the same personal link: that must not look as if the invitation had been sent."""
    sent = invite_organisations(asked.festival, [house], actor=actor, now=now)

    assert [row.kind for row in sent] == ["invitation"] * 2
    assert PersonalLink.objects.count() == 2
    assert invite_organisations(asked.festival, [Invitation.objects.get()], actor=actor, now=now) == []


def test_who_was_asked_is_not_taken_off_the_list(asked, house, actor, now):
    with pytest.raises(Refused):
        unchoose_organisation(house, actor=actor, now=now)


def test_who_was_only_asked_for_a_date_hears_of_a_cancellation(asked, house, actor, now):
    ContactFactory(organisation=house.organisation)

    move_festival(asked.festival, "cancelled", actor=actor, now=now)

    assert letters("festival_cancelled", about_id=house.pk).count() == 3

"""Reminders: only to those who have not answered, each once, at nine o'clock, and never a flood."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions.festivals import move_festival, update_festival
from events.models import Letter, LetterRule
from stations.actions.directory import save_contact, withdraw_organisation
from stations.actions.invitations import answer_invitation, invite_organisations, send_link_again
from stations.actions.timed import owe_timed_letters
from tests.factories import ContactFactory, FestivalFactory, berlin
from tests.letters import invited

FOURTEEN = berlin(2027, 5, 1, 9)  # the deadline is 15 May
THREE = berlin(2027, 5, 12, 9)


@pytest.fixture
def invitation(festival, actor, now):
    invitation = invited(festival)
    invite_organisations(festival, [invitation], actor=actor, now=now)
    Letter.objects.all().delete()
    return invitation


def reminders(**fields):
    return Letter.objects.filter(kind="reminder", **fields)


def tick_from(start, end, *, hours=4):
    """What the clock does from nine o’clock on, every four hours; a letter that is owed leaves at once."""
    at = start
    while at <= end:
        owe_timed_letters(now=at)
        reminders(state="owed").update(state="sent", sent_at=at)
        at += timedelta(hours=hours)


def test_at_14_and_at_3_days(invitation):
    tick_from(berlin(2027, 4, 1, 9), berlin(2027, 6, 12, 14))

    assert [(row.details["days"], row.sent_at, row.state) for row in reminders().order_by("pk")] == [
        (14, FOURTEEN, "sent"),
        (3, THREE, "sent"),
    ]


def test_not_a_minute_early(invitation):
    assert owe_timed_letters(now=FOURTEEN - timedelta(seconds=1)) == []
    assert len(owe_timed_letters(now=FOURTEEN)) == 1


@pytest.mark.parametrize("accept", [True, False])
def test_who_answered_is_left_in_peace(invitation, actor, accept):
    answer_invitation(invitation, accept=accept, actor=actor, now=berlin(2027, 4, 20, 9))

    tick_from(berlin(2027, 4, 20, 9), berlin(2027, 5, 15, 23))

    assert not reminders().exists()


def test_an_answer_drops_what_has_not_left(invitation, actor):
    owe_timed_letters(now=FOURTEEN)

    answer_invitation(invitation, accept=True, actor=actor, now=FOURTEEN)

    assert [row.state for row in reminders()] == ["dropped"]


def test_every_contact_is_reminded_with_the_own_link(festival, actor, now):
    invite_organisations(festival, [invited(festival, contacts=2)], actor=actor, now=now)

    letters = owe_timed_letters(now=FOURTEEN)

    assert len({letter.details["link_id"] for letter in letters}) == 2
    assert len({letter.recipient for letter in letters}) == 2


def test_running_twice_owes_once(invitation):
    assert len(owe_timed_letters(now=FOURTEEN)) == 1
    assert owe_timed_letters(now=FOURTEEN) == []
    assert reminders().count() == 1


def test_only_who_was_invited_before_the_moment(festival, actor):
    invite_organisations(festival, [invited(festival)], actor=actor, now=FOURTEEN)

    assert owe_timed_letters(now=FOURTEEN + timedelta(hours=1)) == []


def test_a_contact_added_after_the_moment_gets_no_reminder_on_top_of_the_invitation(invitation, festival, actor):
    owe_timed_letters(now=FOURTEEN)
    ContactFactory(organisation=invitation.organisation, email="new@example.org")
    invite_organisations(festival, [invitation], actor=actor, now=FOURTEEN + timedelta(hours=1))

    assert owe_timed_letters(now=FOURTEEN + timedelta(hours=2)) == []
    assert {row.recipient for row in owe_timed_letters(now=THREE)} >= {"new@example.org"}


def test_a_link_sent_again_brings_no_second_reminder(invitation, actor):
    owe_timed_letters(now=FOURTEEN)
    send_link_again(invitation.links.get(), actor=actor, now=FOURTEEN + timedelta(hours=1))

    assert owe_timed_letters(now=FOURTEEN + timedelta(hours=2)) == []


def test_an_address_corrected_in_between_brings_no_second_reminder(invitation, actor):
    owe_timed_letters(now=FOURTEEN)
    contact = invitation.organisation.contacts.get()
    save_contact(contact, actor=actor, now=FOURTEEN, email="right@example.org")

    assert owe_timed_letters(now=FOURTEEN + timedelta(hours=2)) == []


def test_a_clock_a_day_late_still_sends_a_later_one_marks_it_missed(invitation):
    late = owe_timed_letters(now=FOURTEEN + timedelta(hours=24))
    reminders().delete()
    LetterRule.objects.update(looked_at=None)
    too_late = owe_timed_letters(now=FOURTEEN + timedelta(hours=24, seconds=1))

    assert [letter.state for letter in late] == ["owed"]
    assert [letter.state for letter in too_late] == ["missed"]


def test_after_a_long_sleep_only_the_last_one_leaves(invitation):
    letters = owe_timed_letters(now=THREE + timedelta(hours=1))

    assert [(letter.details["days"], letter.state) for letter in letters] == [(14, "missed"), (3, "owed")]


def test_two_neighbouring_reminders_never_leave_together(festival, actor, now):
    update_festival(festival, actor=actor, now=now, reminder_days=[4, 3])
    invite_organisations(festival, [invited(festival)], actor=actor, now=now)

    letters = owe_timed_letters(now=THREE)  # the moment of the first is exactly 24 hours past

    assert [(letter.details["days"], letter.state) for letter in letters] == [(4, "missed"), (3, "owed")]


def test_after_the_deadline_nothing_is_owed_and_what_waits_is_dropped(invitation, festival):
    owe_timed_letters(now=THREE)

    assert owe_timed_letters(now=festival.registration_deadline + timedelta(seconds=1)) == []
    assert [row.state for row in reminders(details__days=3)] == ["dropped"]


def test_moving_the_deadline_moves_the_reminders(invitation, festival, actor, now):
    update_festival(festival, actor=actor, now=now, registration_deadline=berlin(2027, 5, 22, 23, 59))

    tick_from(now, berlin(2027, 5, 23, 0))

    assert list(reminders().order_by("pk").values_list("sent_at", flat=True)) == [
        berlin(2027, 5, 8, 9),
        berlin(2027, 5, 19, 9),
    ]


def test_a_deadline_moved_by_little_does_not_repeat_a_reminder(invitation, festival, actor):
    tick_from(FOURTEEN, FOURTEEN)
    update_festival(festival, actor=actor, now=FOURTEEN, registration_deadline=berlin(2027, 5, 18, 23, 59))

    tick_from(FOURTEEN, berlin(2027, 5, 19, 0))

    assert list(reminders(state="sent").values_list("details__days", flat=True).order_by("pk")) == [14, 3]


def test_a_deadline_moved_there_and_back_still_reminds(invitation, festival, actor):
    before = festival.registration_deadline
    owe_timed_letters(now=FOURTEEN)  # the mail server is away, the letter waits
    update_festival(festival, actor=actor, now=FOURTEEN, registration_deadline=berlin(2027, 6, 1, 12))
    assert not reminders().exists()
    update_festival(festival, actor=actor, now=FOURTEEN, registration_deadline=before)

    assert len(owe_timed_letters(now=FOURTEEN + timedelta(minutes=5))) == 1


def test_cancelling_stops_them(invitation, festival, actor):
    owe_timed_letters(now=FOURTEEN)

    move_festival(festival, "cancelled", actor=actor, now=FOURTEEN)

    assert owe_timed_letters(now=THREE) == []
    assert [row.state for row in reminders()] == ["dropped"]


def test_an_organisation_that_left_the_directory_is_not_reminded(invitation, actor):
    withdraw_organisation(invitation.organisation, actor=actor, now=FOURTEEN - timedelta(days=1))

    assert owe_timed_letters(now=FOURTEEN) == []


def test_a_mail_server_that_was_away_for_long_is_given_one_reminder_not_two(invitation):
    for moment in (FOURTEEN, THREE):
        owe_timed_letters(now=moment)

    assert [(row.reason.split("-")[0], row.state) for row in reminders().order_by("pk")] == [
        ("14", "missed"),
        ("3", "owed"),
    ]


def test_a_contact_who_wants_no_letters_is_not_reminded(invitation):
    invitation.organisation.contacts.update(gets_letters=False)

    assert owe_timed_letters(now=FOURTEEN) == []


@pytest.mark.parametrize("state", ["draft", "over", "archived", "cancelled"])
def test_only_while_organisations_are_invited(invitation, festival, state):
    type(festival).objects.update(state=state)

    assert owe_timed_letters(now=FOURTEEN) == []


def test_nine_oclock_on_both_sides_of_the_change_to_summer_time(office, actor):
    """The clocks go forward on 28 March 2027: one reminder before it in winter time, one after in summer time."""
    festival = FestivalFactory(office=office, registration_deadline=berlin(2027, 4, 1, 12))
    invite_organisations(festival, [invited(festival)], actor=actor, now=berlin(2027, 3, 1, 9))

    tick_from(berlin(2027, 3, 17, 0), berlin(2027, 4, 1, 12), hours=1)

    sent = [at.astimezone(festival.zone) for at in reminders().order_by("pk").values_list("sent_at", flat=True)]
    assert [at.isoformat() for at in sent] == ["2027-03-18T09:00:00+01:00", "2027-03-29T09:00:00+02:00"]


def queries_of_a_look(now):
    with CaptureQueriesContext(connection) as queries:
        owe_timed_letters(now=now)
    return len(queries)


def test_a_look_at_a_festival_takes_the_same_queries_for_one_and_for_many(office, actor, now):
    counts = []
    for number in (1, 6):
        festival = FestivalFactory(office=office)
        invite_organisations(festival, [invited(festival) for _ in range(number)], actor=actor, now=now)
        counts.append(queries_of_a_look(FOURTEEN))

    assert counts[0] == counts[1]
    assert reminders().count() == 7


@pytest.mark.parametrize(
    "at", [FOURTEEN - timedelta(days=2), FOURTEEN + timedelta(hours=1), FOURTEEN + timedelta(days=2)]
)
def test_festivals_with_nothing_owed_cost_a_look_no_query_of_their_own(office, actor, now, at):
    """A thousand cost what none costs: what may be owed is asked of the database, for all of them at once."""
    none = queries_of_a_look(at)
    festivals = FestivalFactory.create_batch(9, office=office)
    invite_organisations(festivals[0], [invited(festivals[0])], actor=actor, now=now)
    owe_timed_letters(now=FOURTEEN)

    assert queries_of_a_look(at) == none

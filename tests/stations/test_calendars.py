"""Calendars that move: what one person has in the own calendar after each letter, and what the feed says then."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from events.actions.entries import entries_changed
from events.actions.festivals import move_festival, update_festival
from events.actions.observances import link_observance, unlink, update_link
from events.actions.offices import update_office
from events.actions.words import remove_translation
from events.models import Festival, Letter
from events.texts import text_of
from stations.actions.decisions import decide_station, place_station
from stations.actions.invitations import answer_invitation
from stations.actions.registration import submit_station
from stations.calendars import entries_of, own_dates
from stations.feeds import organisation_feed
from stations.letters import dates_for
from stations.models import Invitation, Station
from tests.calendar_program import CalendarProgram, sequences_of
from tests.factories import (
    FestivalFactory,
    InvitationFactory,
    ObservanceLinkFactory,
    StationFactory,
    berlin,
    translate,
)
from tests.ical_js.reader import read_with_ical_js
from tests.polls import poll_of

LATER = berlin(2027, 6, 19, 14)


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival)


@pytest.fixture
def mailed(station, now):
    """The calendar files of a letter that leaves so many hours after nine."""

    def write(hours=0, **more):
        invitation = Invitation.objects.select_related("festival__office", "organisation").get(
            organisation=station.organisation
        )
        due_at = now + timedelta(hours=hours)
        letter = Letter(recipient="nour@example.org", recipient_name="Nour Haddad", language="de", due_at=due_at)
        return dates_for(invitation, "de", letter=letter, **more)

    return write


def feed_of(station, now):
    return organisation_feed(station.organisation, "de", now=now)


def all_of(ics):
    return {str(event["UID"]).partition("-")[0]: event for event in Calendar.from_ical(ics).walk("VEVENT")}


def test_a_year_in_one_calendar(station, festival, mailed, actor, now):
    program = CalendarProgram()

    program.take(mailed())
    assert program.shown == {"festival": festival.starts_at, "deadline": festival.registration_deadline}
    assert program.sequences == sequences_of(feed_of(station, now))

    later = {
        "starts_at": LATER,
        "ends_at": LATER + timedelta(hours=4),
        "setup_from": LATER - timedelta(hours=2),
        "takedown_until": LATER + timedelta(hours=6),
    }
    moved = update_festival(festival, actor=actor, now=now, **later)
    program.take(mailed(1))
    assert program.shown == {"festival": LATER, "deadline": festival.registration_deadline}
    assert program.sequences == sequences_of(feed_of(station, now))

    decide_station(station, "confirmed", actor=actor, now=now)
    assert program.take(mailed(2, confirmed_now=True)) == {
        "festival": "REQUEST",
        "deadline": "CANCEL",
        "setup": "REQUEST",
    }
    assert program.shown == {"festival": LATER, "setup": LATER - timedelta(hours=2)}
    assert program.sequences == sequences_of(feed_of(station, now))

    move_festival(moved, "cancelled", actor=actor, now=now)
    assert program.take(mailed(3)) == {"festival": "CANCEL", "setup": "CANCEL"}
    assert program.shown == {}
    assert {event["STATUS"] for event in all_of(feed_of(station, now)).values()} == {"CANCELLED"}


@pytest.mark.parametrize("to", ["withdrawn", "declined"])
def test_who_takes_no_part_any_more_keeps_nothing(station, mailed, actor, now, to):
    program = CalendarProgram()
    decide_station(station, "confirmed", actor=actor, now=now)
    program.take(mailed(confirmed_now=True))
    station.refresh_from_db()

    decide_station(station, to, actor=actor, now=now)

    assert program.take(mailed(1)) == {"festival": "CANCEL", "setup": "CANCEL"}
    assert program.shown == {}
    left = all_of(feed_of(station, now))
    assert {name: event["STATUS"] for name, event in left.items()} == {"setup": "CANCELLED"}


def test_declined_without_a_place_the_deadline_goes_too(station, mailed, actor, now):
    program = CalendarProgram()
    program.take(mailed())

    decide_station(station, "declined", actor=actor, now=now)

    assert program.take(mailed(1)) == {"festival": "CANCEL", "deadline": "CANCEL"}
    assert (program.shown, all_of(feed_of(station, now))) == ({}, {})


def test_who_comes_back_has_the_dates_again(station, festival, mailed, actor, now):
    program = CalendarProgram()
    decide_station(station, "confirmed", actor=actor, now=now)
    program.take(mailed(confirmed_now=True))
    decide_station(Station.objects.get(), "withdrawn", actor=actor, now=now)
    program.take(mailed(1))

    submit_station(Station.objects.get(), actor=actor, now=now)
    decide_station(Station.objects.get(), "confirmed", actor=actor, now=now)
    program.take(mailed(2, confirmed_now=True))

    assert program.shown == {"festival": festival.starts_at, "setup": festival.setup_from}
    assert program.sequences == sequences_of(feed_of(station, now))


def test_a_station_that_moves_is_told_in_its_set_up_only(station, mailed, actor, now):
    decide_station(station, "confirmed", actor=actor, now=now)
    before = all_of(feed_of(station, now))

    place_station(Station.objects.get(), number=17, spot="Am Brunnen", actor=actor, now=now)

    after = all_of(feed_of(station, now))
    number, spot = after["setup"]["DESCRIPTION"].splitlines()
    assert ("17" in number, spot) == (True, "Am Brunnen")
    assert after["setup"]["SEQUENCE"] == before["setup"]["SEQUENCE"] + 1
    assert after["festival"]["SEQUENCE"] == before["festival"]["SEQUENCE"]


def test_the_same_place_again_is_no_change(station, actor, now):
    decide_station(station, "confirmed", actor=actor, now=now)
    before = Station.objects.get()

    place_station(before, number=before.number, spot="", actor=actor, now=now)

    assert Station.objects.get().sequence == before.sequence == 1


def test_a_no_takes_the_dates_out_again(festival, actor, now):
    invitation = InvitationFactory(festival=festival)
    answer_invitation(invitation, accept=False, actor=actor, now=now)

    events = all_of(own_dates(Invitation.objects.get(), None))

    assert {name: event["STATUS"] for name, event in events.items()} == {
        "festival": "CANCELLED",
        "deadline": "CANCELLED",
    }
    assert {event["SEQUENCE"] for event in events.values()} == {1}
    answer_invitation(Invitation.objects.get(), accept=True, actor=actor, now=now)
    assert Invitation.objects.get().sequence == 2


def test_without_time_to_set_up_there_is_no_such_entry(station, festival, mailed, actor, now):
    update_festival(festival, actor=actor, now=now, setup_from=festival.starts_at)
    decide_station(station, "confirmed", actor=actor, now=now)

    assert CalendarProgram().take(mailed(confirmed_now=True)) == {"festival": "REQUEST", "deadline": "CANCEL"}


def test_who_was_never_invited_by_letter_has_no_deadline(station, mailed):
    Invitation.objects.update(invited_at=None)

    assert CalendarProgram().take(mailed()) == {"festival": "REQUEST"}


def test_an_open_question_for_the_date_makes_it_a_plan(festival):
    assert entries_of(festival, "de").festival.status == "CONFIRMED"
    poll_of(festival)

    told = entries_of(festival, "de")

    assert {told.festival.status, told.deadline.status, told.setup.status} == {"TENTATIVE"}


def test_only_what_visitors_may_read_has_an_address(festival, actor, now):
    assert entries_of(festival, "de").festival.url == ""

    published = move_festival(festival, "published", actor=actor, now=now)

    assert entries_of(published, "de").festival.url == "http://localhost:8000/f/sommerfest-2027/"
    assert published.sequence == 1


def test_words_come_in_the_language_of_the_reader(station, festival, mailed, actor, now):
    translate(festival, "title", "ar", "مهرجان")
    invitation = Invitation.objects.get()

    ((_name, ics, _method), *_others) = dates_for(
        invitation, "ar", letter=Letter(recipient="a@example.org", language="ar", due_at=now)
    )

    assert all_of(ics)["festival"]["SUMMARY"] == "مهرجان"


class TestEveryChangeRaisesTheSequence:
    """What an entry says cannot change without it."""

    @pytest.mark.parametrize(
        "fields",
        [{"name": "Neues Büro"}, {"contact_email": "neu@example.org"}, {"time_zone": "Europe/Madrid"}],
    )
    def test_of_the_office(self, festival, office, actor, now, fields):
        before = entries_of(festival, "de").festival

        update_office(office, actor=actor, now=now, **fields)

        after = entries_of(Festival.objects.select_related("office").get(), "de").festival
        assert (after.sequence, after.organizer == before.organizer and after.zone == before.zone) == (1, False)

    def test_what_entries_do_not_say_leaves_them(self, festival, office, actor, now):
        update_office(office, actor=actor, now=now, imprint="Neu", name=office.name)

        assert Festival.objects.get().sequence == 0

    def test_of_a_sentence_about_an_observance(self, festival, actor, now):
        told = {"key": "islam.ashura", "first": datetime(2027, 6, 15).date(), "stance": "mind"}  # noqa: DTZ001
        link = link_observance(festival, **told, sentence="Aschure für alle.", actor=actor, now=now)
        update_link(link, sentence="Aschure.", actor=actor, now=now)
        unlink(link, actor=actor, now=now)

        assert Festival.objects.get().sequence == 3

    def test_of_a_translation(self, station, festival, now):
        translate(festival, "title", "ar", "مهرجان")
        remove_translation(text_of(festival, "title"), "ar", seen=1, now=now)
        link = ObservanceLinkFactory(festival=festival)
        translate(link, "sentence", "ar", "عاشوراء")
        station.spot = "Am Brunnen"
        station.save()
        translate(station, "spot", "ar", "عند النافورة")

        assert (Festival.objects.get().sequence, Station.objects.get().sequence) == (3, 1)

    def test_nobody_s_older_copy_sets_it_back(self, festival, now):
        older = Festival.objects.get()
        entries_changed(festival, now=now)

        entries_changed(older, now=now)

        assert Festival.objects.get().sequence == 2


class TestSummerTime:
    """A festival on the weekend on which the clocks change."""

    @pytest.fixture
    def weekend(self, office):
        return FestivalFactory(
            office=office,
            starts_at=berlin(2027, 3, 28, 3, 30),  # half an hour after the clocks went on
            ends_at=berlin(2027, 3, 28, 18),
            setup_from=berlin(2027, 3, 27, 20),
            takedown_until=berlin(2027, 3, 28, 20),
            registration_deadline=berlin(2027, 3, 1, 12),
        )

    def test_both_programs_read_the_same_moments(self, weekend):
        InvitationFactory(festival=weekend)
        ics = own_dates(Invitation.objects.get(), None)

        by_python = {str(event["UID"]): event["DTSTART"].dt for event in Calendar.from_ical(ics).walk("VEVENT")}
        by_javascript = {event["uid"]: event["begins"] for event in read_with_ical_js(ics)}

        assert by_python[weekend.uid] == weekend.starts_at
        assert by_javascript == {uid: at.timestamp() for uid, at in by_python.items()}

    def test_setting_up_takes_six_and_a_half_hours_and_not_seven_and_a_half(self, weekend, actor, now):
        station = StationFactory(festival=weekend)
        decide_station(station, "confirmed", actor=actor, now=now)

        setup = all_of(feed_of(station, now))["setup"]

        lasts = setup["DTEND"].dt.astimezone(UTC) - setup["DTSTART"].dt.astimezone(UTC)
        assert lasts == timedelta(hours=6, minutes=30)

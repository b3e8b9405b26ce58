"""What stands in the calendars to subscribe to, and what never does."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from events.models import DatePoll, Festival
from stations.actions.date_polls import close_date_poll
from stations.actions.decisions import decide_station
from stations.feeds import office_feed, organisation_feed
from stations.models import Invitation
from tests.factories import (
    FestivalFactory,
    InvitationFactory,
    ObservanceLinkFactory,
    OrganisationFactory,
    StationFactory,
    berlin,
    translate,
)
from tests.polls import poll_of


@pytest.fixture
def house(office):
    return OrganisationFactory(office=office, name="Haus am Park", code="K7M4PX")


def read(feed):
    """UID → status, in the order of the feed."""
    return {str(event["UID"]): str(event["STATUS"]) for event in Calendar.from_ical(feed).walk("VEVENT")}


def uids(festival, *kinds):
    return [f"{kind}-{festival.pk}@standfest" for kind in kinds]


def test_only_festivals_it_is_invited_to(office, house, now):
    invited = InvitationFactory(festival=FestivalFactory(office=office), organisation=house).festival
    InvitationFactory(festival=FestivalFactory(office=office), organisation=house, state="chosen")
    InvitationFactory(festival=FestivalFactory(office=office, state="draft"), organisation=house)
    InvitationFactory(festival=FestivalFactory(office=office), organisation=house, state="declined")
    InvitationFactory(festival=FestivalFactory(office=office), organisation=OrganisationFactory(office=office))

    feed = organisation_feed(house, "en", now=now)

    assert list(read(feed)) == uids(invited, "festival", "deadline")


def test_the_set_up_only_with_a_place(festival, house, actor, now):
    station = StationFactory(festival=festival, organisation=house)
    before = read(organisation_feed(house, "en", now=now))

    decide_station(station, "confirmed", actor=actor, now=now)

    after = read(organisation_feed(house, "en", now=now))
    setup = f"setup-{festival.pk}-K7M4PX@standfest"
    assert (setup in before, after.get(setup)) == (False, "CONFIRMED")
    assert after[f"deadline-{festival.pk}@standfest"] == "CANCELLED"


def test_cancelled_it_stays_and_says_so(festival, house, now):
    InvitationFactory(festival=festival, organisation=house)
    Festival.objects.update(state="cancelled")

    assert set(read(organisation_feed(house, "en", now=now)).values()) == {"CANCELLED"}


def test_what_is_long_over_leaves(festival, house, now):
    InvitationFactory(festival=festival, organisation=house)

    kept = festival.ends_at + timedelta(days=366)
    assert len(read(organisation_feed(house, "en", now=kept))) == 2
    assert read(organisation_feed(house, "en", now=kept + timedelta(seconds=1))) == {}


def test_the_same_rows_give_the_same_bytes_at_any_hour(festival, house, now):
    InvitationFactory(festival=festival, organisation=house)

    assert organisation_feed(house, "en", now=now) == organisation_feed(house, "en", now=now + timedelta(hours=5))


def test_in_the_language_asked_for(festival, house, now):
    InvitationFactory(festival=festival, organisation=house)
    translate(festival, "title", "ar", "مهرجان الصيف")

    feed = organisation_feed(house, "ar", now=now).decode()

    assert "SUMMARY:مهرجان الصيف" in feed


def test_the_office_sees_all_its_festivals(office, now):
    draft = FestivalFactory(office=office, state="draft", starts_at=berlin(2027, 6, 12, 13))
    open_ = FestivalFactory(office=office)
    FestivalFactory()

    found = read(office_feed(office, "en", now=now))

    kinds = ("festival", "deadline", "setup")
    assert found == dict.fromkeys(uids(draft, *kinds), "TENTATIVE") | dict.fromkeys(
        uids(open_, *kinds), "CONFIRMED"
    )


def test_the_office_sees_until_when_days_may_be_said(festival, office, actor, now):
    poll = poll_of(festival)
    asked = Calendar.from_ical(office_feed(office, "en", now=now)).walk("VEVENT")

    close_date_poll(poll, None, actor=actor, now=now)

    closed = read(office_feed(office, "en", now=now))
    uid = f"poll-{poll.pk}@standfest"
    (event,) = (one for one in asked if one["UID"] == uid)
    assert (event["DTSTART"].dt, event["STATUS"], "DTEND" in event) == (poll.answers_until, "CONFIRMED", False)
    assert closed[uid] == "CANCELLED"


def test_a_question_that_was_not_put_is_not_shown(festival, office, now):
    poll_of(festival, state="draft")

    assert [uid for uid in read(office_feed(office, "en", now=now)) if uid.startswith("poll")] == []
    assert DatePoll.objects.count() == 1


def test_uids_and_sequences_are_the_same_for_office_and_organisation(festival, office, house, now):
    InvitationFactory(festival=festival, organisation=house)
    Festival.objects.update(sequence=5)

    def sequences(feed):
        return {str(event["UID"]): event["SEQUENCE"] for event in Calendar.from_ical(feed).walk("VEVENT")}

    own, offices = (
        sequences(organisation_feed(house, "en", now=now)),
        sequences(office_feed(office, "en", now=now)),
    )
    assert own == {uid: offices[uid] for uid in own}
    assert set(own.values()) == {5}


@pytest.mark.parametrize("number", [1, 3])
def test_a_constant_number_of_queries(office, house, now, django_assert_num_queries, number):
    for _one in range(number):
        festival = FestivalFactory(office=office)
        StationFactory(festival=festival, organisation=house)
        ObservanceLinkFactory(festival=festival)
        poll_of(festival)
    assert Invitation.objects.count() == number

    with django_assert_num_queries(6):
        organisation_feed(house, "ar", now=now)
    with django_assert_num_queries(5):
        office_feed(office, "ar", now=now)

"""Decisions: numbers, the waiting list and its order, a letter for each, and what is refused."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.festivals import update_festival
from events.actors import CLOCK
from events.errors import DeadlinePassed, MoveNotAllowed, Refused
from events.models import Letter, LogEntry
from stations.actions.decisions import (
    decide_station,
    fill_free_places,
    free_places,
    next_to_move_up,
    place_station,
    withdraw_station,
)
from stations.actions.directory import withdraw_organisation
from stations.actors import organisation_by_link
from stations.models import Station
from tests.factories import FestivalFactory, StationFactory, berlin


@pytest.fixture
def festival(office):
    return FestivalFactory(office=office, places=2)


@pytest.fixture
def decide(actor, now):
    def decide(station, to, **more):
        return decide_station(station, to, actor=actor, now=more.pop("now", now), **more)

    return decide


def by_link(station):
    """The organisation itself as an actor."""
    invitation = station.festival.invitations.get(organisation=station.organisation)
    contact = station.organisation.contacts.first()
    return organisation_by_link(invitation.links.model(invitation=invitation, contact=contact))


def states(festival):
    return list(festival.stations.order_by("pk").values_list("state", "number"))


def kinds():
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


def test_confirmed_stations_get_the_lowest_free_number(festival, decide):
    first, second = StationFactory.create_batch(2, festival=festival)
    decide(first, "confirmed")
    decide(second, "confirmed")
    decide(first, "withdrawn")

    third = decide(StationFactory(festival=festival), "confirmed")

    assert third.number == 1
    assert Station.objects.get(pk=second.pk).number == 2


def test_without_a_free_place_a_confirmation_becomes_a_place_on_the_waiting_list(festival, decide, now):
    stations = StationFactory.create_batch(3, festival=festival)

    decided = [decide(station, "confirmed") for station in stations]

    assert [station.state for station in decided] == ["confirmed", "confirmed", "waiting"]
    assert states(festival) == [("confirmed", 1), ("confirmed", 2), ("waiting", None)]
    assert decided[2].waiting_since == now
    assert kinds() == ["station_confirmed", "station_confirmed", "station_waiting"]


@pytest.mark.parametrize("to", ["withdrawn", "declined"])
def test_a_freed_place_goes_to_the_first_who_waits(festival, decide, to):
    stations = StationFactory.create_batch(5, festival=festival)
    for minute, station in enumerate(stations):
        decide(station, "confirmed", now=berlin(2027, 4, 1, 9, minute))

    decide(stations[0], to)

    assert states(festival) == [
        (to, None),
        ("confirmed", 2),
        ("confirmed", 1),
        ("waiting", None),
        ("waiting", None),
    ]
    letter = Letter.objects.latest("pk")
    assert (letter.kind, letter.details["moved_up"]) == ("station_confirmed", True)
    assert LogEntry.objects.latest("pk").by == "clock"


def test_the_waiting_list_is_first_come_first_whatever_the_order_of_registration(festival, decide):
    taken = StationFactory.create_batch(2, festival=festival)
    early, late = StationFactory.create_batch(2, festival=festival)
    for station in taken:
        decide(station, "confirmed")
    decide(late, "waiting", now=berlin(2027, 4, 2, 9))
    decide(early, "waiting", now=berlin(2027, 4, 3, 9))

    assert next_to_move_up(taken[0].festival.stations.get(pk=taken[0].pk)) == late
    decide(taken[0], "withdrawn")

    assert Station.objects.get(pk=late.pk).state == "confirmed"
    assert Station.objects.get(pk=early.pk).state == "waiting"


def test_a_place_goes_to_nobody_who_left_the_directory(festival, decide, now):
    """Visitors could not find the station: the next who waits moves up, and confirming says what to do first."""
    taken = StationFactory.create_batch(2, festival=festival)
    gone, waiting = StationFactory.create_batch(2, festival=festival)
    for minute, station in enumerate([*taken, gone, waiting]):
        decide(station, "confirmed", now=berlin(2027, 4, 1, 9, minute))
    withdraw_organisation(gone.organisation, actor=CLOCK, now=now)

    decide(taken[0], "withdrawn")
    with pytest.raises(Refused, match="was withdrawn from the directory"):
        decide(gone, "confirmed")

    assert Station.objects.get(pk=waiting.pk).state == "confirmed"
    assert Station.objects.get(pk=gone.pk).state == "waiting"


def test_the_office_may_keep_somebody_waiting_while_places_are_free(festival, decide):
    station = decide(StationFactory(festival=festival), "waiting")

    assert Station.objects.get(pk=station.pk).state == "waiting"
    assert kinds() == ["station_waiting"]


def test_a_waiting_station_that_withdraws_frees_nothing(festival, decide):
    waiting, other = StationFactory.create_batch(2, festival=festival)
    decide(waiting, "waiting")
    decide(other, "waiting")

    decide(waiting, "withdrawn")

    assert Station.objects.get(pk=other.pk).state == "waiting"


def test_more_places_let_as_many_move_up(festival, decide, actor, now):
    stations = StationFactory.create_batch(5, festival=festival)
    for station in stations:
        decide(station, "confirmed")

    update_festival(festival, actor=actor, now=now, places=4)

    assert [state for state, _number in states(festival)] == ["confirmed"] * 4 + ["waiting"]


def test_places_cannot_be_taken_from_confirmed_stations(festival, decide, actor, now):
    for station in StationFactory.create_batch(2, festival=festival):
        decide(station, "confirmed")

    with pytest.raises(ValidationError) as refusal:
        update_festival(festival, actor=actor, now=now, places=1)

    assert refusal.value.message_dict == {
        "places": ["2 stations are confirmed already. Give at least so many places."]
    }
    festival.refresh_from_db()
    assert festival.places == 2


def test_confirming_from_the_waiting_list_needs_a_place(festival, decide):
    stations = StationFactory.create_batch(3, festival=festival)
    for station in stations:
        decide(station, "confirmed")

    with pytest.raises(Refused) as refusal:
        decide(stations[2], "confirmed")

    assert str(refusal.value) == "All 2 places are taken."


def test_asking_needs_a_question_and_keeps_it(festival, decide):
    station = StationFactory(festival=festival)

    with pytest.raises(Refused):
        decide(station, "asked", note="  ")
    asked = decide(station, "asked", note="How many watts?")

    assert asked.question == "How many watts?"
    assert Letter.objects.get().details["note"] == "How many watts?"


@pytest.mark.parametrize("to", ["draft", "submitted", "nonsense"])
def test_only_decisions_are_decided(festival, decide, to):
    with pytest.raises(Refused):
        decide(StationFactory(festival=festival), to)


def test_a_move_the_table_does_not_know_changes_nothing(festival, decide):
    station = StationFactory(festival=festival, state="draft")

    with pytest.raises(MoveNotAllowed):
        decide(station, "confirmed")

    assert Station.objects.get().state == "draft"
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("state", ["draft", "over", "archived", "cancelled"])
def test_nothing_is_decided_outside_the_festivals_open_states(office, decide, state):
    station = StationFactory(festival=FestivalFactory(office=office, state=state))

    with pytest.raises(Refused):
        decide(station, "confirmed")


def test_the_same_decision_twice_sends_one_letter(festival, decide):
    station = StationFactory(festival=festival)
    decide(station, "confirmed")

    with pytest.raises(MoveNotAllowed):
        decide(station, "confirmed")

    assert kinds() == ["station_confirmed"]


def test_every_decision_is_told_again_when_it_is_taken_again(festival, decide):
    station = StationFactory(festival=festival)

    for to in ("confirmed", "declined", "confirmed"):
        decide(station, to)

    assert kinds() == ["station_confirmed", "station_declined", "station_confirmed"]


def test_withdrawing_a_draft_is_told_to_nobody(festival, decide):
    decide(StationFactory(festival=festival, state="draft"), "withdrawn")

    assert not Letter.objects.exists()


def test_the_organisation_withdraws_until_the_festival_starts(festival):
    station = StationFactory(festival=festival)
    actor = by_link(station)

    with pytest.raises(DeadlinePassed):
        withdraw_station(station, actor=actor, now=festival.starts_at)
    withdrawn = withdraw_station(station, actor=actor, now=berlin(2027, 6, 12, 13, 59), note="ill")

    assert (withdrawn.state, withdrawn.decision_note) == ("withdrawn", "ill")
    assert LogEntry.objects.get().by == actor.by


def test_places_free_never_falls_below_nothing(festival):
    for number in (1, 2, 3):
        StationFactory(festival=festival, state="confirmed", number=number)

    assert free_places(festival) == 0


def test_nobody_moves_up_when_the_festival_is_over(office, now):
    festival = FestivalFactory(office=office, state="over")
    StationFactory(festival=festival, state="waiting", waiting_since=now)

    assert fill_free_places(festival, now=now) == []


class TestPlacing:
    """Another number and a spot for a confirmed station."""

    def test_a_number_and_a_spot(self, festival, decide, actor, now):
        station = decide(StationFactory(festival=festival), "confirmed")

        placed = place_station(station, number=7, spot="Under the lime tree", actor=actor, now=now)

        assert (placed.number, placed.spot) == (7, "Under the lime tree")

    def test_a_number_is_given_once(self, festival, decide, actor, now):
        first = decide(StationFactory(festival=festival), "confirmed")
        second = decide(StationFactory(festival=festival), "confirmed")

        with pytest.raises(Refused) as refusal:
            place_station(second, number=first.number, spot="", actor=actor, now=now)

        assert str(refusal.value) == "Number 1 is taken by another station."

    def test_only_confirmed_stations_have_one(self, festival, actor, now):
        with pytest.raises(Refused):
            place_station(StationFactory(festival=festival), number=1, spot="", actor=actor, now=now)

    @pytest.mark.parametrize("number", [-1, 0, 1000, 40_000])
    def test_a_number_that_is_none_names_the_field(self, festival, decide, actor, now, number):
        station = decide(StationFactory(festival=festival), "confirmed")

        with pytest.raises(ValidationError) as refusal:
            place_station(station, number=number, spot="", actor=actor, now=now)

        assert list(refusal.value.message_dict) == ["number"]

"""Stations on the ground: inside it, all or none."""

import pytest

from events.errors import NotFound, Refused
from events.models import LogEntry, SitePlan
from stations.actions.site_plan import draw_ground, place_on_plan
from stations.models import Station
from tests.factories import FestivalFactory, StationFactory


@pytest.fixture
def ground(festival):
    return SitePlan.objects.create(festival=festival, width_m=40, depth_m=30)


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=7, width_m="4.5", depth_m=3)


def place_of(station):
    return Station.objects.values_list("x_m", "y_m").get(pk=station.pk)


def test_a_station_is_put_on_the_plan_and_taken_off(festival, ground, station, actor, now):
    place_on_plan(festival, {station.pk: (35, 27)}, actor=actor, now=now)
    on = place_of(station)
    place_on_plan(festival, {station.pk: (None, None)}, actor=actor, now=now)

    assert (on, place_of(station)) == ((35, 27), (None, None))
    assert list(LogEntry.objects.values_list("event", flat=True)) == ["station_put_on_plan"] * 2


def test_what_stays_is_not_written_down(festival, ground, station, actor, now):
    place_on_plan(festival, {station.pk: (None, None)}, actor=actor, now=now)
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize("place", [(36, 0), (0, 28), (41, 0), (-1, 0)])
def test_a_place_outside_is_refused_and_nothing_moves(festival, ground, station, actor, now, place):
    other = StationFactory(festival=festival, state="confirmed", number=8)

    with pytest.raises(Refused, match=r"^7 .* \(4.5 × 3 m\) at .* outside the ground, which is 40 m wide"):
        place_on_plan(festival, {other.pk: (1, 1), station.pk: place}, actor=actor, now=now)

    assert (place_of(station), place_of(other)) == ((None, None), (None, None))


def test_half_a_place_is_refused(festival, ground, station, actor, now):
    with pytest.raises(Refused, match="give both numbers, or none"):
        place_on_plan(festival, {station.pk: (3, None)}, actor=actor, now=now)


def test_only_confirmed_stations_stand_there(festival, ground, actor, now):
    waiting = StationFactory(festival=festival, state="waiting")
    with pytest.raises(Refused, match="Only confirmed stations"):
        place_on_plan(festival, {waiting.pk: (3, 3)}, actor=actor, now=now)


def test_without_a_ground_there_is_no_place(festival, station, actor, now):
    with pytest.raises(Refused, match="how large the ground is"):
        place_on_plan(festival, {station.pk: (3, 3)}, actor=actor, now=now)


def test_a_station_of_another_festival_is_not_there(festival, ground, station, actor, now):
    elsewhere = StationFactory(festival=FestivalFactory(office=festival.office), state="confirmed", number=1)
    with pytest.raises(NotFound):
        place_on_plan(festival, {elsewhere.pk: (3, 3)}, actor=actor, now=now)


def test_ground_and_places_are_saved_together(festival, ground, station, actor, now):
    Station.objects.filter(pk=station.pk).update(x_m=35, y_m=20)

    plan = draw_ground(festival, width_m=20, depth_m=20, places={station.pk: (2, 2)}, actor=actor, now=now)

    assert ((plan.width_m, plan.depth_m), place_of(station)) == ((20, 20), (2, 2))


def test_a_ground_too_small_for_what_stands_there_is_refused(festival, ground, station, actor, now):
    Station.objects.filter(pk=station.pk).update(x_m=35, y_m=20)

    with pytest.raises(Refused, match="outside the ground, which is 20 m wide"):
        draw_ground(festival, width_m=20, depth_m=20, actor=actor, now=now)

    assert SitePlan.objects.get().width_m == 40

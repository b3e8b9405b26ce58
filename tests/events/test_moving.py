"""What changes for a festival that is about to move, before it is saved."""

from events.moving import what_moves
from tests.factories import ObservanceLinkFactory, OwnDayFactory, berlin


def moving(festival, month, day, *, own_days=()):
    links = list(festival.observance_links.all())
    starts_at, ends_at = berlin(2027, month, day, 14), berlin(2027, month, day, 18)
    return what_moves(festival, links, list(own_days), starts_at=starts_at, ends_at=ends_at)


def test_every_link_before_and_after(festival):
    ObservanceLinkFactory(festival=festival)

    (moved,) = moving(festival, 6, 29).links

    name = "Ashura (Sunni day of fasting)"
    assert (moved.name, moved.before, moved.after) == (name, f"3 days before {name}", f"2 weeks after {name}")


def test_what_keeps_people_away_on_the_new_day(festival):
    found = moving(festival, 6, 15)

    assert "islam.ashura" in [row.key for row in found.strict]
    assert (bool(found), found.links) == (True, ())


def test_what_is_linked_is_not_said_twice(festival):
    ObservanceLinkFactory(festival=festival)

    assert "islam.ashura" not in [row.key for row in moving(festival, 6, 15).strict]


def test_own_days_count(festival):
    own = OwnDayFactory(office=festival.office, kind="mourning")

    assert f"own.{own.pk}" in [row.key for row in moving(festival, 6, 13, own_days=[own]).strict]


def test_other_hours_of_the_same_day_move_nothing(festival):
    ObservanceLinkFactory(festival=festival)

    assert bool(moving(festival, 6, 12)) is False


def test_a_quiet_day_without_links_asks_nothing(festival):
    assert bool(moving(festival, 7, 3)) is False

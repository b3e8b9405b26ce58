"""What changes for a festival that is about to move, before it is saved."""

from datetime import date

import pytest

from events.moving import what_moves
from tests.factories import FestivalFactory, ObservanceLinkFactory, OwnDayFactory, berlin


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


def test_the_same_hours_move_nothing(festival):
    ObservanceLinkFactory(festival=festival)

    assert bool(moving(festival, 6, 12)) is False


RAMADAN = {"key": "islam.ramadan", "first": date(2027, 2, 8), "last": date(2027, 3, 8), "sentence": ""}
KIPPUR = {"key": "jud.jom_kippur", "first": date(2027, 10, 11), "last": date(2027, 10, 11), "sentence": ""}


def other_hours(day, before, after, *, links=()):
    """What changes on this day if the festival is held at other hours."""
    starts_at, ends_at = (berlin(*day, hour) for hour in before)
    festival = FestivalFactory(
        starts_at=starts_at,
        ends_at=ends_at,
        setup_from=starts_at,
        takedown_until=ends_at,
        registration_deadline=starts_at,
    )
    for link in links:
        ObservanceLinkFactory(festival=festival, **link)
    starts_at, ends_at = (berlin(*day, hour) for hour in after)
    return what_moves(festival, festival.observance_links.all(), [], starts_at=starts_at, ends_at=ends_at)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((10, 14), "Ramadan: sunset (17:40) was during the festival; now it is after it."),
        ((18, 22), "Ramadan: sunset (17:40) was during the festival; now it is before it."),
        ((13, 18), None),
    ],
)
@pytest.mark.django_db
def test_other_hours_of_the_same_day_and_the_sunset_of_a_fast(after, said):
    found = other_hours((2027, 2, 20), (14, 18), after, links=[RAMADAN])

    assert [link.sunset for link in found.links] == ([said] if said else [])


@pytest.mark.django_db
def test_the_sentence_that_visitors_read_may_not_fit_any_more():
    link = RAMADAN | {"sentence": "Essen nach Sonnenuntergang."}

    (told,) = other_hours((2027, 2, 20), (14, 18), (10, 14), links=[link]).links

    assert told.sunset == (
        "Ramadan: sunset (17:40) was during the festival; now it is after it. "
        "Does the sentence “Essen nach Sonnenuntergang.” still fit?"
    )


@pytest.mark.django_db
def test_a_linked_eve_that_the_festival_now_reaches_into():
    (told,) = other_hours((2027, 10, 10), (14, 18), (15, 20), links=[KIPPUR]).links

    assert told.sunset == "Yom Kippur: sunset (18:35) was after the festival; now it is during it."


@pytest.mark.parametrize(("before", "after", "strict"), [((14, 18), (15, 20), True), ((15, 20), (14, 18), False)])
@pytest.mark.django_db
def test_an_eve_that_nobody_linked(before, after, strict):
    found = other_hours((2027, 10, 10), before, after)

    assert [row.key for row in found.strict] == (["jud.jom_kippur"] if strict else [])


@pytest.mark.django_db
def test_other_hours_are_other_hours_to_have_seen():
    noon, evening = (other_hours((2027, 10, 10), (14, 18), hours) for hours in ((12, 16), (15, 20)))

    assert (noon.days, evening.days) == (
        "2027-10-10T12:00 2027-10-10T16:00",
        "2027-10-10T15:00 2027-10-10T20:00",
    )


def test_a_quiet_day_without_links_asks_nothing(festival):
    assert bool(moving(festival, 7, 3)) is False

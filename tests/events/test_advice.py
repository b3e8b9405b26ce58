"""What a festival would meet: evenings count, the moon counts, the office's own dates replace reckoned ones."""

from dataclasses import replace
from datetime import date

import pytest

from events.advice import Neighbour, advise, advise_days, season
from events.own_dates import OwnDate
from events.reasons import Relation
from tests.events.advising import afternoon, district, keys
from tests.factories import berlin


def test_a_festival_on_the_evening_before_yom_kippur_collides():
    advice = afternoon(2027, 10, 10)

    assert "jud.jom_kippur" in keys(advice.collides)


def test_the_day_after_it_only_comes_near():
    advice = afternoon(2027, 10, 12)

    assert "jud.jom_kippur" not in keys(advice.collides)
    assert "jud.jom_kippur" in keys(advice.near)


def test_a_moon_sighting_may_bring_a_fast_onto_the_day():
    advice = afternoon(2027, 2, 7)  # Ramadan is reckoned from the 8th, from the evening of the 7th

    assert "islam.ramadan" in keys(advice.collides)
    may_move = [
        reason.may_move_here
        for day in (5, 6)  # a day earlier it begins on the evening of the 6th
        for reason in afternoon(2027, 2, day, communities={"islam": 3}).near
        if reason.row.key == "islam.ramadan"
    ]
    assert may_move == [False, True]
    (eid,) = [reason for reason in afternoon(2027, 3, 12).near if reason.row.key == "islam.eid_al_fitr"]
    assert eid.may_move_here  # its last day is the 11th, by reckoning


@pytest.mark.parametrize(
    ("day", "hours", "meets"),
    [
        (5, (14, 16), False),  # a Friday in November: sunset is at half past four
        (5, (14, 15), False),
        (5, (15, 20), True),
        (6, (10, 14), True),
        (6, (19, 22), False),
        (7, (10, 14), False),
    ],
)
def test_the_sabbath_is_from_friday_evening_to_saturday_evening(day, hours, meets):
    starts_at, ends_at = (berlin(2027, 11, day, hour) for hour in hours)

    assert advise(starts_at, ends_at, around=district()).meets_sabbath is meets


def test_a_span_meets_everything_within_it():
    advice = advise(berlin(2027, 10, 9, 10), berlin(2027, 10, 12, 18), around=district())

    assert {"jud.jom_kippur", "yezidi.cemaiya", "de.school.TH.herbst"} <= set(keys(advice.reasons))
    assert (advice.first, advice.last) == (date(2027, 10, 9), date(2027, 10, 12))


def test_communities_named_weigh_more_and_others_are_still_shown():
    unnamed, named = afternoon(2027, 2, 20), afternoon(2027, 2, 20, communities={"islam": 3})

    assert keys(unnamed.collides) == keys(named.collides) == ["islam.ramadan", "islam_shia.ramadan"]
    assert [reason.named for reason in named.collides] == [True, False]
    assert named.score < unnamed.score < 0


def test_the_silent_day_of_the_state_is_restricted_for_everybody():
    advice = afternoon(2026, 11, 22)

    assert [(reason.row.key, reason.named) for reason in advice.restricted] == [("de.still.totensonntag", True)]


def test_what_is_not_announced_is_said_and_not_called_free():
    advice = afternoon(2031, 9, 20)

    assert [row.key for row in advice.unannounced] == [
        "de.school.TH",
        "de.civic.interkulturelle_woche",
        "de.civic.tag_des_fluechtlings",
    ]


def test_a_corrected_date_replaces_the_reckoned_one():
    own = OwnDate(
        name="Zuckerfest",
        corrects="islam.eid_al_fitr",
        instead_of=date(2027, 3, 9),
        first=date(2027, 3, 10),
        last=date(2027, 3, 12),
        source="Moscheeverein",
    )

    before, after = (afternoon(2027, 3, day, own_dates=(own,)) for day in (9, 12))

    assert "islam.eid_al_fitr" not in keys(before.collides)
    (eid,) = [reason for reason in after.collides if reason.row.key == "islam.eid_al_fitr"]
    assert (eid.own, eid.row.first) == (own, date(2027, 3, 10))


def test_an_own_day_is_marked_as_the_offices():
    own = OwnDate(
        name="Stadtfest", first=date(2027, 6, 26), last=date(2027, 6, 27), source="Rathaus", kind="public"
    )

    (reason,) = afternoon(2027, 6, 26, own_dates=(own,)).careful

    assert (reason.name, reason.own, reason.named) == ("Stadtfest", own, True)


@pytest.mark.parametrize(("day", "weighs"), [(12, -24), (8, -4), (1, 0)])
def test_neighbours_within_seven_days_are_shown_and_weigh(day, weighs):
    other = Neighbour("Büro Ost", "Sommerfest", "Park", "sommerfest", date(2027, 6, day), date(2027, 6, day))
    alone, beside = afternoon(2027, 6, 12), afternoon(2027, 6, 12, neighbours=(other,))

    assert beside.score - alone.score == weighs
    assert beside.neighbours == ((other,) if weighs else ())


def test_without_hours_the_whole_day_counts():
    (reason,) = advise_days(date(2027, 10, 10), date(2027, 10, 10), around=district()).collides

    assert (reason.is_eve, reason.is_after_hours) == (True, False)
    assert reason.sunset == berlin(2027, 10, 10, 18, 35)


def test_without_a_place_there_is_no_sunset():
    advice = afternoon(2027, 2, 20, state=None)

    assert {reason.sunset for reason in advice.reasons} == {None}


def test_a_season_says_of_each_day_what_the_day_says_itself():
    around = district(communities={"islam": 3, "kurdish": 4})

    days = season(date(2027, 2, 1), date(2027, 3, 31), around=around)

    assert [day.first for day in days][::58] == [date(2027, 2, 1), date(2027, 3, 31)]
    for day in days:
        alone = advise_days(day.first, day.first, around=around)
        bare = {replace(reason, sunset=None, hours=None) for reason in alone.reasons}
        assert (day.score, set(day.reasons), day.unannounced) == (alone.score, bare, alone.unannounced)


def test_what_two_calendars_tell_alike_is_told_once():
    near = [reason.name for reason in afternoon(2027, 3, 26).near if reason.relation == Relation.NEAR]

    assert near.count("Easter Monday") == 1

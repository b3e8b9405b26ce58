"""The candidate days of a poll come with what they would meet."""

import pytest
from django.utils import translation

from events.models import DateOption
from stations.poll_advice import candidates_of
from tests.factories import FestivalFactory, berlin
from tests.polls import poll_of

pytestmark = pytest.mark.django_db


def test_each_day_by_itself(festival):
    """Yom Kippur begins on the evening of 10 October 2027; the office says that Jewish families live there."""
    festival.office.communities = ["jewish"]
    poll = poll_of(festival, days=(12,))
    DateOption.objects.create(poll=poll, starts_at=berlin(2027, 10, 10, 16), ends_at=berlin(2027, 10, 10, 22))

    with translation.override("en"):
        told = {day.first.month: [(sign, line.text) for sign, line in day.lines] for day in candidates_of(poll)}

    assert ("×", "Would collide: Yom Kippur.") in told[10]
    assert not any("Yom Kippur" in sentence for _sign, sentence in told[6])


def test_days_that_could_suit_well_come_first(festival):
    """12 June 2027 lies in Shavuot, the other Saturday is weeks after it."""
    festival.office.communities = ["jewish"]

    days = candidates_of(poll_of(festival, days=(12, 26)))

    assert [day.first.day for day in days] == [26, 12]
    assert days[0].score > days[1].score


def test_neighbours_of_one_day_are_not_those_of_another(festival):
    FestivalFactory(
        state="published",
        title="Nachbarfest",
        starts_at=berlin(2027, 6, 26, 14),
        ends_at=berlin(2027, 6, 26, 18),
        takedown_until=berlin(2027, 6, 26, 20),
    )
    poll = poll_of(festival, days=(5, 26))

    told = {day.first.day: " ".join(line.text for _sign, line in day.lines) for day in candidates_of(poll)}

    assert {day: "Nachbarfest" in text for day, text in told.items()} == {5: False, 26: True}

"""The candidate days of a poll come with what they would meet."""

import pytest
from django.utils import translation

from events.models import DateOption
from stations.poll_advice import days_of
from tests.factories import FestivalFactory, berlin
from tests.polls import poll_of

pytestmark = pytest.mark.django_db


def test_each_day_by_itself(festival):
    """Yom Kippur begins on the evening of 10 October 2027; the office says that Jewish families live there."""
    festival.office.communities = ["jewish"]
    poll = poll_of(festival, days=(12,))
    DateOption.objects.create(poll=poll, starts_at=berlin(2027, 10, 10, 16), ends_at=berlin(2027, 10, 10, 22))

    with translation.override("en"):
        (_june, plain), (_october, met) = days_of(poll)

    assert any("Yom Kippur" in sentence for sentence in met)
    assert not any("Yom Kippur" in sentence for sentence in plain)


def test_neighbours_of_one_day_are_not_those_of_another(festival):
    FestivalFactory(
        state="published",
        title="Nachbarfest",
        starts_at=berlin(2027, 6, 26, 14),
        ends_at=berlin(2027, 6, 26, 18),
        takedown_until=berlin(2027, 6, 26, 20),
    )
    poll = poll_of(festival, days=(5, 26))

    (_fifth, far), (_last, near) = days_of(poll)

    assert ["Nachbarfest" in " ".join(sentences) for sentences in (far, near)] == [False, True]

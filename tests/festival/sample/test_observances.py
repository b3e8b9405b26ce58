"""The sample's festival is linked with a day near it, whenever the sample is made."""

from datetime import date

import pytest

from events.models import ObservanceLink
from events.texts import load_words, say
from festival.sample.observances import link_nearest, nearest
from tests.factories import FestivalFactory, berlin


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2027, 3, 20), "alevi.nevruz"),
        (date(2026, 12, 12), "jud.chanukka"),
        (date(2027, 8, 7), None),
    ],
)
def test_the_nearest_cheerful_day(day, key):
    found = nearest(day, state="TH")

    assert (found.key if found else None) == key


def test_it_is_said_in_the_languages_of_the_festival(db, actor, now):
    festival = FestivalFactory(
        starts_at=berlin(2027, 3, 20, 14),
        ends_at=berlin(2027, 3, 20, 18),
        setup_from=berlin(2027, 3, 20, 12),
        takedown_until=berlin(2027, 3, 20, 20),
        registration_deadline=berlin(2027, 3, 1),
    )

    link = link_nearest(festival, actor=actor, now=now)
    load_words([link], ["ar"])

    assert (link.stance, link.language, say(link, "sentence", "ar").lang) == ("celebrate", "de", "ar")
    assert ObservanceLink.objects.get() == link

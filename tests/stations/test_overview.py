"""What an office has to do next at a festival, and the numbers behind it."""

import pytest

from stations.overview import Numbers, Step, next_step, numbers_of
from tests.factories import FestivalFactory, InvitationFactory, StationFactory, berlin

BEFORE, AFTER = berlin(2027, 5, 1, 9), berlin(2027, 5, 20, 9)


@pytest.mark.parametrize(
    ("state", "numbers", "now", "step"),
    [
        ("draft", {}, BEFORE, Step.CHOOSE),
        ("draft", {"chosen": 3}, BEFORE, Step.INVITE),
        ("inviting", {"chosen": 1, "invited": 5}, BEFORE, Step.INVITE),
        ("inviting", {"chosen": 1, "invited": 5}, AFTER, Step.WAIT),
        ("inviting", {"invited": 5}, BEFORE, Step.WAIT),
        ("inviting", {"invited": 5, "undecided": 1, "chosen": 1}, BEFORE, Step.DECIDE),
        ("inviting", {"invited": 5, "undecided": 1, "letters_failed": 1}, BEFORE, Step.MEND_LETTERS),
        ("inviting", {"invited": 5, "confirmed": 2}, BEFORE, Step.WAIT),
        ("inviting", {"invited": 5, "confirmed": 2}, AFTER, Step.PUBLISH),
        ("published", {"invited": 5, "confirmed": 2}, AFTER, Step.PRINT),
        ("published", {"invited": 5}, BEFORE, Step.WAIT),
        ("over", {"invited": 5, "undecided": 1}, AFTER, Step.ARCHIVE),
        ("cancelled", {"invited": 5, "undecided": 1}, BEFORE, Step.NOTHING),
        ("cancelled", {"letters_failed": 1}, BEFORE, Step.MEND_LETTERS),
        ("archived", {"invited": 5}, AFTER, Step.NOTHING),
    ],
)
def test_the_next_step(state, numbers, now, step):
    assert next_step(FestivalFactory.build(state=state), Numbers(places=40, **numbers), now=now) == step


def test_numbers_count_each_festival_for_itself(festival):
    other = FestivalFactory(office=festival.office)
    InvitationFactory(festival=festival, state="chosen")
    InvitationFactory(festival=festival, state="declined")
    InvitationFactory(festival=other)
    StationFactory(festival=festival, state="asked")
    StationFactory(festival=festival, state="withdrawn")

    numbers = numbers_of([festival, other])

    assert numbers[festival.pk] == Numbers(places=40, chosen=1, invited=3, answered=3, registered=1)
    assert numbers[other.pk] == Numbers(places=40, invited=1)


def test_thirty_festivals_ask_the_database_as_often_as_one(office, django_assert_num_queries):
    festivals = [FestivalFactory(office=office) for _one in range(30)]

    with django_assert_num_queries(3):
        numbers_of(festivals)

"""When families may say how it was, and which numbers are told."""

from datetime import timedelta

import pytest

from stations.feedback import Tally, masked, takes_feedback, tally_of
from stations.models import Face
from tests.factories import berlin

START, END = berlin(2027, 6, 12, 14), berlin(2027, 6, 12, 18)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (START - timedelta(seconds=1), False),
        (START, True),
        (END + timedelta(days=14), True),
        (END + timedelta(days=14, seconds=1), False),
    ],
)
def test_it_is_open_from_the_start_until_two_weeks_after_the_end(now, expected):
    assert takes_feedback(starts_at=START, ends_at=END, now=now) is expected


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5), (6, 6)])
def test_small_numbers_are_not_told(count, told):
    assert masked(count) == told


def test_each_face_has_its_number():
    tally = tally_of({1: 12, 3: 2})

    assert tally == Tally(good=12, so_so=0, bad=None)
    assert tally.faces == [(Face.GOOD, 12), (Face.SO_SO, 0), (Face.BAD, None)]


def test_nothing_said_is_not_the_same_as_few():
    assert (tally_of({}).is_empty, tally_of({2: 1}).is_empty) == (True, False)

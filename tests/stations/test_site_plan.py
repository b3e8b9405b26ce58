"""The drawing: metres in, units out; nothing lies over anything else where there is room."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stations.site_plan import SIZES, Booth, Spot, draw, field_metres, field_of


def overlapping(drawing):
    boxes = [(mark.name, mark.box) for mark in drawing.marks]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    ]


def test_the_ground_keeps_its_shape_and_a_booth_its_place():
    drawing = draw(65, 40, [Booth(7, 13, 20, 6.5, 4)])
    (mark,) = drawing.marks

    assert (drawing.ground.width, drawing.ground.height) == (650, 400)
    assert (mark.booth.x - drawing.ground.x, mark.booth.y - drawing.ground.y) == (130, 200)
    assert (mark.booth.width, mark.booth.height) == (65, 40)
    assert mark.place == mark.booth.middle
    assert (mark.name, mark.field, mark.is_aside) == ("7", "B3", False)


def test_a_long_narrow_ground_stays_inside_the_drawing():
    drawing = draw(20, 400, [])
    assert drawing.ground.width < drawing.width
    assert drawing.ground.y + drawing.ground.height < drawing.height


def test_two_in_one_place_stand_beside_each_other_and_a_line_is_drawn():
    drawing = draw(60, 40, [Booth(1, 20, 20, 3, 3), Booth(2, 20, 20, 3, 3)], [Spot("9", "water", 21, 21)])

    assert overlapping(drawing) == []
    assert [mark.is_aside for mark in drawing.marks] == [False, True, True]


def test_many_booths_become_smaller_before_they_cover_each_other():
    few = draw(60, 40, [Booth(n + 1, 3 + n * 7, 10, 3, 3) for n in range(6)])
    many = draw(60, 40, [Booth(n + 1, n % 18 * 3, n // 18 * 4, 3, 3) for n in range(140)])

    assert (few.size, overlapping(few)) == (SIZES[0], [])
    assert many.size < few.size
    assert overlapping(many) == []


def test_more_than_there_is_room_for_stay_in_their_places():
    drawing = draw(30, 20, [Booth(n + 1, n % 30, n // 30, 1, 1) for n in range(600)])

    assert drawing.size == SIZES[-1]
    assert len(drawing.marks) == 600


@given(
    st.lists(st.tuples(st.integers(0, 57), st.integers(0, 37)), max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=12),
)
def test_wherever_they_stand_no_number_covers_another(booths, spots):
    drawing = draw(
        60,
        40,
        [Booth(n, x, y, 3, 3) for n, (x, y) in enumerate(booths, 1)],
        [Spot(str(n), "water", x, y) for n, (x, y) in enumerate(spots, 100)],
    )

    assert overlapping(drawing) == []
    assert all(0 <= mark.box.x <= drawing.width - mark.box.width for mark in drawing.marks)
    assert all(0 <= mark.box.y <= drawing.height - mark.box.height for mark in drawing.marks)


@pytest.mark.parametrize(
    ("width", "depth", "metres"), [(10, 10, 5), (40, 30, 5), (60, 45, 10), (150, 20, 20), (1000, 900, 200)]
)
def test_fields_are_few_enough_to_tell_apart(width, depth, metres):
    assert field_metres(width, depth) == metres


@pytest.mark.parametrize(("x", "y", "field"), [(0, 0, "A1"), (9.9, 10, "A2"), (10, 9.9, "B1"), (35, 41, "D5")])
def test_a_field_has_a_letter_across_and_a_number_down(x, y, field):
    assert field_of(x, y, 10) == field


def test_a_facility_on_the_far_edge_belongs_to_the_last_field():
    (mark,) = draw(40, 30, [], [Spot("1", "entrance", 40, 30)]).marks
    assert mark.field == "H6"

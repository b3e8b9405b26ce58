"""The ground and its facilities: inside it, both numbers or none."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.site_plan import MAX_FACILITIES, add_facility, change_facility, remove_facility, set_ground
from events.errors import NotFound, Refused
from events.models import Facility, LogEntry, SitePlan


@pytest.fixture
def ground(festival, actor, now):
    return set_ground(festival, width_m=40, depth_m=30, actor=actor, now=now)


@pytest.fixture
def water(festival, ground, actor, now):
    return add_facility(festival, kind="water", spot="Am Brunnen", x_m=40, y_m=30, actor=actor, now=now)


def events():
    return list(LogEntry.objects.order_by("pk").values_list("event", flat=True))


def test_the_ground_is_drawn_and_drawn_again(festival, ground, actor, now):
    set_ground(festival, width_m=50, depth_m=30, actor=actor, now=now)
    set_ground(festival, width_m=50, depth_m=30, actor=actor, now=now)

    assert SitePlan.objects.values_list("width_m", "depth_m").get() == (50, 30)
    assert events() == ["site_plan_drawn", "site_plan_drawn"]


@pytest.mark.parametrize(("width", "depth", "field"), [(9, 30, "width_m"), (40, 1001, "depth_m")])
def test_a_ground_has_a_size_that_can_be_meant(festival, actor, now, width, depth, field):
    with pytest.raises(ValidationError) as caught:
        set_ground(festival, width_m=width, depth_m=depth, actor=actor, now=now)
    assert list(caught.value.message_dict) == [field]


def test_a_facility_comes_changes_and_goes(festival, water, actor, now):
    assert (water.language, water.x_m, water.y_m) == ("de", 40, 30)

    change_facility(water, spot="Am Tor", x_m=None, y_m=None, actor=actor, now=now)
    change_facility(water, spot="Am Tor", actor=actor, now=now)
    assert Facility.objects.values_list("spot", "x_m", "y_m").get() == ("Am Tor", None, None)

    remove_facility(water, actor=actor, now=now)
    assert Facility.objects.count() == 0
    assert events() == ["site_plan_drawn", "facility_added", "facility_changed", "facility_removed"]


def test_what_is_gone_cannot_be_changed(water, actor, now):
    Facility.objects.all().delete()
    with pytest.raises(NotFound):
        change_facility(water, spot="Am Tor", actor=actor, now=now)


@pytest.mark.parametrize(("x", "y"), [(41, 0), (0, 31)])
def test_a_facility_outside_is_refused(festival, ground, actor, now, x, y):
    with pytest.raises(Refused, match="outside the ground, which is 40 m wide and 30 m deep"):
        add_facility(festival, kind="water", x_m=x, y_m=y, actor=actor, now=now)
    assert Facility.objects.count() == 0


@pytest.mark.parametrize(("x", "y", "missing"), [(None, 3, "x_m"), (3, None, "y_m")])
def test_half_a_place_is_named(festival, ground, actor, now, x, y, missing):
    with pytest.raises(ValidationError) as caught:
        add_facility(festival, kind="water", x_m=x, y_m=y, actor=actor, now=now)
    assert list(caught.value.message_dict) == [missing]


@pytest.mark.parametrize(
    ("fields", "fault"), [({"kind": "casino"}, "kind"), ({"kind": "water", "language": "xx"}, "language")]
)
def test_kind_and_language_are_known_ones(festival, actor, now, fields, fault):
    with pytest.raises(ValidationError) as caught:
        add_facility(festival, actor=actor, now=now, **fields)
    assert list(caught.value.message_dict) == [fault]


def test_without_a_ground_a_facility_has_words_but_no_place(festival, actor, now):
    add_facility(festival, kind="prayer", spot="Im Haus", actor=actor, now=now)
    with pytest.raises(Refused, match="how large the ground is"):
        add_facility(festival, kind="water", x_m=1, y_m=1, actor=actor, now=now)


def test_a_ground_too_small_for_a_facility_is_refused(festival, water, actor, now):
    with pytest.raises(Refused, match="outside the ground, which is 20 m wide"):
        set_ground(festival, width_m=20, depth_m=30, actor=actor, now=now)
    assert SitePlan.objects.get().width_m == 40


def test_there_is_an_end_to_facilities(festival, actor, now):
    Facility.objects.bulk_create(Facility(festival=festival, kind="shade") for _ in range(MAX_FACILITIES))
    with pytest.raises(Refused, match="up to 60"):
        add_facility(festival, kind="shade", actor=actor, now=now)

"""VTIMEZONE: read back by another program, for every zone there is, it tells the clocks of the zone database."""

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from events.time_zones import changes, time_zone

ZONES = sorted(available_timezones() - {"UTC", "localtime", "Factory", "posixrules"})
START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


def told(zone):
    """What dateutil understands of it."""
    return tzical(io.StringIO(time_zone(zone, 2026, 2028).to_ical().decode())).get()


def test_berlin_changes_at_two_and_at_three():
    names = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME")
    parts = [
        (part.name, *(part[name].to_ical() for name in names))
        for part in time_zone(ZoneInfo("Europe/Berlin"), 2027, 2027).subcomponents
    ]

    assert parts == [
        ("STANDARD", b"20270101T010000", "+0100", "+0100", b"CET"),
        ("DAYLIGHT", b"20270328T020000", "+0100", "+0200", b"CEST"),
        ("STANDARD", b"20271031T030000", "+0200", "+0100", b"CET"),
    ]


@pytest.mark.parametrize("key", ["Asia/Tokyo", "Etc/GMT+5"])
def test_a_zone_without_summer_time_has_one_rule(key):
    assert len(time_zone(ZoneInfo(key), 2026, 2028).subcomponents) == 1


@given(st.sampled_from(ZONES), st.datetimes(START.replace(tzinfo=None), END.replace(tzinfo=None)))
def test_any_moment_in_any_zone(key, moment):
    zone = ZoneInfo(key)
    local = moment.replace(tzinfo=UTC, microsecond=0).astimezone(zone)

    if not local.fold:  # the hour that comes twice is told in UTC
        assert local.replace(tzinfo=told(zone)).utcoffset() == local.utcoffset()


@given(st.sampled_from(ZONES))
def test_the_hours_around_each_change(key):
    zone = ZoneInfo(key)
    rules = told(zone)

    for change in changes(zone, START, END):
        for hours in (-3, -1.01, 0, 0.5, 1, 3):
            local = (change + timedelta(hours=hours)).astimezone(zone)
            if not local.fold:
                assert local.replace(tzinfo=rules).utcoffset() == local.utcoffset(), (key, local)

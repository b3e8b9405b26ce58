"""Counting how often pages are read: whole numbers a day and language, each view once."""

import os
from datetime import date, timedelta

import pytest

from stations.actions.page_views import QUIET, Views, add_views, count_edge_views, views_of
from stations.models import PageViews
from tests.factories import OrganisationFactory, berlin

TODAY = date(2027, 6, 12)
NOW = berlin(2027, 6, 12, 15)


@pytest.fixture
def house(office):
    return OrganisationFactory(office=office, code="K7M4PX")


def rows():
    return list(PageViews.objects.order_by("day", "language").values_list("day", "language", "count"))


def test_views_of_a_day_add_up(house):
    add_views({(house.pk, "de"): 2, (house.pk, "ar"): 1}, day=TODAY)
    add_views({(house.pk, "de"): 3}, day=TODAY)

    assert rows() == [(TODAY, "ar", 1), (TODAY, "de", 5)]


def test_an_organisation_that_has_gone_is_left_out(house):
    add_views({(house.pk + 1, "de"): 2, (house.pk, "de"): 1}, day=TODAY)

    assert rows() == [(TODAY, "de", 1)]


def test_the_last_thirty_days_by_language(house):
    add_views({(house.pk, "de"): 2, (house.pk, "ar"): 9}, day=TODAY)
    add_views({(house.pk, "de"): 40}, day=TODAY - timedelta(days=29))
    add_views({(house.pk, "de"): 100}, day=TODAY - timedelta(days=30))

    assert views_of(house, today=TODAY) == Views(today=11, month=51, by_language=[("de", 42), ("ar", 9)])


@pytest.fixture
def written(tmp_path):
    """A file of the edge, last written so long ago."""

    def write(name, text, *, ago):
        file = tmp_path / name
        file.write_text(text)
        at = (NOW - ago).timestamp()
        os.utime(file, (at, at))
        return file

    return write


def test_what_the_edge_wrote_is_counted_once(house, written, tmp_path):
    written("2027-06-12T14:4.log", "K7M4PX de\nk7m4px ar\nK7M4PX de\n", ago=QUIET)

    assert [count_edge_views(tmp_path, now=NOW) for _ in range(2)] == [3, 0]
    assert rows() == [(TODAY, "ar", 1), (TODAY, "de", 2)]
    assert list(tmp_path.iterdir()) == []


def test_what_may_still_be_written_is_left(house, written, tmp_path):
    file = written("2027-06-12T14:5.log", "K7M4PX de\n", ago=QUIET - timedelta(seconds=1))

    count_edge_views(tmp_path, now=NOW)

    assert (file.exists(), rows()) == (True, [])


def test_yesterdays_file_counts_for_yesterday(house, written, tmp_path):
    written("a.log", "K7M4PX de\n", ago=timedelta(days=1))

    count_edge_views(tmp_path, now=NOW)

    assert rows() == [(TODAY - timedelta(days=1), "de", 1)]


def test_what_is_not_a_view_is_left_out(house, written, tmp_path):
    written("a.log", "K7M4PX xx\nUNKNOWN de\nK7M4PX\n\nhalf a li", ago=QUIET)

    count_edge_views(tmp_path, now=NOW)

    assert rows() == []


def test_without_an_edge_there_is_nothing_to_count(tmp_path, db):
    assert count_edge_views(tmp_path / "absent", now=NOW) == 0

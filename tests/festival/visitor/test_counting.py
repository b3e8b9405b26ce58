"""Views of organisations' pages: counted also when the page was kept, and nothing about who read it."""

import pytest
from django.core.cache import cache
from django.db import Error

from festival.visitor import counting
from stations.models import PageViews

PAGE = "/o/K7M4PX"


@pytest.fixture(autouse=True)
def _kept(settings, station):
    settings.KEEP_PAGES = True
    cache.clear()
    counting._Seen.counts.clear()
    yield
    cache.clear()
    counting._Seen.counts.clear()


def counted():
    counting.hand_over()
    return dict(PageViews.objects.values_list("language", "count"))


def test_each_view_counts_kept_or_not(client, house):
    for path in (PAGE, PAGE, "/ar/o/k7m4px", "/O/K7M4PX"):
        client.get(path)

    assert counted() == {"de": 3, "ar": 1}
    assert counted() == {"de": 3, "ar": 1}


def test_who_has_the_page_already_reads_it_again(client):
    tag = client.get(PAGE).headers["ETag"]

    client.get(PAGE, headers={"If-None-Match": tag})

    assert counted() == {"de": 2}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"X-Edge": "1"},
    ],
)
def test_machines_and_what_the_edge_counts_do_not(client, headers):
    for _ in range(2):
        client.get(PAGE, headers=headers)

    assert counted() == {}


@pytest.mark.parametrize("path", ["/", "/o/UNKNOWN", "/f/sommerfest-2027/", "/o/K7M4PX/contact.vcf"])
def test_other_pages_do_not(client, path):
    client.get(path)
    client.head(PAGE)

    assert counted() == {}


def test_they_are_kept_while_the_database_is_away(client, monkeypatch):
    client.get(PAGE)

    def broken(*_, **__):
        raise Error

    with monkeypatch.context() as away:
        away.setattr(counting, "add_views", broken)
        counting.hand_over()

    assert counted() == {"de": 1}


def test_there_is_no_column_for_a_reader():
    names = [field.name for field in PageViews._meta.get_fields()]
    assert names == ["id", "organisation", "language", "day", "count"]

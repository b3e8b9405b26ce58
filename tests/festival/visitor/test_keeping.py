"""Pages that are kept: no query, nothing out of date, and nothing that breaks when the cache is away."""

import gzip
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import Festival
from festival.cache import PatientRedisCache
from festival.visitor import versions
from festival.visitor.keeping import FORMAT
from stations.models import Offer, Organisation
from tests.factories import OfferFactory, berlin, translate
from tests.processes import free_port

PAGES = ["/o/K7M4PX", "/ar/o/K7M4PX", "/f/sommerfest-2027/", "/", "/languages/", "/f/sommerfest-2027/calendar.ics"]
PAGE = "/o/K7M4PX"


@pytest.fixture(autouse=True)
def _kept(settings, station):
    settings.KEEP_PAGES = True
    cache.clear()
    yield
    cache.clear()


def read(client, path=PAGE, **headers):
    """The page, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers=headers)
    return response, len(queries)


@pytest.mark.parametrize("path", PAGES)
def test_the_second_reader_costs_no_query_and_gets_the_same(client, path):
    first, cold = read(client, path)
    second, warm = read(client, path)

    assert (cold > 0, warm) == (True, 0)
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


def test_languages_are_kept_apart(client):
    for tag in ("de", "ar", "de"):
        response, _queries = read(client, **{"Accept-Language": tag})

        assert f'<html lang="{tag}"' in response.content.decode()
        assert response.headers["Content-Language"] == tag


def test_it_is_sent_packed_to_those_who_unpack(client):
    plain, _queries = read(client)
    packed, _queries = read(client, **{"Accept-Encoding": "br, gzip"})

    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert int(packed.headers["Content-Length"]) == len(packed.content)
    assert packed.headers["Vary"] == "Accept-Language, Accept-Encoding"


def test_who_has_it_already_is_told_so_from_the_cache(client):
    tag = read(client)[0].headers["ETag"]

    again, queries = read(client, **{"If-None-Match": f'"other", {tag}'})

    assert (again.status_code, again.content, queries) == (304, b"", 0)
    assert {"ETag", "Vary", "Cache-Control"} <= set(again.headers)


def test_head_has_the_head_and_no_body(client):
    whole, _queries = read(client)

    head = client.head(PAGE)

    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(whole.content)))


def test_other_methods_never_meet_the_cache(client):
    read(client)

    assert client.post(PAGE).status_code == 405


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        lambda house, offer: Organisation.objects.filter(pk=house.pk).update(name="Haus am See"),
        lambda house, offer: Offer.objects.bulk_create([Offer(station=offer.station, title="Haus am See")]),
        lambda house, offer: offer.delete(),
        lambda house, offer: translate(offer, "title", "de", "Haus am See"),
        lambda house, offer: Festival.objects.update(state="cancelled"),
    ],
    ids=["update", "insert", "delete", "translation", "state"],
)
def test_a_change_is_seen_at_once(client, house, station, change):
    offer = OfferFactory(station=station, title="Sing with us", language="en")
    before, _queries = read(client)
    read(client)

    change(house, offer)

    with time_machine.travel(berlin(2027, 6, 12, 15, 15) + timedelta(seconds=1)):
        after, queries = read(client)
    assert queries > 0
    assert after.content != before.content


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_changes_nothing(client, house):
    read(client)

    with transaction.atomic():
        Organisation.objects.update(name="Never")
        transaction.set_rollback(True)

    assert read(client)[1] == 0


@pytest.mark.django_db(transaction=True)
def test_a_page_that_was_rendered_while_something_changed_is_not_kept(client, house, monkeypatch):
    from festival.visitor.views import organisations

    def change_meanwhile(code):
        found = organisation_page(code)
        Organisation.objects.update(name="Changed while it was rendered")
        return found

    organisation_page = organisations.organisation_page
    monkeypatch.setattr(organisations, "organisation_page", change_meanwhile)
    read(client)
    monkeypatch.undo()

    assert "Changed while it was rendered" in read(client)[0].content.decode()


def test_one_renders_anew_and_the_others_get_the_page_before(client):
    before, _queries = read(client)
    versions.raise_version()
    begin_to_render(seconds=2)
    meanwhile, queries = read(client)

    assert (meanwhile.content, queries) == (before.content, 0)


def begin_to_render(*, seconds):
    """As another process does: its mark in the cache keeps everybody else from rendering the same."""
    mark, key = cache.get(versions.KEY)[1], f"page-{FORMAT}-de-{PAGE}?"
    assert cache.add(f"{key}-{mark}-{cache.get(key)[1]}", 1, seconds)


def test_nobody_gets_the_page_before_for_longer_than_a_second(client):
    read(client)
    versions.raise_version()
    begin_to_render(seconds=60)

    with time_machine.travel(berlin(2027, 6, 12, 15, 15) + timedelta(seconds=1)):
        assert read(client)[1] > 0


def test_what_is_on_now_is_rendered_each_minute(client):
    path = "/f/sommerfest-2027/"
    with time_machine.travel(berlin(2027, 6, 12, 15, 29) + timedelta(seconds=58), tick=False) as clock:
        read(client, path)
        assert read(client, path)[1] == 0
        clock.shift(3)
        assert read(client, path)[1] > 0


def test_an_address_with_what_nobody_can_choose_is_not_kept(client):
    read(client, f"{PAGE}?x=1")

    assert read(client, f"{PAGE}?x=1")[1] > 0


def test_an_unknown_code_is_not_kept(client):
    read(client, "/o/UNKNOWN")

    assert read(client, "/o/UNKNOWN")[1] > 0


def test_a_version_that_got_lost_is_a_new_one(client):
    read(client)

    cache.delete(versions.KEY)

    assert read(client)[1] > 0
    assert read(client)[1] == 0


def test_without_a_cache_every_page_is_rendered(client, monkeypatch):
    away = PatientRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})
    for module in ("festival.visitor.keeping", "festival.visitor.versions"):
        monkeypatch.setattr(f"{module}.cache", away)

    answers = [read(client) for _ in range(2)]

    assert [(response.status_code, queries > 0) for response, queries in answers] == [(200, True)] * 2


def test_a_change_that_could_not_be_told_is_told_later(client, monkeypatch):
    read(client)
    with monkeypatch.context() as broken:
        broken.setattr(
            "festival.visitor.versions.cache", PatientRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})
        )
        versions.raise_version()

    assert read(client)[1] > 0


def test_each_table_is_seen_by_visitors_or_not():
    """A new table must be put into one of the lists: forgotten, its changes would come two minutes late."""
    ours = {model._meta.label for model in apps.get_models() if model._meta.app_label in ("events", "stations")}

    assert ours == {*versions.SEEN, *versions.UNSEEN}
    assert set(versions.SEEN) & set(versions.UNSEEN) == set()

"""The start page: what is to come first."""

import re

import pytest

from tests.factories import FestivalFactory, berlin

pytestmark = pytest.mark.django_db


def titles(client):
    page = client.get("/").content.decode()
    return re.findall(r'href="/f/[^"]+"[^>]*><bdi[^>]*>([^<]+)</bdi>', page)


def at(month, day, **fields):
    return FestivalFactory(
        starts_at=berlin(2027, month, day, 14),
        ends_at=berlin(2027, month, day, 18),
        setup_from=berlin(2027, month, day, 12),
        takedown_until=berlin(2027, month, day, 20),
        registration_deadline=berlin(2027, 1, 1),
        **{"published_at": berlin(2027, 2, 1), "state": "published"} | fields,
    )


def test_the_soonest_festival_stands_first_and_past_ones_last(client):
    at(9, 4, title="September")
    at(6, 12, title="Heute")
    at(5, 1, title="Mai", state="over")
    at(3, 1, title="März", state="archived")
    at(8, 1, title="Abgesagt", state="cancelled")

    assert titles(client) == ["Heute", "Abgesagt", "September", "Mai", "März"]


def test_what_is_not_published_is_not_there(client):
    at(9, 1, title="Entwurf", state="draft", published_at=None)
    at(9, 2, title="Einladung", state="inviting", published_at=None)
    at(9, 3, title="Nie öffentlich", state="cancelled", published_at=None)

    page = client.get("/").content.decode()

    assert titles(client) == []
    assert "As soon as a festival is announced" in client.get("/en/").content.decode()
    assert "Entwurf" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(client, django_assert_num_queries, count):
    for number in range(count):
        at(9, 1, title=f"Fest {number}")

    with django_assert_num_queries(3):
        client.get("/")

"""A page that nobody has kept asks the database four times at most, however large the festival is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stations.models import Contact, Offer, Organisation, StandingOffer, Station
from tests.factories import ObservanceLinkFactory, translate

MOST = 4


@pytest.fixture
def grow(festival, station, house):
    """More of everything that the two pages show."""

    def grow(count):
        houses = [Organisation(office=festival.office, code=f"{n:06d}", name=f"Haus {n}") for n in range(count)]
        Organisation.objects.bulk_create(houses)
        rows = [
            Station(festival=festival, organisation=house, state="confirmed", number=n + 100)
            for n, house in enumerate(houses)
        ]
        Station.objects.bulk_create(rows)
        Offer.objects.bulk_create(Offer(station=row, title="Tee", times=[["15:00", "16:00"]]) for row in rows)
        for model, words in ((StandingOffer, {"title": "Treff"}), (Contact, {"name": "Nour", "is_public": True})):
            model.objects.bulk_create(model(organisation=house, **words) for _ in range(count // 10))
        translate(station.offers.first(), "title", "ar", "خياطة")
        ObservanceLinkFactory(festival=festival, sentence="Wir feiern Nouruz.")

    return grow


@pytest.mark.parametrize("count", [10, 1000])
@pytest.mark.parametrize("path", ["/ar/o/K7M4PX", "/ar/f/sommerfest-2027/", "/de/f/sommerfest-2027/?language=ar"])
def test_four_queries_for_ten_and_for_a_thousand_stations(client, grow, path, count):
    grow(count)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)

    assert response.status_code == 200
    assert len(queries) <= MOST

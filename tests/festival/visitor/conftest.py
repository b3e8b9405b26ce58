"""A festival that is going on: it is 12 June 2027, a quarter past three."""

import pytest
import time_machine

from tests.factories import (
    ContactFactory,
    FestivalFactory,
    OfferFactory,
    OrganisationFactory,
    StationFactory,
    berlin,
)


@pytest.fixture(autouse=True)
def _afternoon():
    with time_machine.travel(berlin(2027, 6, 12, 15, 15), tick=False):
        yield


@pytest.fixture
def festival(office):
    return FestivalFactory(
        office=office,
        slug="sommerfest-2027",
        title="Sommerfest",
        state="published",
        published_at=berlin(2027, 5, 20, 9),
    )


@pytest.fixture
def house(office):
    return OrganisationFactory(office=office, name="Haus am Park", code="K7M4PX", web="https://example.org/haus")


@pytest.fixture
def station(festival, house):
    """Number 12 with private things in it that no visitor may read."""
    station = StationFactory(
        festival=festival,
        organisation=house,
        state="confirmed",
        number=12,
        spot="Neben der Bühne",
        day_contact_name="Geheim Tagesname",
        day_contact_phone="0151 999888",
        remark="Geheime Bemerkung",
        question="Geheime Frage",
        decision_note="Geheime Notiz",
        whole=False,
    )
    OfferFactory(station=station, title="Wimpel nähen", times=[["15:00", "16:00"]], age_from=6, age_to=12)
    OfferFactory(station=station, title="Tee trinken", times=[], age_from=None, languages=["ar"], cost="2 €")
    ContactFactory(
        organisation=house,
        name="Geheim Ansprechname",
        role="Geheime Rolle",
        email="geheim@example.org",
        phone="0171 777",
    )
    return station

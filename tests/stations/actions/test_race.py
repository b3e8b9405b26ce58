"""Places are exact, whoever decides at the same moment: 200 at once, on real connections.

The twin takes the lock out and shows that the same 200 then go wrong: so the lock is what holds.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore

import pytest
from django.db import DatabaseError, connection, connections

from events.actions import festivals
from events.actors import Actor
from events.models import Festival, Letter
from stations.actions import decisions
from stations.actions.decisions import decide_station
from stations.actions.registration import save_station
from stations.models import Contact, Invitation, Offer, Organisation, Station
from tests.factories import FestivalFactory, berlin

PLACES, APPLICANTS = 40, 200
CONNECTIONS = 40  # open at once; a PostgreSQL as it comes allows 97 to everybody together
pytestmark = pytest.mark.xdist_group("race")  # one after another, for the same reason
NOW = berlin(2027, 5, 1, 9)
DESK = Actor(by="the desk")
COMPLETE = {"spoken_languages": ["de"], "day_contact_name": "Nour", "day_contact_phone": "0151"}


@pytest.fixture
def stations(transactional_db):
    """200 registered stations of one festival with 40 places."""
    festival = FestivalFactory(places=PLACES)
    organisations = Organisation.objects.bulk_create(
        Organisation(office=festival.office, name=f"Verein {number}", code=f"T{number}")
        for number in range(APPLICANTS)
    )
    Contact.objects.bulk_create(
        Contact(organisation=organisation, email=f"{organisation.code.lower()}@example.org")
        for organisation in organisations
    )
    Invitation.objects.bulk_create(
        Invitation(festival=festival, organisation=organisation, state="accepted")
        for organisation in organisations
    )
    return Station.objects.bulk_create(
        Station(festival=festival, organisation=organisation, state="submitted") for organisation in organisations
    )


def confirm_all_at_once(stations, before=lambda: None):
    """Confirm every station in its own thread and connection; returns the errors that arose."""
    start = Barrier(len(stations))
    lanes = BoundedSemaphore(CONNECTIONS)

    def confirm(pk):
        start.wait()
        with lanes:
            try:
                before()
                decide_station(Station.objects.get(pk=pk), "confirmed", actor=DESK, now=NOW)
            except DatabaseError as error:
                return error
            finally:
                connections.close_all()

    with ThreadPoolExecutor(len(stations)) as pool:
        return [error for error in pool.map(confirm, [station.pk for station in stations]) if error]


def test_200_confirmations_at_once_for_40_places(stations):
    errors = confirm_all_at_once(stations)

    festival = Festival.objects.get()
    assert errors == []
    assert festival.stations.confirmed().count() == PLACES
    assert festival.stations.waiting().count() == APPLICANTS - PLACES
    numbers = festival.stations.confirmed().values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, PLACES + 1))
    assert set(festival.stations.waiting().values_list("number", flat=True)) == {None}
    assert Counter(Letter.objects.values_list("kind", flat=True)) == {
        "station_confirmed": PLACES,
        "station_waiting": APPLICANTS - PLACES,
    }
    assert set(Counter(Letter.objects.values_list("recipient", flat=True)).values()) == {1}


def test_those_who_wait_move_up_one_by_one_when_all_withdraw_at_once(stations):
    confirm_all_at_once(stations)
    confirmed = list(Station.objects.confirmed())
    first = set(Station.objects.waiting()[:PLACES].values_list("pk", flat=True))

    def withdraw(station):
        try:
            decide_station(station, "withdrawn", actor=DESK, now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(withdraw, confirmed))

    assert set(Station.objects.confirmed().values_list("pk", flat=True)) == first
    assert Station.objects.waiting().count() == APPLICANTS - 2 * PLACES


def test_twin_without_the_lock_the_promise_breaks(stations, monkeypatch):
    """The same race, with the festival's row only read: too many places, a number twice, or a deadlock."""

    def read_only(festival):
        return Festival.objects.select_related("office").get(pk=festival.pk)

    def deferred():
        # On SQLite the lock is the transaction itself, which takes the database from its beginning.
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            connection.transaction_mode = "DEFERRED"

    monkeypatch.setattr(decisions, "lock_festival", read_only)
    monkeypatch.setattr(festivals, "lock_festival", read_only)

    errors = confirm_all_at_once(stations, before=deferred)

    kept = (
        not errors
        and Station.objects.confirmed().count() == PLACES
        and Station.objects.waiting().count() == APPLICANTS - PLACES
    )
    assert not kept


def test_an_organisation_that_saves_while_the_office_decides_loses_nothing(stations):
    """Both write the same row and the log: neither overwrites the other, and neither waits in a circle."""
    some = stations[: CONNECTIONS // 2]
    start = Barrier(CONNECTIONS)

    def work(job):
        start.wait()
        try:
            job()
        except DatabaseError as error:
            return error
        finally:
            connections.close_all()
        return None

    def save(station):
        return lambda: save_station(station, actor=DESK, now=NOW, tables=7, **COMPLETE)

    def decide(station):
        return lambda: decide_station(station, "waiting", actor=DESK, now=NOW)

    for station in some:
        Offer.objects.create(station=station, title="Sewing")
    jobs = [make(station) for station in some for make in (save, decide)]
    with ThreadPoolExecutor(len(jobs)) as pool:
        errors = [error for error in pool.map(work, jobs) if error]

    rows = Station.objects.filter(pk__in=[station.pk for station in some])
    assert errors == []
    assert set(rows.values_list("state", "tables")) == {("waiting", 7)}

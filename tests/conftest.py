"""Fixtures for all tests."""

from pathlib import Path

import hypothesis
import pytest
from django.db import connection

from events.actors import Actor, staff
from events.models import Role
from tests.factories import FestivalFactory, MembershipFactory, OfficeFactory, berlin

hypothesis.settings.register_profile("suite", deadline=None)  # machines are shared: time is no matter of a test
hypothesis.settings.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _nobody_left_in_the_database(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database that a thread or a program of some test is still connected to."""
    yield
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
    )
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        cursor.execute(others, cursor.fetchone())


@pytest.fixture
def now():
    """1 April 2027, 9:00 in Berlin: invitations go out, six weeks before the deadline."""
    return berlin(2027, 4, 1, 9)


@pytest.fixture
def office(db):
    return OfficeFactory(slug="jena", name="Stadtteilbüro Jena")


@pytest.fixture
def coordinator(office):
    return MembershipFactory(office=office, role=Role.COORDINATOR).user


@pytest.fixture
def actor(coordinator) -> Actor:
    return staff(coordinator)


@pytest.fixture
def festival(office):
    return FestivalFactory(office=office, slug="sommerfest-2027", title="Sommerfest")


@pytest.fixture
def organisations_csv() -> bytes:
    """The real list of organisations, where it is at hand; else the sample the product contains."""
    real = SHARED / "data" / "organisations.csv"
    path = real if real.exists() else ROOT / "festival" / "sample" / "organisations.csv"
    return path.read_bytes()

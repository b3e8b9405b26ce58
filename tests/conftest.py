"""Fixtures for all tests."""

from pathlib import Path

import hypothesis
import pytest

from events.actors import Actor, staff
from events.models import Role
from tests.factories import FestivalFactory, MembershipFactory, OfficeFactory, berlin

hypothesis.settings.register_profile("suite", deadline=None)  # machines are shared: time is no matter of a test
hypothesis.settings.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


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

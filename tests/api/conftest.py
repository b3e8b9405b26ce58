"""A caller for each role; the cache of the throttle starts empty."""

import pytest
import time_machine
from django.core.cache import cache
from rest_framework.test import APIClient

from events.actions.offices import create_api_token
from events.models import Role
from tests.factories import MembershipFactory, OfficeFactory


def caller(user) -> APIClient:
    """A program that holds a token of `user`."""
    client = APIClient()
    _token, text = create_api_token(user, name="test")
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}", HTTP_ACCEPT_LANGUAGE="en")
    client.default_format = "json"
    return client


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


@pytest.fixture
def api(coordinator):
    """Whoever coordinates the office `jena`."""
    return caller(coordinator)


@pytest.fixture
def reader(office):
    return caller(MembershipFactory(office=office, role=Role.READER).user)


@pytest.fixture
def member(office):
    return caller(MembershipFactory(office=office, role=Role.MEMBER).user)


@pytest.fixture
def stranger(db):
    """Whoever coordinates another office."""
    return caller(MembershipFactory(office=OfficeFactory(slug="elsewhere"), role=Role.COORDINATOR).user)


@pytest.fixture
def visitor(db):
    """Nobody in particular."""
    client = APIClient()
    client.credentials(HTTP_ACCEPT_LANGUAGE="en")
    client.default_format = "json"
    return client


@pytest.fixture
def time_machine_now(now):
    """The clock stands at `now`, before the deadline of the factories' festivals."""
    with time_machine.travel(now, tick=False):
        yield

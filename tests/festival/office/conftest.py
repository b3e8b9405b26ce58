"""Who sits at the desk."""

import pytest

from events.models import Role
from tests.factories import MembershipFactory


@pytest.fixture
def desk(client, coordinator):
    """A browser in which the office's coordinator is signed in."""
    client.force_login(coordinator)
    return client


@pytest.fixture
def reader(client, office):
    """A browser in which somebody is signed in who may only read."""
    client.force_login(MembershipFactory(office=office, role=Role.READER).user)
    return client


@pytest.fixture
def member(client, office):
    """A browser in which somebody is signed in who may edit and invite, but not decide."""
    client.force_login(MembershipFactory(office=office, role=Role.MEMBER).user)
    return client

"""Every address × method × role. An address that is not in the table fails; so does one that is gone."""

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.permissions.addresses import METHODS, all_addresses
from tests.permissions.table import ROLE_NAMES, TABLE, expected
from tests.permissions.world import build_world, outcome

pytestmark = pytest.mark.django_db


def test_every_address_is_in_the_table():
    assert sorted(address.name for address in all_addresses()) == sorted(TABLE)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The world, made once; taken back at the end."""
    cache.clear()  # limits on signing in live there
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made, db):
    """Each test finds the world as it was made."""
    return made


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_what_the_table_says(world, name):
    path = world.path(name)
    seen = {}
    for method in METHODS:
        cache.clear()
        seen[method] = {role: outcome(world, role, method, path) for role in ROLE_NAMES}
    assert seen == {method: expected(name, method) for method in METHODS}

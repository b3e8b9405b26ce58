"""Every address × method × role. An address that is not in the table fails; so does one that is gone."""

import pytest

from tests.permissions.addresses import METHODS, all_addresses
from tests.permissions.table import TABLE, expected
from tests.permissions.world import ROLES, build_world, outcome

pytestmark = pytest.mark.django_db

CASES = [(name, method) for name in sorted(TABLE) for method in METHODS]


def test_every_address_is_in_the_table():
    assert sorted(address.name for address in all_addresses()) == sorted(TABLE)


@pytest.fixture
def world(db):
    return build_world()


@pytest.mark.parametrize(("name", "method"), CASES)
def test_each_role_gets_what_the_table_says(world, name, method, django_db_blocker):
    path = world.path(name)
    seen = {}
    for role in ROLES:
        seen[role] = outcome(world, role, method, path)
    assert seen == expected(name, method)

"""Which addresses are closed, asked for many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.addresses import closed_among, closings
from events.models import ClosedAddress
from tests.factories import OfficeFactory, berlin

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(office):
    return ClosedAddress.objects.create(
        office=office, email="nour@example.org", reason="unsubscribed", closed_at=berlin(2027, 4, 1)
    )


def test_pairs_of_office_and_address_are_found_by_one_query(office, closed):
    other = OfficeFactory()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = closed_among([office.pk, other.pk], ["Nour@example.org", "else@example.org", ""])

    assert found == {(office.pk, "nour@example.org"): "unsubscribed"}
    assert len(queries) == 1


def test_an_address_is_closed_for_one_office_only(closed):
    assert closed_among([OfficeFactory().pk], ["nour@example.org"]) == {}


def test_closings_say_why_by_address(office, closed):
    assert closings(office.pk, ["NOUR@example.org", "else@example.org"]) == {"nour@example.org": closed}
    assert closings(office.pk, [""]) == {}

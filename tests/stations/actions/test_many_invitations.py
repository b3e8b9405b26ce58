"""Inviting many costs as many queries as inviting a few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Letter
from stations.actions.invitations import invite_organisations, letters_to_each
from stations.models import PersonalLink
from tests.factories import FestivalFactory
from tests.letters import invited


@pytest.fixture
def cost(office, actor, now):
    """How many queries it takes to invite so many organisations, each with two contacts, to a festival."""

    def cost(number):
        festival = FestivalFactory(office=office)
        rows = [invited(festival, contacts=2) for _ in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(invite_organisations(festival, rows, actor=actor, now=now)) == 2 * number
        return len(queries)

    return cost


def test_twelve_cost_as_much_as_two(cost):
    assert cost(12) == cost(2)


def test_the_same_again_makes_nothing_new(festival, now, actor):
    rows = [invited(festival) for _ in range(3)]
    invite_organisations(festival, rows, actor=actor, now=now)

    again = letters_to_each(
        "invitation", festival.invitations.prefetch_related("organisation__contacts"), now=now, reason="link"
    )

    assert again == []
    assert (Letter.objects.count(), PersonalLink.objects.count()) == (3, 3)

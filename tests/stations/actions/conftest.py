"""A date poll that is open: the organisation `house` was asked, two people of it."""

import pytest

from events.models import DatePoll, Letter
from stations.actions.date_polls import open_date_poll
from tests.letters import invited
from tests.polls import poll_of


@pytest.fixture
def poll(festival):
    return poll_of(festival, state="draft", reminder_days=[5, 2])


@pytest.fixture
def house(festival):
    """Chosen, with two people to write to."""
    return invited(festival, contacts=2)


@pytest.fixture
def asked(poll, house, actor, now):
    """The poll is open and its letters have left."""
    open_date_poll(poll, actor=actor, now=now)
    Letter.objects.update(state="sent", sent_at=now)
    return DatePoll.objects.get()

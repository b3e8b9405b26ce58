"""An organisation that was invited, and its personal link. It is 1 April 2027; the deadline is 15 May."""

from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client

from events.tokens import token_of
from stations.actions.invitations import make_link
from stations.models import Invitation, PersonalLink
from tests.factories import ContactFactory, InvitationFactory, OrganisationFactory, StationFactory, berlin


@pytest.fixture(autouse=True)
def _april():
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=False) as clock:
        yield clock


@pytest.fixture
def clock(_april):
    """Move it with `clock.move_to(berlin(…))`."""
    return _april


@dataclass
class Guest:
    """Somebody with a personal link and a browser. Pages are asked for in English."""

    client: Client
    link: PersonalLink
    token: str

    def path(self, rest="", prefix="/en"):
        return f"{prefix}/my/{self.token}/{rest}"

    def get(self, rest="", prefix="/en", **options):
        return self.client.get(self.path(rest, prefix), **options)

    def post(self, rest, /, **data):
        return self.client.post(self.path(rest), data)

    @property
    def invitation(self):
        return Invitation.objects.get(pk=self.link.invitation_id)

    @property
    def station(self):
        return self.invitation.festival.stations.get(organisation=self.invitation.organisation)


def guest_of(client, invitation, **contact):
    """A guest with a fresh link to this invitation."""
    person = ContactFactory(organisation=invitation.organisation, **{"name": "Nour"} | contact)
    link = make_link(invitation, person, now=berlin(2027, 4, 1, 9))
    return Guest(client, link, token_of(link.nonce))


@pytest.fixture
def house(office):
    return OrganisationFactory(office=office, name="Haus am Park", code="K7M4PX")


@pytest.fixture
def guest(client, festival, house):
    """Invited, not answered yet."""
    return guest_of(client, InvitationFactory(festival=festival, organisation=house))


@pytest.fixture
def registered(client, festival, house):
    """Accepted, with a submitted station."""
    station = StationFactory(festival=festival, organisation=house)
    return guest_of(client, Invitation.objects.get(festival=festival, organisation=station.organisation))

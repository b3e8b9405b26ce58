"""Sending again what did not arrive, and only that."""

import pytest

from events.errors import Refused
from events.models import Letter
from stations.actions.invitations import invite_organisations
from stations.actions.returned import send_returned_letter
from stations.models import Contact, PersonalLink
from tests.letters import invited

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["owed", "sending", "sent", "missed", "dropped"])
def test_what_did_not_fail_is_not_sent_again_and_corrects_nothing(festival, actor, now, state):
    (letter,) = invite_organisations(festival, [invited(festival)], actor=actor, now=now)
    Letter.objects.update(state=state)
    before = Contact.objects.get().email, PersonalLink.objects.usable().get()

    with pytest.raises(Refused):
        send_returned_letter(letter, recipient="right@example.org", actor=actor, now=now)

    assert (Contact.objects.get().email, PersonalLink.objects.usable().get()) == before
    assert Letter.objects.get().state == state

"""Letters as rows, for tests of the queue and of the worker."""

from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from events.models import Letter
from tests.factories import ContactFactory, InvitationFactory, OfficeFactory, berlin


class LetterFactory(DjangoModelFactory):
    """A letter owed, about nothing that exists: enough for everything but writing it."""

    class Meta:
        model = Letter

    office = factory.SubFactory(OfficeFactory)
    kind = "invitation"
    about_kind = "invitation"
    about_id = factory.Sequence(lambda n: n + 1)
    recipient = factory.Sequence(lambda n: f"letter{n}@example.org")
    language = "de"
    state = "owed"
    due_at = berlin(2027, 4, 1, 9)
    message_id = factory.LazyFunction(lambda: f"<{uuid4().hex}@standfest>")


def invited(festival, *, contacts=1, language="de", **fields):
    """An invitation in state “chosen” whose organisation has contacts to write to."""
    fields.setdefault("state", "chosen")
    fields.setdefault("invited_at", None)
    invitation = InvitationFactory(festival=festival, **fields)
    ContactFactory.create_batch(contacts, organisation=invitation.organisation, language=language)
    return invitation

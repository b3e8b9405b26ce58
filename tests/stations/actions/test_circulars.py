"""A circular is tried on oneself, sent once, and refused where nobody would get it."""

import pytest
from django.core.exceptions import ValidationError

from events.actors import staff
from events.errors import Refused
from events.models import Letter, LetterState
from stations.actions.circulars import (
    change_circular,
    drop_circular,
    send_circular,
    send_circular_to_oneself,
    write_circular,
)
from stations.models import Circular
from tests.factories import CircularFactory, FestivalFactory, InvitationFactory, UserFactory, berlin, translate
from tests.letters import invited

pytestmark = pytest.mark.django_db
NOW = berlin(2027, 4, 1, 9)


@pytest.fixture
def user():
    return UserFactory(email="mara@example.org", name="Mara", language="en")


@pytest.fixture
def festival():
    return FestivalFactory(state="inviting")


def test_unknown_placeholders_are_refused_by_name_and_field(festival, user):
    with pytest.raises(ValidationError) as refusal:
        write_circular(festival, to="everybody", subject="{tok}", body="{x}", actor=staff(user), now=NOW)

    assert sorted(refusal.value.message_dict) == ["body", "subject"]
    assert "{tok}" in refusal.value.message_dict["subject"][0]
    assert not Circular.objects.exists()


def test_a_translation_with_an_unknown_placeholder_is_refused_too(festival, user):
    circular = CircularFactory(festival=festival)

    with pytest.raises(ValidationError) as refusal:
        translate(circular, "body", "ar", "{اسم}")

    assert "{اسم}" in refusal.value.message_dict["words"][0]


def test_the_subject_is_one_line(festival, user):
    with pytest.raises(ValidationError) as refusal:
        write_circular(festival, to="everybody", subject="A\nBcc: b", body="x", actor=staff(user), now=NOW)

    assert refusal.value.message_dict == {"subject": ["The subject is one line."]}


def test_every_contact_is_owed_one_letter_and_it_is_sent_once(festival, user):
    invited(festival, contacts=2, state="accepted")
    invited(festival, contacts=1, state="declined")
    circular = CircularFactory(festival=festival)

    letters = send_circular(circular, actor=staff(user), now=NOW)

    assert [(one.kind, one.state) for one in letters] == [("circular", LetterState.OWED)] * 2
    with pytest.raises(Refused, match="sent already"):
        send_circular(circular, actor=staff(user), now=NOW)
    with pytest.raises(Refused, match="sent already"):
        change_circular(circular, subject="Anders", actor=staff(user), now=NOW)
    with pytest.raises(Refused, match="sent already"):
        drop_circular(circular, actor=staff(user), now=NOW)
    assert Letter.objects.count() == 2


def test_nobody_to_write_to_sends_nothing_and_stays_a_draft(festival, user):
    circular = CircularFactory(festival=festival, to="confirmed")

    with pytest.raises(Refused, match="Nobody would get"):
        send_circular(circular, actor=staff(user), now=NOW)

    circular.refresh_from_db()
    assert circular.sent_at is None


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_a_festival_nobody_knows_of_or_that_is_archived_is_silent(user, state):
    festival = FestivalFactory(state=state)
    invited(festival, state="accepted")

    with pytest.raises(Refused, match="Circulars are sent while"):
        send_circular(CircularFactory(festival=festival), actor=staff(user), now=NOW)


def test_the_test_letter_goes_to_oneself_and_holds_nobodys_link(festival, user):
    invitation = invited(festival, state="accepted")

    letter = send_circular_to_oneself(CircularFactory(festival=festival), user=user, actor=staff(user), now=NOW)

    assert (letter.recipient, letter.language, letter.kind) == ("mara@example.org", "en", "circular_test")
    assert letter.details == {"circular_id": Circular.objects.get().pk, "invitation_id": invitation.pk}


def test_a_test_letter_may_be_sent_again(festival, user):
    InvitationFactory(festival=festival)
    circular = CircularFactory(festival=festival)

    for minute in (1, 2):
        send_circular_to_oneself(circular, user=user, actor=staff(user), now=berlin(2027, 4, 1, 9, minute))

    assert Letter.objects.filter(kind="circular_test").count() == 2

"""Letters are owed once, taken back before they leave, and sent again to a better address."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from events.actions.letters import Owed, drop_letters, new_message_id, owe_letter, owe_letters, send_letter_again
from events.actors import Actor, staff
from events.errors import Refused
from events.models import Letter
from events.signals import letters_owed
from tests.factories import UserFactory, berlin
from tests.letters import LetterFactory


@pytest.fixture
def owe(festival, now):
    def owe(**more):
        fields = {"recipient": "a@example.org", "recipient_name": "A", "language": "de", "now": now} | more
        return owe_letter("invitation", about=festival, office=festival.office, festival=festival, **fields)

    return owe


@pytest.fixture
def woken():
    """How often somebody was told that letters are owed."""
    calls = []

    def receiver(**_told):
        calls.append(1)

    letters_owed.connect(receiver)
    yield calls
    letters_owed.disconnect(receiver)


def test_one_reason_one_letter(owe):
    first = owe(reason="x")

    assert owe(reason="x", recipient_name="other") == first
    assert owe(reason="y") != first
    assert owe(reason="x", recipient="b@example.org") != first
    assert Letter.objects.count() == 3


def test_many_at_once_each_once(festival, now):
    fields = {"office": festival.office, "festival": festival, "now": now}
    people = [Owed(festival, f"p{number}@example.org", "", "de") for number in range(3)]
    owe_letters("invitation", people[:1], **fields)
    Letter.objects.update(state="sent")

    new = owe_letters("invitation", [*people, people[2]], **fields)

    assert [letter.recipient for letter in new] == ["p1@example.org", "p2@example.org"]
    assert [Letter.objects.get(pk=letter.pk).recipient for letter in new] == [row.recipient for row in new]
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["owed", "owed", "sent"]


def test_thirty_cost_as_many_queries_as_three(festival, now, django_assert_num_queries):
    for number in (3, 30):
        people = [Owed(festival, f"{number}-{n}@example.org", "", "de") for n in range(number)]
        with django_assert_num_queries(2):
            owe_letters("invitation", people, office=festival.office, festival=festival, now=now)


def test_later(owe, now):
    assert owe(due_at=now + timedelta(hours=1)).due_at == now + timedelta(hours=1)


@pytest.mark.parametrize(
    ("sender", "host"),
    [
        ("Fest <fest@stadt.example>", "stadt.example"),
        ("Standfest <standfest@localhost>", "fest.example"),
        ("Fest <fest@bücherei.example>", "xn--bcherei-n2a.example"),
    ],
)
def test_message_ids_name_a_host_that_exists(settings, sender, host):
    settings.DEFAULT_FROM_EMAIL, settings.BASE_URL = sender, "https://fest.example:8443"

    assert new_message_id().endswith(f"@{host}>")


def test_a_letter_that_left_is_not_owed_again(owe):
    first = owe()
    Letter.objects.update(state="sent")

    assert owe() == first
    assert Letter.objects.get().state == "sent"


def test_many_letters_wake_once_after_the_commit(owe, woken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            owe(reason=str(number))
        assert woken == []

    assert woken == [1]


def test_a_letter_of_a_part_that_was_taken_back_does_not_swallow_the_wake_up(
    owe, woken, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                owe(reason="taken back")
                raise ValueError
        except ValueError:
            pass
        owe(reason="kept")

    assert woken == [1]
    assert Letter.objects.get().reason == "kept"


def test_what_wakes_nobody(owe, woken, django_capture_on_commit_callbacks):
    owe(reason="there")
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        owe(reason="missed", state="missed")

    assert (woken, callbacks) == ([], [])


def test_dropping_takes_only_what_has_not_left(festival):
    rows = {state: LetterFactory(state=state) for state in ("owed", "sending", "sent", "failed", "missed")}

    assert drop_letters(Letter.objects.all()) == 1
    after = {state: Letter.objects.get(pk=row.pk).state for state, row in rows.items()}
    assert after == {state: state for state in rows} | {"owed": "dropped"}


class TestSendingAgain:
    """A letter that failed, to a corrected address."""

    def test_it_is_owed_anew(self, actor, now, woken, django_capture_on_commit_callbacks):
        letter = LetterFactory(state="failed", attempts=5, last_error="550 no such user", recipient="old@x.org")

        with django_capture_on_commit_callbacks(execute=True):
            again = send_letter_again(letter, recipient=" New@X.org ", actor=actor, now=now)

        assert (again.state, again.recipient, again.attempts, again.last_error) == ("owed", "new@x.org", 0, "")
        assert (again.due_at, again.created_at) == (now, now)
        assert woken == [1]

    @pytest.mark.parametrize(
        ("state", "to", "same"),
        [("failed", "old@x.org", True), ("failed", "new@x.org", False), ("returned", "old@x.org", False)],
    )
    def test_another_address_or_one_that_came_back_is_another_mail(self, actor, now, state, to, same):
        """A mail program may hide a second mail with the number of one it has seen."""
        letter = LetterFactory(state=state, recipient="old@x.org")

        again = send_letter_again(letter, recipient=to, actor=actor, now=now)

        assert (again.message_id == letter.message_id) is same

    @pytest.mark.parametrize("state", ["owed", "sending", "sent", "dropped", "missed"])
    def test_only_a_failed_one(self, actor, now, state):
        letter = LetterFactory(state=state)

        with pytest.raises(Refused):
            send_letter_again(letter, recipient=letter.recipient, actor=actor, now=now)

    @pytest.mark.parametrize("recipient", ["", "nowhere", "a@b.org\nBcc: c@d.org"])
    def test_an_address_that_is_none_names_the_field(self, actor, now, recipient):
        with pytest.raises(ValidationError) as refusal:
            send_letter_again(LetterFactory(state="failed"), recipient=recipient, actor=actor, now=now)

        assert list(refusal.value.message_dict) == ["recipient"]

    def test_somebody_who_has_the_same_letter_gets_no_second(self, actor, now):
        sent = LetterFactory(state="sent", kind="reminder", reason="14 days")
        failed = LetterFactory(state="failed", kind="reminder", reason="14 days", about_id=sent.about_id)

        with pytest.raises(ValidationError) as refusal:
            send_letter_again(failed, recipient=sent.recipient, actor=actor, now=now)

        assert list(refusal.value.message_dict) == ["recipient"]


def test_due_and_stale():
    at = berlin(2027, 4, 1, 9)
    due = Letter(state="owed", due_at=at)

    assert str(due).endswith("(owed)")
    assert Actor(by="x").is_staff is False


@pytest.mark.django_db
def test_the_queue_by_its_leases():
    at, before, after = berlin(2027, 4, 1, 9), berlin(2027, 4, 1, 8), berlin(2027, 4, 1, 10)
    due = [LetterFactory(due_at=at), LetterFactory(due_at=at, queued_until=at)]
    LetterFactory(due_at=after)
    LetterFactory(due_at=at, queued_until=after)
    LetterFactory(due_at=at, state="sent")
    stale = LetterFactory(state="sending", claimed_until=before)
    fresh = LetterFactory(state="sending", claimed_until=after)

    assert set(Letter.objects.due(at=at)) == set(due)
    assert set(Letter.objects.stale(at=at)) == {stale}
    assert {stale, fresh} <= set(Letter.objects.unsent())


def test_a_name_as_long_as_an_address_fits_into_the_log(db):
    user = UserFactory(name="", email="x" * 200 + "@example.org")

    assert len(staff(user).by) == 160

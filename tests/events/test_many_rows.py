"""Rows written at once are those that Django would have written one by one."""

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from events.many_rows import insert_rows, keys_of
from events.models import Letter
from tests.factories import OfficeFactory, berlin
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db


def letters(office, count):
    details = [{"link_id": number, "wörter": ["ä", None, True]} for number in range(count)]
    return [
        LetterFactory.build(office=office, due_at=berlin(2027, 3, 28, 3), details=one, recipient_name="Zoë’s")
        for one in details
    ]


def told(letter):
    return model_to_dict(letter, exclude=["id"])


def test_everything_is_read_back_as_it_was(django_assert_num_queries):
    rows = letters(OfficeFactory(), 30)

    with django_assert_num_queries(1):
        insert_rows(rows)

    found = Letter.objects.order_by("pk")
    assert [one.created_at is not None for one in found] == [True] * 30
    assert [model_to_dict(one, exclude=["id"]) for one in found] == [
        model_to_dict(one, exclude=["id"]) for one in rows
    ]


def test_what_is_there_already_stays_as_it_is():
    first = LetterFactory(details={"old": 1})
    same = LetterFactory.build(office=first.office, about_id=first.about_id, recipient=first.recipient)
    other = LetterFactory.build(office=first.office)

    insert_rows([same, other], ignore_conflicts=True)

    assert Letter.objects.count() == 2
    assert Letter.objects.get(pk=first.pk).details == {"old": 1}
    assert keys_of([same, other], "message_id") == {other.message_id: Letter.objects.latest("pk").pk}


def test_a_conflict_is_an_error_unless_it_is_expected():
    first = LetterFactory()
    same = LetterFactory.build(office=first.office, about_id=first.about_id, recipient=first.recipient)

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([LetterFactory.build(office=first.office), same])

    assert Letter.objects.get() == first


def test_nothing_is_written_for_nobody(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])
        assert keys_of([], "message_id") == {}

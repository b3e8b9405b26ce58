"""What a batch shares: each thing once, each language its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.letters import write
from events.models import Letter
from events.sharing import gather_for, one_batch, shared
from stations.actions.invitations import invite_organisations
from tests.factories import berlin, translate
from tests.letters import invited

NOW = berlin(2027, 4, 1, 9)
TITLES = {"ar": "مهرجان الصيف", "tr": "Yaz şenliği"}


@pytest.fixture
def letters(festival, actor):
    """Letters to two organisations for each of three languages, in turn."""
    for tag, words in TITLES.items():
        translate(festival, "title", tag, words)
    rows = [invited(festival, language=tag) for _ in range(2) for tag in ("ar", "de", "tr")]
    owed = invite_organisations(festival, rows, actor=actor, now=NOW)
    return list(
        Letter.objects.select_related("office", "festival__office").filter(pk__in=[row.pk for row in owed])
    )


def test_a_batch_says_what_each_letter_says_alone(letters):
    alone = [write(letter).html for letter in letters]

    with one_batch():
        gather_for(letters)
        together = [write(letter).html for letter in letters]

    assert together == alone
    assert len(set(together)) == len(letters)


def test_calendars_speak_the_language_of_their_letter(letters):
    with one_batch():
        gather_for(letters)
        said = {
            letter.language: write(letter).content.calendars[0][1].decode().replace("\r\n ", "")
            for letter in letters
        }

    titles = TITLES | {"de": "Sommerfest"}
    assert {tag: f"SUMMARY:{title}" in said[tag] for tag, title in titles.items()} == dict.fromkeys(titles, True)


def test_more_letters_cost_no_more_queries(letters):
    """The translations, the links, and what each language says of the festival."""

    def queries(of):
        with CaptureQueriesContext(connection) as found, one_batch():
            gather_for(of)
            for letter in of:
                write(letter)
        return len(found)

    first_of_each = {letter.language: letter for letter in letters}
    queries(letters)

    assert queries(letters) == queries(list(first_of_each.values()))


def test_nothing_is_kept_outside_of_a_batch():
    made = iter(range(10))

    assert [shared("key", lambda: next(made)) for _ in range(2)] == [0, 1]
    with one_batch():
        assert [shared("key", lambda: next(made)) for _ in range(2)] == [2, 2]
    assert shared("key", lambda: next(made)) == 3

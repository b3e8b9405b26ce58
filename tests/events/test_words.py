"""Words: what counts as the same text, what a translation is worth, what has changed."""

import pytest

from events.words import Piece, State, digest, reads, state_of, word_diff


@pytest.mark.parametrize(
    "same",
    ["Wir nähen Wimpel.", " Wir  nähen\r\nWimpel. ", "Wir na\u0308hen Wimpel."],
    ids=["as it is", "white space", "decomposed letters"],
)
def test_the_same_text_has_the_same_digest(same):
    assert digest(same) == digest("Wir nähen Wimpel.")


def test_one_changed_word_is_another_text():
    assert digest("Wir nähen Wimpel.") != digest("Wir nähen Wimpel")


@pytest.mark.parametrize(
    ("made_from", "by_machine", "state"),
    [
        (None, False, State.MISSING),
        ("old", False, State.OUTDATED),
        ("old", True, State.OUTDATED),
        ("now", True, State.MACHINE),
        ("now", False, State.CHECKED),
    ],
)
def test_the_state_is_derived(made_from, by_machine, state):
    assert state_of("now", made_from, by_machine=by_machine) == state


@pytest.mark.parametrize(
    ("reader", "language", "enough"),
    [
        ("ar", "ar", True),
        ("de", "de-x-leicht", True),
        ("de-x-leicht", "de", False),
        ("ar", "de", False),
    ],
)
def test_who_needs_no_translation(reader, language, enough):
    assert reads(reader, language) is enough


def test_the_difference_is_told_word_by_word():
    assert word_diff("Wir nähen am Samstag", "Wir nähen am Sonntag bunte Wimpel") == [
        Piece("same", "Wir nähen am"),
        Piece("removed", "Samstag"),
        Piece("added", "Sonntag bunte Wimpel"),
    ]


def test_nothing_changed():
    assert word_diff("Wir nähen", "Wir  nähen") == [Piece("same", "Wir nähen")]

"""Paragraphs survive, nothing without words leaves the house, portions are small enough."""

import pytest

from events.machine.lines import MOST_BYTES, batches, refuse_too_much, translate_lines
from events.machine.provider import ProviderRefused


def loud(words):
    return [text.upper() for text in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Komm!", "KOMM!"),
        ("", ""),
        (" \n ", " \n "),
        ("10–18\n\n—\n", "10–18\n\n—\n"),
        ("Spiele\n\n  - Tee \r\n\t- Tee\n", "SPIELE\n\n  - TEE \r\n\t- TEE\n"),
        ("\nش\u2028ы\n", "\nش\u2028Ы\n"),
    ],
)
def test_lines_and_blanks_stay(text, expected):
    assert translate_lines([text], loud, count=9, size=999) == [expected]


def test_order_and_length_stay_and_each_line_is_asked_for_once():
    asked = []

    def ask(words):
        asked.append(words)
        return loud(words)

    said = translate_lines(["b", "", "a\nb", "12", "a"], ask, count=9, size=999)

    assert said == ["B", "", "A\nB", "12", "A"]
    assert asked == [["b", "a"]]


def test_an_answer_of_several_lines_becomes_one():
    assert translate_lines(["a\nb"], lambda words: [f" {text}\n\n! " for text in words], count=9, size=99) == [
        "a !\nb !"
    ]


def test_half_a_text_is_no_text():
    """Where the service says nothing to one line, the text is missing; the others are not touched by that."""
    said = translate_lines(
        ["a\nb", "c"], lambda words: [text.replace("b", " ") for text in words], count=9, size=9
    )

    assert said == ["", "c"]


def test_too_few_answers_are_never_taken_for_others():
    with pytest.raises(ValueError, match="shorter"):
        translate_lines(["a", "b"], lambda words: words[:1], count=9, size=9)


@pytest.mark.parametrize(
    ("words", "count", "size", "expected"),
    [
        ([], 2, 9, []),
        (["a", "b", "c"], 2, 9, [["a", "b"], ["c"]]),
        (["aa", "bb", "c"], 9, 4, [["aa", "bb"], ["c"]]),
        (["ää", "b"], 9, 4, [["ää"], ["b"]]),
        (["much too long", "b"], 9, 4, [["much too long"], ["b"]]),
    ],
)
def test_batches(words, count, size, expected):
    assert list(batches(words, count=count, size=size)) == expected


def test_a_months_quota_is_not_used_up_by_mistake():
    refuse_too_much(["a" * MOST_BYTES])
    with pytest.raises(ProviderRefused, match="too many"):
        refuse_too_much(["ä", "a" * (MOST_BYTES - 1)])

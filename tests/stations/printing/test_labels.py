"""Dates, times and sentences in each language."""

import pytest

from events.formats import say_range
from events.languages import BY_TAG, PRODUCT_TAGS
from stations.printing import labels
from stations.printing.content import Text
from stations.printing.typesetting import is_printable
from tests.factories import BERLIN, berlin


@pytest.mark.parametrize("tag", PRODUCT_TAGS)
def test_every_language_has_printable_dates_and_times(tag):
    """Kurdish, Tigrinya and Somali too."""
    lines = labels.when(berlin(2027, 6, 12, 14), berlin(2027, 6, 12, 18), BERLIN, tag)

    assert [(line.lang, is_printable(line.words)) for line in lines] == [(tag, True)] * 2


def test_a_language_without_cldr_gets_english_marked_as_english():
    """A sane date beats none, and the screen reader is not lied to."""
    day, _hours = labels.when(berlin(2027, 6, 12, 14), berlin(2027, 6, 12, 18), BERLIN, "xx")

    assert day == Text("Saturday, 12 June 2027", "en")


def test_dates_on_paper_are_those_of_the_pages():
    """Persian too with the digits of the clocks and signs of the place; a range keeps its order everywhere."""
    day, hours = labels.when(berlin(2027, 6, 12, 14), berlin(2027, 6, 12, 18), BERLIN, "fa")

    assert (day.words, hours.words) == ("شنبه 12 ژوئن 2027", say_range("14:00", "18:00"))


def test_a_festival_over_two_days_has_a_first_and_a_last_moment():
    """One line each, so that no date belongs to the wrong time."""
    lines = labels.when(berlin(2027, 6, 12, 14), berlin(2027, 6, 13, 1), BERLIN, "en")

    assert [line.words for line in lines] == [
        "From Saturday, 12 June 2027, \u206614:00\u2069",
        "Until Sunday, 13 June 2027, \u206601:00\u2069",
    ]


@pytest.mark.parametrize(
    ("low", "high", "words"), [(None, None, "For all ages"), (0, None, "For all ages"), (6, 12, "6 to 12 years")]
)
def test_ages(low, high, words):
    """A fact without words would be a mere picture, so everybody is named too."""
    assert labels.ages(low, high, "en") == Text(words, "en")


def test_times_of_an_offer():
    """None means the whole festival."""
    assert [text.words for text in labels.times([], "en")] == ["The whole time"]
    assert [text.words for text in labels.times([["14:00", "15:00"], ["16:00", "16:30"]], "ar")] == [
        say_range("14:00", "15:00"),
        say_range("16:00", "16:30"),
    ]


def test_a_sentence_without_translation_is_marked_english_and_said_once():
    """No language is claimed that the words are not in."""
    assert labels.say_in_each(["xx", "yy"], "Not in any catalogue") == (Text("Not in any catalogue", "en"),)


def test_every_language_can_be_named_on_paper():
    """A station that speaks Chinese must not stop the print where no Chinese font is installed."""
    names = [labels.autonym(tag, reader="de") for tag in BY_TAG]

    assert [name.words for name in names if not is_printable(name.words)] == []
    assert labels.autonym("ar", reader="de") == Text("العربية", "ar")


def test_a_language_no_font_can_write_is_named_in_the_readers_language(monkeypatch):
    monkeypatch.setattr(labels, "is_printable", lambda words: words != "中文")

    assert labels.autonym("zh", reader="de") == Text("Chinesisch", "de")

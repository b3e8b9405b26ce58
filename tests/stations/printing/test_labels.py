"""Dates, times and sentences in each language."""

from datetime import date, datetime, time

import pytest

from events.languages import BY_TAG, PRODUCT_TAGS
from stations.printing import labels
from stations.printing.content import Text
from stations.printing.typesetting import is_printable


def test_a_day_by_cldr():
    """German and English as people here write them; Arabic and Persian with the Gregorian month."""
    day = date(2027, 6, 12)

    assert [labels.day(day, tag).words for tag in ("de", "en", "ar", "fa")] == [
        "Samstag, 12. Juni 2027",
        "Saturday, 12 June 2027",
        "السبت، 12 يونيو 2027",
        "شنبه 12 ژوئن 2027",
    ]


@pytest.mark.parametrize("tag", PRODUCT_TAGS)
def test_every_language_has_printable_dates_and_times(tag):
    """Kurdish, Tigrinya and Somali too."""
    lines = labels.when(datetime(2027, 6, 12, 14, 0), datetime(2027, 6, 12, 18, 0), tag)  # noqa: DTZ001 (local times)

    assert [(line.lang, is_printable(line.words)) for line in lines] == [(tag, True)] * 2


def test_a_language_without_cldr_gets_english_marked_as_english():
    """A sane date beats none, and the screen reader is not lied to."""
    assert labels.day(date(2027, 6, 12), "xx") == Text("Saturday, 12 June 2027", "en")


def test_time_ranges_are_isolated_and_right_to_left_ones_have_no_words():
    """Between isolates the figures run from left to right; a word between them would be read backwards."""
    ranges = [labels.clock_range(time(14), time(15, 30), tag).words for tag in ("de", "ar", "fa")]

    assert ranges == ["\u206614:00–15:30 Uhr\u2069", "\u206614:00–15:30\u2069", "\u206614:00–15:30\u2069"]


def test_a_festival_over_two_days_has_a_first_and_a_last_moment():
    """One line each, so that no date belongs to the wrong time."""
    lines = labels.when(datetime(2027, 6, 12, 14, 0), datetime(2027, 6, 13, 1, 0), "en")  # noqa: DTZ001 (local times)

    assert [line.words for line in lines] == [
        "From Saturday, 12 June 2027, \u206614:00\u2069",
        "Until Sunday, 13 June 2027, \u206601:00\u2069",
    ]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "For all ages"),
        (0, None, "For all ages"),
        (6, None, "From age 6"),
        (None, 12, "Up to age 12"),
        (0, 3, "Up to age 3"),
        (6, 12, "From age 6 to 12"),
        (18, 18, "Age 18"),
    ],
)
def test_ages(low, high, words):
    assert labels.ages(low, high, "en") == Text(words, "en")


def test_times_of_an_offer():
    """None means the whole festival."""
    assert [text.words for text in labels.times([], "en")] == ["The whole time"]
    assert [text.words for text in labels.times([["14:00", "15:00"], ["16:00", "16:30"]], "ar")] == [
        "\u206614:00–15:00\u2069",
        "\u206616:00–16:30\u2069",
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

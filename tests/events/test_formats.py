"""Dates, times and ages as a language says them, by CLDR."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from events.formats import locale_of, say_day, say_moment, say_span

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("de", "de"),
        ("de-x-leicht", "de"),
        ("en", "en_GB"),
        ("en-x-plain", "en_GB"),
        ("pt-BR", "pt_BR"),
        ("ku", "ku"),
        ("rom", "en_GB"),
        ("not a tag", "en_GB"),
        ("", "en_GB"),
    ],
)
def test_the_nearest_that_cldr_knows(tag, locale):
    assert str(locale_of(tag)) == locale


def test_plain_german_says_days_in_german():
    assert say_day(date(2027, 6, 12), "de-x-leicht") == "Samstag, 12. Juni 2027"


def test_digits_are_those_of_the_clocks_here():
    assert say_day(date(2027, 6, 12), "fa") == "شنبه 12 ژوئن 2027"


def test_a_span_of_one_day_and_of_two():
    start, end = datetime(2027, 6, 12, 12, 0, tzinfo=UTC), datetime(2027, 6, 12, 16, 0, tzinfo=UTC)

    assert say_span(start, end, BERLIN, "de") == "Samstag, 12. Juni 2027, \u206614:00\u2060–\u206018:00\u2069"
    assert say_span(start, end.replace(day=13), BERLIN, "de") == (
        f"{say_moment(start, BERLIN, 'de')} – {say_moment(end.replace(day=13), BERLIN, 'de')}"
    )

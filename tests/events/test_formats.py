"""Dates, times and ages as a language says them, by CLDR."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from events.formats import locale_of, say_ages, say_day, say_moment, say_number, say_span, unlinked

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


@pytest.mark.parametrize(
    ("tag", "said"),
    [("de", "3,5"), ("de-x-leicht", "3,5"), ("en", "3.5"), ("ku", "3,5"), ("ar", "3.5"), ("fa", "3.5")],
)
def test_numbers(tag, said):
    assert say_number(Decimal("3.50"), tag) == said


def test_a_thousand():
    assert [say_number(2000, tag) for tag in ("de", "en", "fr", "ar")] == ["2.000", "2,000", "2\u202f000", "2,000"]


@pytest.mark.parametrize(
    ("low", "high", "english", "german"),
    [
        (None, None, "", ""),
        (0, None, "", ""),
        (1, None, "from 1 year", "ab 1 Jahr"),
        (6, None, "from 6 years", "ab 6 Jahren"),
        (None, 1, "up to 1 year", "bis 1 Jahr"),
        (0, 3, "up to 3 years", "bis 3 Jahre"),
        (None, 0, "up to 0 years", "bis 0 Jahre"),
        (6, 12, "6 to 12 years", "6 bis 12 Jahre"),
        (1, 1, "1 year old", "1 Jahr alt"),
        (6, 6, "6 years old", "6 Jahre alt"),
    ],
)
def test_ages(low, high, english, german):
    with translation.override("en"):
        assert say_ages(low, high) == english
    for tag in ("de", "de-x-leicht"):
        with translation.override(tag):
            assert say_ages(low, high) == german


@pytest.mark.parametrize(
    ("tag", "low", "high", "said"),
    [
        ("uk", None, 21, "до 21 року"),
        ("uk", 3, 3, "3 роки"),
        ("uk", 5, 5, "5 років"),
        ("ru", 1, None, "от 1 года"),
        ("pl", 2, 2, "2 lata"),
        ("pl", 22, 22, "22 lata"),
        ("pl", 21, 21, "21 lat"),
        ("ro", 3, 25, "de la 3 la 25 de ani"),
        ("ar", 2, None, "من عمر سنتين"),
        ("ar", 3, None, "من عمر 3 سنوات"),
        ("ar", 11, None, "من عمر 11 سنة"),
        ("fr", 1, 1, "1 an"),
        ("tr", 6, 12, "6–12 yaş arası"),
    ],
)
def test_ages_take_the_form_that_the_number_wants(tag, low, high, said):
    with translation.override(tag):
        assert say_ages(low, high) == said


@pytest.mark.parametrize(
    "typed",
    ["https://evil.example/x?y", "www.evil.example", "evil.example", "Verein evil.de e.V.", "a@evil.example"],
)
def test_no_address_is_left_in_what_people_typed(typed):
    made = unlinked(typed)

    assert made.replace("\u2060", "") == typed
    assert not any(part in made for part in ("://", "evil.", "www.", "@e"))


@pytest.mark.parametrize("name", ["Verein für Bildung e.V.", "Café 12 Uhr", "AWO: Haus am See", "St. Martin"])
def test_ordinary_names_stay_as_they_are(name):
    assert unlinked(name) == name

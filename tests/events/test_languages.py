"""The table of languages: each once, with its own name and direction."""

import pytest
from babel import Locale, UnknownLocaleError

from events.languages import BY_TAG, PLAIN_GERMAN, PRODUCT, PRODUCT_TAGS, SPOKEN_TOO, language, primary, runs_rtl


def test_each_language_stands_there_once():
    tags = [known.tag for known in PRODUCT + SPOKEN_TOO]

    assert sorted(tags) == sorted(set(tags))
    assert len({known.autonym for known in BY_TAG.values()}) == len(tags)


def test_the_product_speaks_sixteen_languages_plain_german_beside_german():
    assert (len(PRODUCT_TAGS), PRODUCT_TAGS[:3]) == (16, ("de", PLAIN_GERMAN, "en"))


def test_every_tag_fits_its_column():
    assert [tag for tag in BY_TAG if len(tag) > 12] == []


@pytest.mark.parametrize("tag", BY_TAG)
def test_direction_is_that_of_the_own_name_and_of_cldr(tag):
    known = language(tag)

    assert known.rtl == runs_rtl(known.autonym)
    try:
        assert (
            known.direction
            == {"left-to-right": "ltr", "right-to-left": "rtl"}[Locale.parse(primary(tag)).character_order]
        )
    except UnknownLocaleError:
        assert tag in {"gsg", "prs", "rom"}  # CLDR has no data of these


@pytest.mark.parametrize(
    ("tag", "expected"), [("de", "de"), (PLAIN_GERMAN, "de"), ("pt-BR", "pt"), ("", ""), ("rom", "rom")]
)
def test_primary(tag, expected):
    assert primary(tag) == expected


def test_an_unknown_language_is_shown_as_it_is():
    unknown = language("xx")

    assert (unknown.autonym, unknown.direction) == ("xx", "ltr")

"""In every language the text read out of a PDF is the text that was put in, in the order of reading.

Two readers are asked. PDFium (in Chrome) is always at hand; it cannot put lines in order that mix directions: it
cuts Latin words in an Arabic line at each hyphen and reverses the pieces, and takes a letter below a vowel mark
to the wrong end of its word. Poppler reads these very files in order, so the files are right. Lines that run one
way are compared whole with both; mixed ones word by word with PDFium, whole with Poppler where it is installed.
"""

import shutil
import unicodedata
from collections import Counter
from functools import lru_cache

import pytest

from events.languages import PRODUCT_TAGS, language
from stations.printing.content import Text
from stations.printing.typesetting import typeset
from tests.stations.printing.phrases import PHRASES
from tests.stations.printing.reading import bare, language_of, lines_of, text_by_poppler, text_of
from tests.stations.printing.samples import a_sheet, a_sign, in_words_of, some_signs

poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="Poppler's pdftotext is not installed")
each_language = pytest.mark.parametrize("tag", PRODUCT_TAGS)


@lru_cache
def _sheet(tag: str) -> tuple[bytes, list[str]]:
    """A sheet with German lines among those of the language, and all that people wrote on it."""
    column = in_words_of(tag, stations=3, offers=1)
    return typeset("sheet", a_sheet(column)), [text.words for _place, text in column.places()]


@lru_cache
def _sign(tag: str) -> tuple[bytes, list[str]]:
    texts = [PHRASES[tag].station, PHRASES[tag].offer, PHRASES[tag].details]
    name, *offers = (Text(words, tag) for words in texts)
    return typeset("signs", some_signs(a_sign(1, *offers, name=name))), texts


def _missing(texts: list[str], found: str) -> list[str]:
    return [text for text in texts if bare(text) not in bare(found)]


def _has_vowel_marks(text: str) -> bool:
    return any(unicodedata.category(letter) == "Mn" for letter in unicodedata.normalize("NFC", text))


def _is_easy(text: str) -> bool:
    """Runs one way, without vowel marks."""
    from_left = {"L", "EN"} & {unicodedata.bidirectional(letter) for letter in text}
    from_right = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    return not (from_left and from_right) and not _has_vowel_marks(text)


def _words(texts: list[str]) -> Counter[str]:
    words = [word for text in texts for word in text.replace("-", " ").split() if any(map(str.isalpha, word))]
    return Counter(bare(word) for word in words if not _has_vowel_marks(word))


def test_there_are_phrases_in_every_language():
    assert set(PHRASES) == set(PRODUCT_TAGS)


@each_language
@pytest.mark.parametrize("printed", [_sheet, _sign])
def test_chrome_reads_what_was_put_in(tag, printed):
    """Every line that runs one way, and every word of the others."""
    pdf, texts = printed(tag)

    found = text_of(pdf)

    assert _missing([text for text in texts if _is_easy(text)], found) == []
    assert _words([text for text in texts if not _is_easy(text)]) - _words([found]) == Counter()


@poppler
@each_language
@pytest.mark.parametrize("printed", [_sheet, _sign])
def test_poppler_reads_what_was_put_in_in_order(tag, printed):
    """Latin names and figures inside Arabic and Persian sentences stand where they belong."""
    pdf, texts = printed(tag)

    assert _missing(texts, text_by_poppler(pdf)) == []


@each_language
def test_a_sheet_says_its_language(tag):
    """Plain German is German for a voice that reads aloud."""
    pdf, _texts = _sheet(tag)

    assert language_of(pdf) == tag.partition("-")[0]


@pytest.mark.parametrize("tag", [tag for tag in PRODUCT_TAGS if language(tag).rtl])
def test_german_lines_on_a_sheet_from_right_to_left_stay_as_they_are(tag):
    """With their stops and brackets: Chrome turns them around in a document that says it runs so."""
    pdf, _texts = _sheet(tag)

    lines = lines_of(pdf, 1)

    german = PHRASES["de"]
    assert [line for line in (german.station, german.offer) if line not in lines] == []

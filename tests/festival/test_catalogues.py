"""The catalogues: German whole, every other language whole for what visitors and organisations read."""

import re
from ast import literal_eval
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from events.languages import PLAIN_GERMAN, PRODUCT_TAGS, primary
from tests.conftest import ROOT

LOCALE = ROOT / "festival" / "locale"
TRANSLATED = [tag for tag in PRODUCT_TAGS if tag != "en"]  # English is the language of the source

# What somebody without an account reads: pages, letters, paper, and the faults of their forms.
FOR_VISITORS = re.compile(
    r"festival/templates/(visitor|portal|translate|letters/(?!observance_moved)|components|failures|layouts|base|429)"
    r"|stations/printing/(labels|content|typesetting)|stations/(letters|poll_letters|timed_letters|circulars|calendars|feeds|validators)\.py"
    r"|festival/(portal|visitor|translate)/(?!samples)|festival/(station_forms|forms|words_forms|readability)\.py"
    r"|stations/models|stations/actions/(registration|invitations|decisions|directory|date_polls)|events/actions/words"
    r"|festival/templatetags/(standfest|festival_dates)|events/(errors|formats|texts|translating|validators)\.py"
    r"|events/models/festival|events/(own_calendar|calendars/(catalogue|exchange|subscription))\.py"
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\({_LITERAL}(?:, ?{_LITERAL})?(?:, ?{_LITERAL})?", re.DOTALL)
NOT_PLAIN = re.compile(r"\b(würden?|könnten?|hätten?|wären?|möchten?|sollten?|du|ihr|dein\w*|euch|usw|ggf|bzw)\b")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")


def catalogue(tag: str) -> Catalog:
    with (LOCALE / to_locale(tag) / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=primary(tag), abort_invalid=True)


def messages(tag: str) -> list[Message]:
    return [message for message in catalogue(tag) if message.id]


def forms_of(message: Message) -> list[str]:
    """Its translations: one, or one for each plural form."""
    return list(message.string) if isinstance(message.string, (list, tuple)) else [message.string]


def is_translated(message: Message) -> bool:
    return not message.fuzzy and all(forms_of(message))


def in_source() -> set[str]:
    """Every sentence that the code and the templates mark for translation."""
    found: set[str] = set()
    for folder in ("api", "events", "festival", "stations", "worker"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix == ".py":
                calls = extract_python(BytesIO(path.read_bytes()), KEYWORDS, [], {})
                found |= {_msgid(name, words) for _line, name, words, _notes in calls}
            elif path.suffix in {".html", ".txt"}:
                found |= set(_in_template(path.read_text(encoding="utf-8")))
    return {sentence for sentence in found if sentence}


def _in_template(text: str) -> Iterator[str]:
    for name, *literals in CALL.findall(templatize(text)):
        yield _msgid(name, tuple(literal_eval(literal) for literal in literals if literal))


def _msgid(name: str, words: str | tuple[str | None, ...] | None) -> str:
    if words is None or isinstance(words, str):
        return words or ""
    texts = [word for word in words if word]
    return texts[1] if "pgettext" in name else texts[0]


def test_german_has_every_sentence_of_the_source_and_no_other():
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in messages("de")}
    assert known == in_source()


def test_german_is_whole():
    assert [message.id for message in messages("de") if not is_translated(message)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_what_visitors_read_is_whole_in_every_language(tag):
    missing = [
        message.id
        for message in messages(tag)
        if any(FOR_VISITORS.search(path) for path, _line in message.locations) and not is_translated(message)
    ]
    assert missing == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_language_knows_the_same_sentences(tag):
    assert {(m.context, m.id) for m in messages(tag)} == {(m.context, m.id) for m in messages("de")}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_placeholders_are_those_of_the_source(tag):
    wrong = []
    for message in filter(is_translated, messages(tag)):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        allowed = set(PLACEHOLDER.findall(source))
        for form in forms_of(message):
            used = set(PLACEHOLDER.findall(form))
            # A plural form for exactly one or two may say the number in words.
            if used != allowed and not (isinstance(message.id, tuple) and used < allowed):
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_plurals_have_the_forms_of_the_language(tag):
    """The rule in the header is the one GNU gettext and CLDR give; each sentence has all its forms, no more."""
    rule = get_plural(primary(tag))
    wrong = [m.id for m in messages(tag) if isinstance(m.id, tuple) and len(forms_of(m)) != rule.num_plurals]

    assert (catalogue(tag).plural_forms, wrong) == (str(rule), [])


def test_plain_german_keeps_its_rules():
    """Leichte Sprache: short sentences, nothing that only might be, everybody addressed politely."""
    sentences = [
        sentence
        for message in filter(is_translated, messages(PLAIN_GERMAN))
        for form in forms_of(message)
        for sentence in re.split(r"(?<=[.?!:])\s+", form)
    ]

    assert [said for said in sentences if len(re.findall(r"\w{2,}", PLACEHOLDER.sub("", said))) > 13] == []
    assert [said for said in sentences if NOT_PLAIN.search(said)] == []

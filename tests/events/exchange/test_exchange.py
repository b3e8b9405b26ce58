"""The way out and in again, whichever format: words come back as they left, and strangers' files do no harm."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.exchange import LARGEST, Exchange, ExchangeError, read, write_po, write_xliff
from events.words import digest
from tests.events.exchange.samples import TO_ARABIC, entry, hard_entries

BOTH = pytest.mark.parametrize("write", [write_xliff, write_po])
# What can be written down: no surrogates, no control characters, one kind of line break.
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")
    | st.sampled_from("\t\n"),
    max_size=200,
)
# Pieces of both formats' syntax, so that the search meets more than letters.
TANGLED = st.lists(
    WORDS | st.sampled_from(['"', "\\", "\\n", "_:", "\n", "msgid", "#", "<", "&amp;", "]]>", " "])
).map("".join)


@BOTH
def test_hard_texts_come_back_as_they_left(write):
    entries = hard_entries()

    assert read(write(entries, **TO_ARABIC)) == Exchange("de", "ar", tuple(entries))


@BOTH
@settings(max_examples=60, deadline=None)
@example(source="_:", target="")
@given(source=TANGLED, target=TANGLED)
def test_any_text_comes_back_as_it_left(write, source, target):
    sent = entry(source=source, target=target)

    assert read(write([sent], **TO_ARABIC)).entries == (sent,)


@BOTH
@pytest.mark.parametrize("tag", ["de-x-leicht", "pt-BR", "zh-Hant-TW", "ckb"])
def test_the_language_tag_comes_back(write, tag):
    data = write([entry()], source_language="de", target_language=tag, name="Fest")

    assert read(data).target_language == tag


@BOTH
def test_equal_sources_stay_apart(write):
    entries = (entry(target="Un"), entry(key="offer-13-title", target="Deux"))

    assert read(write(entries, **TO_ARABIC)).entries == entries


@BOTH
def test_nothing_to_translate_is_a_file_too(write):
    assert read(write([], **TO_ARABIC)) == Exchange("de", "ar", ())


@BOTH
def test_a_missing_translation_needs_no_second_look(write):
    data = write([entry(target="", needs_work=True)], **TO_ARABIC)

    assert read(data).entries == (entry(target="", needs_work=False),)


@BOTH
@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_a_line_feed_and_the_digest_does_not_mind(write, line_break):
    source = f"Eins{line_break}Zwei"

    back = read(write([entry(source=source, target=source)], **TO_ARABIC)).entries

    assert back == (entry(source="Eins\nZwei", target="Eins\nZwei", source_digest=digest(source)),)


@BOTH
@pytest.mark.parametrize("code", [0x00, 0x08, 0x1B, 0xD800, 0xFFFE])
@pytest.mark.parametrize("field", ["source", "target", "label"])
def test_a_character_that_no_file_can_hold_is_named(write, code, field):
    with pytest.raises(ExchangeError) as refused:
        write([entry(**{field: f"a{chr(code)}b"}, source_digest="")], **TO_ARABIC)

    assert str(refused.value) == (
        f"The text “offer-12-title” contains the character U+{code:04X}, which no translators’ file can hold."
    )


@BOTH
def test_a_text_in_another_language_is_refused(write):
    with pytest.raises(ExchangeError, match="“offer-12-title” is written in another language"):
        write([entry(source_language="tr")], **TO_ARABIC)


@BOTH
def test_a_key_with_spaces_is_a_mistake_of_the_program(write):
    with pytest.raises(ValueError, match="not a key"):
        write([entry(key="offer 12")], **TO_ARABIC)


@BOTH
def test_a_stated_digest_that_does_not_fit_is_not_believed(write):
    data = write([entry(source="Alt", source_digest=digest("Neu"))], **TO_ARABIC)

    assert read(data).entries[0].source_digest == digest("Alt")


@BOTH
def test_who_edits_the_source_in_the_file_makes_the_entry_stale(write):
    data = write([entry(source="Waffeln")], **TO_ARABIC).replace(b"Waffeln", b"Crepes")

    assert read(data).entries[0].source_digest == digest("Crepes")


@BOTH
def test_a_text_that_stands_there_twice_is_refused(write):
    data = write([entry(), entry(key="offer-13-title")], **TO_ARABIC).replace(b"offer-13", b"offer-12")

    with pytest.raises(ExchangeError) as refused:
        read(data)

    assert str(refused.value) == "The text “offer-12-title” stands in the file twice."


@BOTH
def test_too_many_texts_are_refused_in_both_directions(write, monkeypatch):
    entries = [entry(key=f"offer-{number}-title") for number in range(3)]
    data = write(entries, **TO_ARABIC)
    monkeypatch.setattr("events.exchange.entries.MOST", 2)

    with pytest.raises(ExchangeError, match="more than 2 texts"):
        read(data)
    with pytest.raises(ExchangeError, match="more than 2 texts"):
        write(entries, **TO_ARABIC)


@BOTH
def test_too_many_bytes_are_refused_in_both_directions(write):
    with pytest.raises(ExchangeError, match="larger than 2 MB"):
        write([entry(target="x" * LARGEST)], **TO_ARABIC)
    with pytest.raises(ExchangeError, match="larger than 2 MB"):
        read(write([entry()], **TO_ARABIC) + b" " * LARGEST)


@BOTH
def test_a_byte_order_mark_does_no_harm(write):
    assert read(b"\xef\xbb\xbf" + write([entry()], **TO_ARABIC)).entries == (entry(),)


@BOTH
@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_another_encoding_is_named(write, encoding):
    data = write([entry()], **TO_ARABIC).decode().encode(encoding)

    with pytest.raises(ExchangeError, match=r"not saved in UTF-8"):
        read(data)


@pytest.mark.parametrize("data", [b"", b"Guten Tag", b"<html><body></body></html>", b"%PDF-1.7", b"key;words"])
def test_a_file_of_another_kind_is_named(data):
    with pytest.raises(ExchangeError) as refused:
        read(data)

    assert str(refused.value) == "This is neither an XLIFF 2 file nor a PO file."


@BOTH
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(write, data):
    """Whatever is cut out or put in: an Exchange or an ExchangeError, never another failure."""
    text = write([entry(), entry(key="offer-13-title", needs_work=True)], **TO_ARABIC).decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    put_in = data.draw(WORDS | st.sampled_from(["msgstr[x] ", "#|", "#~ ", "\0", "&x;", "<", '"', "\n", "\r"]))

    try:
        found = read((text[:start] + put_in + text[end:]).encode())
    except ExchangeError:
        return
    assert isinstance(found, Exchange)


@settings(max_examples=100, deadline=None)
@given(st.binary() | st.binary().map(b'msgid "'.__add__) | st.binary().map(b"<xliff".__add__))
def test_noise_is_refused(data):
    with pytest.raises(ExchangeError):
        read(data)

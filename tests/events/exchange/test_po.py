"""PO: what leaves is what gettext expects, what other programs make of it comes back, oddities are named."""

import io
import shutil
import subprocess

import pytest
from babel.messages.pofile import read_po as babel_read
from babel.messages.pofile import write_po as babel_write

from events.exchange import Exchange, ExchangeError, read, write_po
from events.words import digest
from tests.events.exchange.samples import HARD, TO_ARABIC, entry, hard_entries

HEADER = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
GETTEXT = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not on this machine")


def po(messages, *, header=HEADER):
    return (header + messages).encode()


def gettext(*command, data):
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def by_babel(data, change=lambda catalog: None):
    """The file as Babel saves it again, which shares no code with the library and wraps comments too."""
    catalog = babel_read(io.BytesIO(data))
    change(catalog)
    out = io.BytesIO()
    babel_write(out, catalog)
    return out.getvalue()


def test_the_whole_file():
    """What a translation program is given; a change here changes what translators see."""
    data = write_po([entry(needs_work=True)], **(TO_ARABIC | {"target_language": "pt-BR"})).decode()
    header, message = data.split("\n\n")

    assert set(header.splitlines()) >= {
        '"Project-Id-Version: Nachbarschaftsfest\\n"',
        '"Language: pt_BR\\n"',
        '"X-Source-Language: de\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
    }
    assert message == (
        "#. Offer of station 7, Nachbarschaftshaus: title\n"
        "#. version:3\n"
        f"#. sha256:{digest('Waffeln backen')}\n"
        "#, fuzzy\n"
        'msgctxt "offer-12-title"\n'
        'msgid "Waffeln backen"\n'
        'msgstr "خبز الوافل"\n'
    )


def test_the_header_tells_no_time():
    """The same texts give the same file, whenever it is made."""
    assert write_po([entry()], **TO_ARABIC) == write_po([entry()], **TO_ARABIC)
    assert b"Date" not in write_po([entry()], **TO_ARABIC)


@GETTEXT
def test_gettext_misses_nothing_but_a_date():
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", "-"],
        input=write_po(hard_entries(), **TO_ARABIC),
        capture_output=True,
        check=False,
    )

    # The date is for the translator's program to write.
    warning = "<stdin>:2: warning: header field 'PO-Revision-Date' missing in header\n"
    assert (done.returncode, done.stderr.decode()) == (0, warning)


@GETTEXT
@pytest.mark.parametrize("options", [[], ["--no-wrap"], ["--width=40"], ["--sort-output"]])
def test_gettext_saves_it_again(options):
    data = gettext("msgcat", *options, "-", data=write_po(hard_entries(), **TO_ARABIC))

    found = read(data)

    assert (found.source_language, found.target_language) == ("de", "ar")
    assert sorted(found.entries, key=repr) == sorted(hard_entries(), key=repr)


@GETTEXT
def test_octal_escapes_are_refused_instead_of_read_wrongly():
    data = gettext("msgcat", "--escape", "-", data=write_po([entry()], **TO_ARABIC))

    with pytest.raises(ExchangeError, match=r"Line \d+ of the file cannot be read"):
        read(data)


@GETTEXT
def test_gettext_clears_the_fuzzy_marks():
    data = gettext("msgattrib", "--clear-fuzzy", "-", data=write_po([entry(needs_work=True)], **TO_ARABIC))

    assert read(data).entries == (entry(),)


def test_babel_saves_it_again():
    """Babel drops headers it does not know: the source language is gone, the texts are not."""
    data = by_babel(write_po(hard_entries(), **TO_ARABIC))

    assert read(data) == Exchange("", "ar", tuple(entry_without_language(sent) for sent in hard_entries()))


def entry_without_language(sent):
    return entry(**{name: getattr(sent, name) for name in sent.__slots__} | {"source_language": ""})


def test_a_translator_fills_in_and_confirms_with_babel():
    def translate(catalog):
        for number, words in enumerate(HARD.values()):
            message = catalog.get("Waffeln backen", context=f"offer-{number}-title")
            message.string = words
            message.flags.discard("fuzzy")

    sent = [entry(key=f"offer-{number}-title", target="alt", needs_work=True) for number in range(len(HARD))]
    back = read(by_babel(write_po(sent, **TO_ARABIC), translate)).entries

    assert [(found.target, found.needs_work) for found in back] == [(words, False) for words in HARD.values()]


def test_a_long_label_is_wrapped_by_babel_and_put_together_again():
    label = "Offer of station 17, " + "Nachbarschaftshaus am Park " * 5 + ": description"

    back = read(by_babel(write_po([entry(label=label)], **TO_ARABIC))).entries

    assert back == (entry(label=label, source_language=""),)


@pytest.mark.parametrize("tag", ["de-x-leicht", "pt-BR", "ckb", "ku"])
def test_babel_keeps_the_language(tag):
    data = by_babel(write_po([entry()], **(TO_ARABIC | {"target_language": tag})))

    assert read(data).target_language == tag


def test_an_organisation_called_like_our_marks_changes_no_version():
    assert read(write_po([entry(label="version:9")], **TO_ARABIC)).entries[0].seen_version == 3


def test_a_tool_that_drops_the_comments():
    lines = write_po([entry()], **TO_ARABIC).splitlines(keepends=True)

    back = read(b"".join(line for line in lines if not line.startswith(b"#."))).entries

    assert back == (entry(label="", seen_version=0),)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_that_end_as_on_other_systems(line_end):
    data = write_po(hard_entries(), **TO_ARABIC).decode().replace("\n", line_end).encode()

    assert read(data).entries == tuple(hard_entries())


def test_deleted_messages_are_not_read():
    assert read(po('#~ msgctxt "offer-1-title"\n#~ msgid "A"\n#~ msgstr "B"\n')).entries == ()


def test_the_previous_source_is_not_the_source():
    message = '#, fuzzy\n#| msgid "Alt"\nmsgctxt "offer-1-title"\nmsgid "Neu"\nmsgstr "New"\n'

    assert [found.source for found in read(po(message)).entries] == ["Neu"]


def test_plural_forms_are_refused():
    message = 'msgctxt "offer-1-title"\nmsgid "A"\nmsgid_plural "B"\nmsgstr[0] "C"\nmsgstr[1] "D"\n'

    with pytest.raises(ExchangeError) as refused:
        read(po(message))

    assert str(refused.value) == "The text “offer-1-title” has plural forms, which no text here has."


def test_half_a_plural_form_is_refused():
    """The library fails over it with an AttributeError."""
    message = '#, fuzzy\nmsgctxt "offer-1-title"\nmsgid "A"\nmsgid_plural "B"\nmsgstr "C"\n'

    with pytest.raises(ExchangeError):
        read(po(message))


def test_a_text_without_a_key_is_named_by_its_line():
    with pytest.raises(ExchangeError, match="The text in line 4 has no key"):
        read(po('msgid "A"\nmsgstr "B"\n'))


def test_a_broken_line_is_named():
    with pytest.raises(ExchangeError, match="Line 5 of the file cannot be read"):
        read(po('msgctxt "offer-1-title"\nmsgid A\nmsgstr "B"\n'))


def test_no_language_to_translate_into():
    with pytest.raises(ExchangeError, match="does not say which language it translates into"):
        read(po('msgctxt "a"\nmsgid "A"\nmsgstr "B"\n', header='msgid ""\nmsgstr "X-Source-Language: de\\n"\n\n'))


@pytest.mark.parametrize("charset", ["ISO-8859-1", "utf-7", "idna", "unicode_escape", "CHARSET"])
def test_the_declared_charset_is_not_followed(charset):
    message = 'msgctxt "a"\nmsgid "Füße +ADw-"\nmsgstr ""\n'

    assert read(po(message, header=HEADER.replace("UTF-8", charset))).entries[0].source == "Füße +ADw-"


def test_a_charset_that_does_not_exist():
    with pytest.raises(ExchangeError, match="Line 2 of the file cannot be read"):
        read(po("", header=HEADER.replace("UTF-8", "klingon")))


def test_a_control_character_does_not_come_in():
    with pytest.raises(ExchangeError, match=r"“offer-1-title” contains the character U\+0000"):
        read(po('msgctxt "offer-1-title"\nmsgid "A"\nmsgstr "B\0"\n'))

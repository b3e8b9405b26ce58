"""XLIFF: what leaves keeps to the standard, what tools do to it comes back, what is hostile stays outside."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from events.exchange import ExchangeError, read, write_xliff
from events.words import digest
from tests.events.exchange.samples import HARD, TO_ARABIC, entry, hard_entries

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
NAMES = {"x": NAMESPACE}
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")  # Debian: php-symfony-translation


def written(*entries, **changes):
    return etree.fromstring(write_xliff(entries or hard_entries(), **(TO_ARABIC | changes)))


def xliff(units, *, root='version="2.0" srcLang="de" trgLang="ar"'):
    return f'<xliff xmlns="{NAMESPACE}" {root}><file id="f1">{units}</file></xliff>'.encode()


def test_the_whole_file():
    """What a translation program is given; a change here changes what translators see."""
    data = write_xliff([entry(needs_work=True)], **TO_ARABIC)

    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="de" trgLang="ar">\n'
        '  <file id="f1" original="Nachbarschaftsfest" srcDir="ltr" trgDir="rtl">\n'
        '    <unit id="offer-12-title" xml:space="preserve" canResegment="no">\n'
        "      <notes>\n"
        '        <note category="location">Offer of station 7, Nachbarschaftshaus: title</note>\n'
        '        <note category="version">3</note>\n'
        f'        <note category="sha256">{digest("Waffeln backen")}</note>\n'
        "      </notes>\n"
        '      <segment state="initial">\n'
        "        <source>Waffeln backen</source>\n"
        "        <target>خبز الوافل</target>\n"
        "      </segment>\n"
        "    </unit>\n"
        "  </file>\n"
        "</xliff>\n"
    )


def test_the_rules_of_the_standard_that_a_schema_would_check():
    """XLIFF 2.0, 4.2: the order of elements, ids, where white space is declared, when a state is allowed."""
    root = written(*hard_entries(), entry(target=""))

    assert root.tag == f"{{{NAMESPACE}}}xliff"
    assert {"version", "srcLang", "trgLang"} == set(root.attrib)
    for unit in root.iterfind("x:file/x:unit", NAMES):
        assert re.fullmatch(r"[\w.:-]+", unit.get("id"))
        assert [etree.QName(child).localname for child in unit] == ["notes", "segment"]
        segment = unit.find("x:segment", NAMES)
        assert set(segment.attrib) <= {"state"}
        target = segment.find("x:target", NAMES)
        children = [etree.QName(child).localname for child in segment]
        assert children == (["source"] if target is None else ["source", "target"])
        assert (segment.get("state") is None) == (target is None)
        assert segment.get("state") in {None, "initial", "translated"}
    assert len(root.xpath("//x:unit[not(@xml:space='preserve')]", namespaces=NAMES)) == 0
    ids = [unit.get("id") for unit in root.iterfind("x:file/x:unit", NAMES)]
    assert len(ids) == len(set(ids)) == len(HARD) + 1


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schema of OASIS is not on this machine")
def test_the_schema_of_the_standard():
    text = (SCHEMAS / "xliff-core-2.0.xsd").read_text(encoding="utf-8")
    beside = text.replace("informativeCopiesOf3rdPartySchemas/w3c/xml.xsd", (SCHEMAS / "xml.xsd").as_uri())
    schema = etree.XMLSchema(etree.fromstring(beside.encode()))

    schema.assertValid(written(*hard_entries(), entry(target="")))


def test_a_translator_fills_in_and_confirms():
    root = written(entry(target=""), entry(key="offer-13-title", needs_work=True))
    first, second = root.iterfind(".//x:segment", NAMES)
    etree.SubElement(first, f"{{{NAMESPACE}}}target").text = HARD["Arabic with isolates"]
    first.set("state", "translated")
    second.set("state", "final")

    back = read(etree.tostring(root, encoding="utf-8", pretty_print=True)).entries

    assert back == (entry(target=HARD["Arabic with isolates"]), entry(key="offer-13-title"))


def test_all_hard_texts_written_by_a_translator():
    root = written(*[entry(key=f"offer-{number}-title", target="") for number in range(len(HARD))])
    for segment, words in zip(root.iterfind(".//x:segment", NAMES), HARD.values(), strict=True):
        etree.SubElement(segment, f"{{{NAMESPACE}}}target").text = words

    back = read(etree.tostring(root, encoding="us-ascii")).entries

    assert [found.target for found in back] == list(HARD.values())


def test_a_tool_built_on_the_library_saves_it_again():
    """Weblate, Virtaal and Pootle read and write by the same library, without our additions."""
    store = Xliff2File.parsestring(write_xliff(hard_entries(), **TO_ARABIC))
    store.units[0].target = "Neu\nund anders"
    store.units[0].markapproved()

    first, *others = hard_entries()

    back = read(bytes(store)).entries
    assert back[1:] == tuple(others)
    assert (back[0].target, back[0].needs_work, back[0].label) == ("Neu\nund anders", False, first.label)


def test_another_parser_saves_it_again():
    """Python's own writes every element with a prefix."""
    root = ElementTree.fromstring(write_xliff(hard_entries(), **TO_ARABIC))

    data = ElementTree.tostring(root, encoding="utf-8")

    assert b"<ns0:xliff" in data
    assert read(data).entries == tuple(hard_entries())


def test_a_tool_that_drops_the_notes():
    root = written(entry())
    notes = root.find(".//x:notes", NAMES)
    notes.getparent().remove(notes)

    assert read(etree.tostring(root)).entries == (entry(label="", seen_version=0),)


@pytest.mark.parametrize("stated", ["", "-1", "3.0", "x", "9" * 10, "٣"])
def test_a_version_that_is_none_counts_as_none(stated):
    note = f'<notes><note category="version">{stated}</note></notes>'
    unit = f'<unit id="a">{note}<segment><source>A</source></segment></unit>'

    assert read(xliff(unit)).entries[0].seen_version == 0


def test_a_tool_that_cuts_a_text_into_sentences():
    unit = (
        '<unit id="a" xml:space="preserve">'
        '<segment state="translated"><source>Eins.</source><target>One.</target></segment>'
        "<ignorable><source> \n</source></ignorable>"
        '<segment state="initial"><source>Zwei.</source><target>Two.</target></segment></unit>'
    )

    (back,) = read(xliff(unit)).entries

    assert (back.source, back.target, back.needs_work) == ("Eins. \nZwei.", "One. \nTwo.", True)


def test_half_a_translation_is_none():
    unit = (
        '<unit id="a"><segment><source>Eins. </source><target>One. </target></segment>'
        "<segment><source>Zwei.</source></segment></unit>"
    )

    assert read(xliff(unit)).entries[0].target == ""


def test_sentences_that_change_places_are_refused():
    unit = (
        '<unit id="a"><segment><source>Eins.</source><target order="2">One.</target></segment>'
        '<segment><source>Zwei.</source><target order="1">Two.</target></segment></unit>'
    )

    with pytest.raises(ExchangeError, match="The sentences of the text “a” change places"):
        read(xliff(unit))


def test_marks_inside_the_words_are_left_out():
    target = '<target>Sehr <mrk id="1">gut</mrk><ph id="2"/>!</target>'

    assert (
        read(xliff(f'<unit id="a"><segment><source>A</source>{target}</segment></unit>')).entries[0].target
        == "Sehr gut!"
    )


def test_texts_in_groups_and_in_several_files_are_found():
    unit = '<unit id="{}"><segment><source>A</source></segment></unit>'
    data = xliff(f'<group id="g">{unit.format("a")}</group></file><file id="f2">{unit.format("b")}')

    assert [found.key for found in read(data).entries] == ["a", "b"]


def test_version_two_point_one_is_read():
    assert read(xliff("", root='version="2.1" srcLang="de" trgLang="ar"')).target_language == "ar"


@pytest.mark.parametrize(
    ("namespace", "version"), [("urn:oasis:names:tc:xliff:document:1.2", "1.2"), ("urn:x:2.2", "2.2")]
)
def test_other_versions_are_named(namespace, version):
    data = f'<xliff xmlns="{namespace}" version="{version}"><file/></xliff>'.encode()

    with pytest.raises(ExchangeError) as refused:
        read(data)

    assert str(refused.value) == f"This is XLIFF {version}. Please save it as XLIFF 2.0."


def test_no_language_to_translate_into():
    with pytest.raises(ExchangeError, match="does not say which language it translates into"):
        read(xliff("", root='version="2.0" srcLang="de"'))


def test_a_text_without_a_key_is_named_by_its_line():
    with pytest.raises(ExchangeError, match="The text in line 3 has no key"):
        read(xliff("\n\n<unit><segment><source>A</source></segment></unit>"))


def test_broken_markup_is_named_by_its_line():
    with pytest.raises(ExchangeError, match="Line 2 of the file cannot be read"):
        read(xliff("\n</unit>"))


def test_the_declared_encoding_is_not_followed():
    """UTF-7 would hide a DOCTYPE from whoever looks for one."""
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY e "boom"+AD4AXQA+-'

    with pytest.raises(ExchangeError, match="Line 2 of the file cannot be read"):
        read(hidden + xliff('<unit id="a"><segment><source>&e;</source></segment></unit>'))


def doctype(body):
    unit = '<unit id="a"><segment><source>A</source><target>&e;</target></segment></unit>'
    return b'<?xml version="1.0"?>' + f"<!DOCTYPE xliff {body}>".encode() + xliff(unit)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "body",
    [
        '[<!ENTITY e SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY e SYSTEM "http://127.0.0.1:1/secret">]',
        '[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]',
        f'[<!ENTITY l0 "ha">{LAUGHS}<!ENTITY e "&l9;">]',
        'SYSTEM "file:///etc/passwd"',
    ],
    ids=["a file", "an address", "a parameter", "a billion laughs", "an outer part"],
)
def test_entities_are_never_read(body):
    with pytest.raises(ExchangeError) as refused:
        read(doctype(body))

    assert str(refused.value) == "The file contains a DOCTYPE, which translators’ files have no use for."


def test_an_entity_that_nobody_declared():
    with pytest.raises(ExchangeError, match="cannot be read"):
        read(xliff('<unit id="a"><segment><source>&e;</source></segment></unit>'))


def test_elements_without_end_are_refused():
    with pytest.raises(ExchangeError, match="cannot be read"):
        read(xliff("<group>" * 50_000 + "</group>" * 50_000))

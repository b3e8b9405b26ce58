"""Reading the CSV: each kind of fault is named by line and column, and nothing else ever comes out."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stations.importing import COLUMNS, MAX_BYTES, MAX_ROWS, ImportFaults, Row, read_organisations

HEADING = ",".join(COLUMNS)


def line(**cells):
    """One line of the file with only these cells filled."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cells.get(column, "") for column in COLUMNS])
    return out.getvalue()


def faults_of(data):
    with pytest.raises(ImportFaults) as refusal:
        read_organisations(data if isinstance(data, bytes) else data.encode())
    return [(fault.line, fault.column) for fault in refusal.value.faults]


def test_the_real_list(organisations_csv):
    rows = read_organisations(organisations_csv)

    assert len(rows) == 24
    assert rows[1] == Row(
        line=3,
        name="Weltraum e.V.",
        kind="meeting place",
        place="Jena",
        district="Zentrum",
        languages=["de", "en", "ar", "fa"],
        offer_title="Erzählzelt",
        offer_description="Menschen erzählen kurze Geschichten in ihrer Sprache. Wer möchte erzählt mit.",
        age_from=4,
        email="weltraum@example.org",
    )


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"name": " ", "place": "Jena"}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"kind": "circus"}, "kind"),
        ({"place": "x" * 121}, "place"),
        ({"district": "x" * 121}, "district"),
        ({"languages": "de xx"}, "languages"),
        ({"offer_title": "x" * 121}, "offer_title"),
        ({"offer_description": "words without a title"}, "offer_title"),
        ({"offer_title": "T", "offer_description": "x" * 1501}, "offer_description"),
        ({"age_from": "six"}, "age_from"),
        ({"age_from": "-1"}, "age_from"),
        ({"age_from": "6.5"}, "age_from"),
        ({"age_from": "٦"}, "age_from"),
        ({"age_from": "121"}, "age_from"),
        ({"age_to": "1" * 5000}, "age_to"),
        ({"age_from": "9", "age_to": "8"}, "age_to"),
        ({"email": "no address"}, "email"),
        (
            {"email": "a" * 60 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 60 + ".org"},
            "email",
        ),
    ],
)
def test_each_kind_of_fault_names_line_and_column(cells, column):
    good = line(name="Good")

    assert faults_of("\n".join([HEADING, good, line(**({"name": "Bad"} | cells)), good])) == [(3, column)]


def test_all_faults_of_the_file_are_named_at_once():
    text = "\n".join([HEADING, line(kind="circus", age_to="x"), line(name="Good"), line(name="Bad", email="?")])

    assert faults_of(text) == [(2, "name"), (2, "kind"), (2, "age_to"), (4, "email")]


def test_a_fault_is_a_sentence():
    with pytest.raises(ImportFaults) as refusal:
        read_organisations(f"{HEADING}\n{line(name='A', age_from='six')}".encode())

    assert str(refusal.value) == "Line 2, column “age_from”: “six” is not an age in whole years."


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_an_editor(newline):
    """A quoted cell of three lines moves everything below it by two; empty lines count as well."""
    parts = [HEADING, line(name="A", offer_title="T", offer_description=f"one{newline}two{newline}three"), "", "?"]
    text = newline.join([*parts, line(name="B", kind="circus")])

    rows = faults_of(text)

    assert rows == [(7, "kind")]


def test_a_missing_quotation_mark_is_said_in_words():
    with pytest.raises(ImportFaults) as error:
        read_organisations(b'name,place\nChor,Jena\n"Verein,Jena\n')

    sentence = "The line cannot be read: a quotation mark is missing or too many, or a cell is far too long."
    assert [(fault.line, fault.column, fault.message) for fault in error.value.faults] == [(3, "–", sentence)]


def test_a_quoted_cell_keeps_its_lines():
    words = "one, two;\nthree"

    (row,) = read_organisations(f"{HEADING}\n{line(name='A', offer_title='T', offer_description=words)}".encode())

    assert row.offer_description == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(1, "name")]),
        ("\n\n", [(1, "name")]),
        (HEADING, [(2, "name")]),
        (f"{HEADING}\n,,,,,,,,,\n\n", [(2, "name")]),
        ("kind,place\nsport,Jena", [(1, "name")]),
        ("name,colour\nA,red", [(1, "colour")]),
        ("name,name\nA,B", [(1, "name")]),
        ("name,\nA,", [(1, "–")]),
        ("name,place\nA,B,C", [(2, "–")]),
        ('name,place\nA,B\n"C,D\nE,F', [(3, "–")]),
        ('name\nA\n"B"C\nD', [(3, "–")]),
        ('"name\nA', [(1, "–")]),
    ],
)
def test_files_that_are_no_list(text, found):
    assert faults_of(text) == found


def test_a_byte_order_mark_capitals_and_semicolons_as_spreadsheets_write_them():
    rows = read_organisations(
        "\ufeffName; KIND ;E-Mail\n".replace("E-Mail", "email").encode() + b"A;SPORT;A@X.org"
    )

    assert rows == [Row(line=2, name="A", kind="sport", email="a@x.org")]


def test_short_rows_and_repeated_languages():
    rows = read_organisations(b'name,kind,languages\nA\nB,sport,"de, AR de"')

    assert rows == [Row(line=2, name="A"), Row(line=3, name="B", kind="sport", languages=["de", "ar"])]


def test_latin_1_is_named_with_its_line():
    assert faults_of("name\nA\nBürgerhaus".encode("latin-1")) == [(3, "–")]


def test_a_spreadsheet_instead_of_a_csv():
    assert faults_of(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00") == [(1, "–")]
    assert faults_of("name\nA".encode("utf-16")) == [(1, "–")]
    assert faults_of(b"name\nA\x00B") == [(1, "–")]


def test_too_large():
    assert faults_of(b"x" * (MAX_BYTES + 1)) == [(1, "–")]
    assert faults_of("name\n" + "A\n" * (MAX_ROWS + 1)) == [(MAX_ROWS + 2, "–")]
    assert faults_of('name\n"' + "x" * 200_000 + '"') == [(2, "–")]


def test_the_code_column():
    (row,) = read_organisations(b"code,name\nk7m3px,A")

    assert row.code == "K7M3PX"


def either(data):
    """Rows, or faults that name a line: nothing else."""
    rows, faults = [], []
    try:
        rows = read_organisations(data)
    except ImportFaults as refusal:
        faults = refusal.faults
    assert bool(rows) != bool(faults)
    assert all(isinstance(row, Row) and row.name for row in rows)
    assert all(fault.line >= 1 and fault.column and fault.message and str(fault) for fault in faults)


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b'name\n"')
@example(b"name\r\r\n\x85A")
def test_any_bytes(data):
    either(data)


CELL = st.one_of(
    st.sampled_from(["", "A", "de", "sport", "7", "a@b.org", '"', "\n", "\r", "\u2028", ";", ",", "\0", "٣"]),
    st.text(max_size=12),
)


@settings(max_examples=200)
@given(st.lists(st.lists(CELL, max_size=12), max_size=6), st.sampled_from([",", ";"]))
def test_any_cells_under_a_right_heading(cells, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, escapechar="\\")
    writer.writerows([COLUMNS, *cells])
    either(out.getvalue().encode("utf-8", "surrogatepass"))


@given(st.text(max_size=200))
def test_any_text_under_a_right_heading(text):
    either(f"{HEADING}\n{text}".encode("utf-8", "surrogatepass"))

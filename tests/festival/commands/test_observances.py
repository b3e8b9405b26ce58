"""The catalogue at the command line: complete, filtered, honest about what is missing."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from icalendar import Calendar


def run(first="2027-03-08", last="2027-03-10", **options):
    out, err = io.StringIO(), io.StringIO()
    asked = {"state": "TH", "tradition": ["islam", "western"], "language": "en", "format": "csv"} | options
    call_command("observances", "--from", first, "--to", last, stdout=out, stderr=err, **asked)
    return out.getvalue(), err.getvalue()


def test_csv():
    text, said = run()

    assert [(row["key"], row["start_date"]) for row in csv.DictReader(io.StringIO(text))] == [
        ("islam.ramadan", "2027-02-08"),
        ("chr.west.fastenzeit", "2027-02-10"),
        ("islam.eid_al_fitr", "2027-03-09"),
    ]
    assert said.startswith("Not covered: Mandaean, Druze,")


def test_json_names_what_is_not_covered():
    answer = json.loads(run(format="json")[0])

    assert [row["key"] for row in answer["observances"]][-1] == "islam.eid_al_fitr"
    assert "Zoroastrian" in answer["not_covered"]
    assert {bool(row["source"]) for row in answer["observances"]} == {True}


def test_ics():
    book = Calendar.from_ical(run(format="ics")[0])

    assert [str(event["uid"]) for event in book.walk("VEVENT")] == [
        "observance-islam.ramadan-2027@standfest",
        "observance-chr.west.fastenzeit-2027@standfest",
        "observance-islam.eid_al_fitr-2027@standfest",
    ]


def test_a_calendar_speaks_one_language_even_where_it_has_no_sentences():
    book = Calendar.from_ical(run(format="ics", language="ar")[0])

    assert [text for event in book.walk("VEVENT") if "families" in (text := str(event["description"]))] == []


def test_the_unannounced_stands_at_the_end():
    text, _said = run("2031-09-01", "2031-10-31", tradition=["school", "civic"])

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["key"], row["start_date"], row["certainty"]) for row in rows] == [
        ("de.school.TH", "", "announced"),
        ("de.civic.interkulturelle_woche", "", "announced"),
        ("de.civic.tag_des_fluechtlings", "", "announced"),
    ]
    assert rows[1]["note"].startswith("Not announced yet, between 2031-09-15 and 2031-10-10: ask before you plan.")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"tradition": ["klingon"]}, "There is no calendar “klingon”."),
        ({"language": "tlh"}, "There is no language “tlh”."),
        ({"first": "2027-13-01"}, "“2027-13-01” is no date."),
        ({"first": "1500-01-01"}, "The catalogue knows the years from 2000 to 2099."),
        ({"last": "2150-01-01"}, "The catalogue knows the years from 2000 to 2099."),
        ({"last": "2027-01-01"}, "--to lies before --from."),
    ],
)
def test_bad_questions_get_a_sentence(asked, sentence):
    with pytest.raises(CommandError) as error:
        run(**asked)

    assert str(error.value).startswith(sentence)

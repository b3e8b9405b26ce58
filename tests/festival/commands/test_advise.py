"""Advice at the command line: a table for programs, honest about what is missing."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(on="2027-10-10", **options):
    out, err = io.StringIO(), io.StringIO()
    asked = {"state": "TH", "language": "en"} | options
    call_command("advise", "--on", on, stdout=out, stderr=err, **asked)
    return out.getvalue(), err.getvalue()


def test_csv_is_what_it_writes_by_itself():
    text, said = run()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["key"], row["relation"], row["effect"], row["certainty"]) for row in rows] == [
        ("jud.jom_kippur", "overlaps", "collides", "computed"),
        ("de.school.TH.herbst", "overlaps", "break", "fixed"),
        ("yezidi.cemaiya", "overlaps", "careful", "fixed"),
        ("pers.mehregan", "near", "lovely", "computed"),
        ("hindu.dussehra", "near", "lovely", "computed"),
        ("de.civic.interkulturelle_woche", "not announced", "lovely", "announced"),
        ("de.civic.tag_des_fluechtlings", "not announced", "lovely", "announced"),
    ]
    assert rows[0]["begins_evening_before"] == "yes"
    assert said.startswith("Not covered: Mandaean, Druze,")


def test_json_for_several_days():
    answer = json.loads(run("2027-10-10", until="2027-10-12", format="json")[0])

    assert (answer["on"], answer["until"], answer["state"]) == ("2027-10-10", "2027-10-12", "TH")
    assert answer["reasons"][0]["name"] == "Yom Kippur"
    assert "Zoroastrian" in answer["not_covered"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "12.06.2027"}, "“12.06.2027” is no date. Write it as 2027-06-12."),
        ({"until": "2027-10-09"}, "--until lies before --on."),
        ({"until": "2027-12-10"}, "Ask for at most 31 days."),
        ({"language": "xx"}, "There is no language “xx”."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(asked, sentence):
    with pytest.raises(CommandError) as caught:
        run(**asked)

    assert str(caught.value).startswith(sentence)

"""Advice at the command line: a table for programs, honest about what is missing."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from events.actions.observances import add_own_day
from tests.factories import FestivalFactory, berlin


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


@pytest.mark.parametrize(("day", "told"), [("2027-10-16", True), ("2027-10-17", False)])
def test_a_sabbath_is_told_once(day, told):
    """A Saturday, and a Sunday."""
    sentence = (
        "On the Sabbath, from Friday evening to Saturday evening, observant Jewish families do not work or travel."
    )

    assert json.loads(run(day, format="json")[0])["sabbath"] == (sentence if told else "")
    assert (sentence in run(day)[1].splitlines()) is told
    assert run(day, format="json")[1] == ""


def test_a_day_of_which_nothing_is_known_says_so():
    """No observance within three days, no school holidays, nothing to be announced."""
    text, said = run("2027-08-31")
    answer = json.loads(run("2027-08-31", format="json")[0])

    sentence = "We know of nothing that speaks against this day. Ask the communities before you decide."
    assert (len(text.splitlines()), said.splitlines()[-1]) == (1, sentence)
    assert (answer["reasons"], answer["unknown"]) == ([], sentence)


def test_a_day_with_a_reason_is_not_called_unknown():
    assert json.loads(run(format="json")[0])["unknown"] == ""


def test_json_for_several_days():
    answer = json.loads(run("2027-10-10", until="2027-10-12", format="json")[0])

    assert (answer["on"], answer["until"], answer["state"]) == ("2027-10-10", "2027-10-12", "TH")
    assert answer["reasons"][0]["name"] == "Yom Kippur"
    assert "Zoroastrian" in answer["not_covered"]


def test_as_one_office_knows_it(office, actor):
    told = {"actor": actor, "now": berlin(2027, 4, 1), "source": "Gemeinde"}
    add_own_day(office, name="Stadtteilfest", first=date(2027, 10, 10), last=date(2027, 10, 10), **told)
    times = {name: berlin(2027, 10, 12, hour) for name, hour in (("starts_at", 14), ("ends_at", 18))}
    around = {"setup_from": berlin(2027, 10, 12, 12), "takedown_until": berlin(2027, 10, 12, 20)}
    other = FestivalFactory(title="Nachbarfest", state="published", **times, **around)
    FestivalFactory(title="Geheim", state="inviting", **times, **around)

    rows = list(csv.DictReader(io.StringIO(run(state=None, office="jena")[0])))
    answer = json.loads(run(state=None, office="jena", format="json")[0])

    assert "Stadtteilfest" in [row["name"] for row in rows]
    assert [(row["key"], row["start_date"], row["who"]) for row in rows if row["relation"] == "neighbour"] == [
        (f"festival.{other.slug}", "2027-10-12", other.office.name)
    ]
    assert (answer["state"], [row["name"] for row in answer["neighbours"]]) == ("TH", ["Nachbarfest"])
    assert "Geheim" not in json.dumps(answer)


def test_an_office_that_is_not_there(db):
    with pytest.raises(CommandError, match="There is no office “nowhere”"):
        run(office="nowhere")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "12.06.2027"}, "“12.06.2027” is no date. Write it as 2027-06-12."),
        ({"state": None}, "Say where: --state TH, or --office SLUG."),
        ({"until": "2027-10-09"}, "--until lies before --on."),
        ({"until": "2027-12-10"}, "Ask for at most 31 days."),
        ({"language": "xx"}, "There is no language “xx”."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(asked, sentence):
    with pytest.raises(CommandError) as caught:
        run(**asked)

    assert str(caught.value).startswith(sentence)

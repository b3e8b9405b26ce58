"""The import from the command line: what it says, and that it is all or nothing."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from stations.models import Invitation, Organisation
from tests.factories import FestivalFactory, OfficeFactory

GOOD = "name,kind,place,email\nNähtreff,culture,Jena,naehtreff@example.org\nKochgruppe,culture,Jena,\n"


def run(*args, **options):
    out = io.StringIO()
    call_command("import_organisations", *args, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def csv(tmp_path):
    path = tmp_path / "organisations.csv"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def test_says_per_row_what_it_did(office, csv):
    lines = run(csv)

    codes = dict(Organisation.objects.values_list("name", "code"))
    assert lines == [
        f"line 2  {codes['Nähtreff']}  Nähtreff  created",
        f"line 3  {codes['Kochgruppe']}  Kochgruppe  created",
        "Stadtteilbüro Jena: 2 rows, 2 created, 0 completed, 0 unchanged.",
    ]


def test_a_second_import_changes_nothing(office, csv):
    run(csv)
    before = list(Organisation.objects.values())

    lines = run(csv)

    assert lines[-1] == "Stadtteilbüro Jena: 2 rows, 0 created, 0 completed, 2 unchanged."
    assert list(Organisation.objects.values()) == before


def test_a_trial_keeps_nothing(office, csv):
    lines = run(csv, "--dry-run")

    assert lines == [
        "line 2  –  Nähtreff  created",
        "line 3  –  Kochgruppe  created",
        "Stadtteilbüro Jena: 2 rows, 2 created, 0 completed, 0 unchanged. This was a trial: nothing was changed.",
    ]
    assert Organisation.objects.count() == 0


def test_a_festival_gets_its_list_and_names_the_office(office, csv):
    OfficeFactory()
    FestivalFactory(office=office, slug="fest", title="Fest")

    lines = run(csv, "--festival", "fest")

    assert lines[0].endswith("  Nähtreff  created  Put on the list for “Fest”.")
    assert Invitation.objects.filter(festival__slug="fest", state="chosen").count() == 2


def test_reads_standard_input(office, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))

    assert run("-")[-1] == "Stadtteilbüro Jena: 2 rows, 2 created, 0 completed, 0 unchanged."


def test_a_bad_row_imports_nothing_and_names_every_place(office, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(GOOD + ",culture,Jena,\nChor,music,Jena,chor@example\n", encoding="utf-8")

    with pytest.raises(CommandError) as error:
        run(str(path))

    heading, *faults = str(error.value).splitlines()
    assert heading == "Nothing was imported: 3 faults in the file."
    assert [fault.split(":")[0] for fault in faults] == [
        "Line 4, column “name”",
        "Line 5, column “kind”",
        "Line 5, column “email”",
    ]
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--office", "nowhere"], "There is no office “nowhere”. Known: jena, other."),
        (["--festival", "nowhere"], "There is no festival with the address “nowhere”."),
        (["--festival", "fest", "--office", "other"], "The festival “fest” belongs to the office “jena”."),
    ],
)
def test_what_cannot_be_meant_is_said(office, csv, arguments, sentence):
    OfficeFactory(slug="other", name="Zweites Büro")
    FestivalFactory(office=office, slug="fest")

    with pytest.raises(CommandError) as error:
        run(csv, *arguments)

    assert str(error.value) == sentence


def test_of_several_offices_the_first_is_meant_and_named(office, csv):
    """The command works as printed in the manual, also beside the sample with its two offices."""
    OfficeFactory(slug="other", name="Anderes Büro")

    lines = run(csv)

    assert lines[-2:] == [
        "Stadtteilbüro Jena: 2 rows, 2 created, 0 completed, 0 unchanged.",
        "This is the directory of the office “jena”. --office chooses another one: other.",
    ]


def test_a_missing_file_is_a_sentence(office, tmp_path):
    path = tmp_path / "none.csv"

    with pytest.raises(CommandError) as error:
        run(str(path))

    assert str(error.value) == f"The file “{path}” cannot be used: No such file or directory."


def test_without_an_office_it_says_how_to_add_one(db, csv):
    with pytest.raises(CommandError) as error:
        run(csv)

    assert str(error.value) == "There is no office yet. Add one with “manage.py add_office”."

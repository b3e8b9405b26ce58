"""`doctor`: a line for each check, a list for programs, and the exit code."""

import io
import json

import pytest
from django.core.management import call_command

from festival.checks import Check
from festival.management.commands import doctor

WELL = Check("database", "ok", "The database answers.")
ILL = Check("clock", "problem", "The clock has never run.", "Start it.")
SO_SO = Check("disk", "warning", "900 MB are free.", "Make room soon.")


def run(monkeypatch, checks, *args):
    monkeypatch.setattr(doctor, "examine", lambda now: checks)
    out = io.StringIO()
    call_command("doctor", *args, stdout=out)
    return out.getvalue()


def test_one_line_a_check(monkeypatch):
    assert run(monkeypatch, [WELL, SO_SO]).splitlines() == [
        "ok      – database – The database answers.",
        "warning – disk – 900 MB are free. – Make room soon.",
    ]


def test_a_problem_ends_with_exit_code_1(monkeypatch):
    with pytest.raises(SystemExit) as end:
        run(monkeypatch, [WELL, ILL])

    assert end.value.code == 1


def test_json_for_programs(monkeypatch):
    assert json.loads(run(monkeypatch, [WELL], "--json")) == [
        {"name": "database", "level": "ok", "says": "The database answers.", "todo": ""}
    ]


def test_the_real_examination_names_every_part(db, settings, tmp_path):
    settings.EMAIL_URL, settings.EMAIL_FILE_PATH = "", tmp_path
    out = io.StringIO()

    with pytest.raises(SystemExit):  # nobody started a worker here
        call_command("doctor", "--json", stdout=out)

    assert [check["name"] for check in json.loads(out.getvalue())] == [
        "database",
        "tables",
        "worker",
        "clock",
        "letters",
        "refused letters",
        "broker",
        "mail",
        "bounces",
        "secret key",
        "addresses",
        "disk",
        "fonts",
        "languages",
        "static files",
        "machine translation",
    ]

"""`make_sheet`, `make_signs` and their like: a file and its name, or a sentence, exit code 1 and no file."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import StationFactory
from tests.stations.printing.reading import codes_of, pages_of

COMMANDS = (("make_signs",), ("make_sheet", "--language", "de"), ("make_name_tags",), ("make_helpers_list",))


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival, state="confirmed", number=1)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_file_is_made_and_named(station, tmp_path, capsys, command):
    path = tmp_path / "out.pdf"

    call_command(*command, "sommerfest-2027", "-o", str(path))

    assert (path.read_bytes()[:5], capsys.readouterr().out) == (b"%PDF-", f"{path}\n")


def test_signs_lead_to_the_organisation(station, tmp_path):
    """The whole way, from the command line to a decoded code."""
    path = tmp_path / "signs.pdf"

    call_command("make_signs", "sommerfest-2027", "-o", str(path))

    assert codes_of(path.read_bytes()) == [[f"HTTP://LOCALHOST:8000/O/{station.organisation.code}"]]


def test_a_withdrawn_organisation_is_named_and_not_printed(station, festival, now, tmp_path, capsys):
    """Its page says that it is not there any more; so must the paper."""
    gone = StationFactory(
        festival=festival, state="confirmed", number=2, organisation__name="Weg", organisation__withdrawn_at=now
    )
    path = tmp_path / "signs.pdf"

    call_command("make_signs", "sommerfest-2027", "-o", str(path))

    assert pages_of(path.read_bytes()) == 1
    said = f"{gone.organisation} is withdrawn from the directory: station 2 is not printed.\n"
    assert capsys.readouterr().err == said


def test_several_languages_make_one_sheet(station, tmp_path):
    path = tmp_path / "sheet.pdf"

    call_command("make_sheet", "sommerfest-2027", "--language", "de", "--language", "ar", "-o", str(path))

    assert pages_of(path.read_bytes()) == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_unknown_festival_is_named_with_those_there_are(station, tmp_path, command):
    with pytest.raises(CommandError) as caught:
        call_command(*command, "winterfest", "-o", str(tmp_path / "out.pdf"))

    sentence = "There is no festival “winterfest”. There are: sommerfest-2027"
    assert (str(caught.value), caught.value.returncode, list(tmp_path.iterdir())) == (sentence, 1, [])


def test_an_unknown_language_is_named(station, tmp_path):
    with pytest.raises(CommandError, match="“klingon” is not a language we print in"):
        call_command("make_sheet", "sommerfest-2027", "--language", "klingon", "-o", str(tmp_path / "out.pdf"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_without_confirmed_stations_there_is_nothing_to_print(festival, tmp_path, command):
    with pytest.raises(CommandError, match="No station of this festival is confirmed yet"):
        call_command(*command, "sommerfest-2027", "-o", str(tmp_path / "out.pdf"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_missing_glyph_leaves_the_old_file(station, tmp_path, command):
    """The last good print is worth more than half a new one."""
    station.organisation.name = "Teehaus 茶"
    station.organisation.save()
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")

    with pytest.raises(CommandError, match="The character “茶”"):
        call_command(*command, "sommerfest-2027", "-o", str(path))

    assert ([found.name for found in tmp_path.iterdir()], path.read_bytes()) == (["out.pdf"], b"old")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_unwritable_file_is_named_with_the_reason(station, tmp_path, command):
    path = tmp_path / "missing" / "out.pdf"

    with pytest.raises(CommandError) as caught:
        call_command(*command, "sommerfest-2027", "-o", str(path))

    assert str(caught.value) == f"The file {path} cannot be written: No such file or directory"

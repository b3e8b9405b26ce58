"""The documents stay true: what they name exists, and what exists they name."""

import re

import pytest

from tests.conftest import ROOT

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "docs/operations.md"]
PATH = re.compile(r"`((?:\.ci|api|bench|docs|events|festival|requirements|stations|tests|worker)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!http)([\w./-]+)\)")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_and_picture_in_it_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = PATH.findall(text) + [str((ROOT / name).parent / link) for link in LINK.findall(text)]
    assert [path for path in named if not (ROOT / path.replace("/XX/", "/de/")).exists()] == []


def test_recipes_are_numbered_without_a_gap():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^### (\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 5


def test_every_function_a_recipe_names_is_there():
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("events", "stations")
        for path in (ROOT / folder).rglob("*.py")
    )
    for name in ("letters_to_all", "owe_link_letter", "PRODUCT", "LetterNotNeeded"):
        assert re.search(rf"^(def|class) {name}\b|^{name} = ", source, re.MULTILINE), name


def test_every_command_is_in_a_document():
    documents = "".join((ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS)
    commands = [path.stem for path in (ROOT / "festival/management/commands").glob("[a-z]*.py")]
    assert [command for command in sorted(commands) if not re.search(rf"\b{command}\b", documents)] == []


def test_the_makefile_does_what_the_readme_says():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        word
        for name in DOCUMENTS
        for word in re.findall(
            r"(?:`|^    )make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert named - targets == set()

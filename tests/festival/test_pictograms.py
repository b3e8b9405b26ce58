"""A pictogram for every kind of facility and organisation, drawn once a page."""

import re

from events.models import FacilityKind
from festival.pictograms import FACILITIES, KINDS, name_of, paths
from festival.templatetags.pictograms import kind_pictogram, pictogram, pictogram_sheet
from stations.models import OrganisationKind


def test_every_kind_has_one():
    assert sorted(FACILITIES) == sorted(FacilityKind.values)
    assert sorted(KINDS) == sorted(OrganisationKind.values)


def test_lines_are_short_and_of_the_letters_of_paths():
    lines = [*FACILITIES.values(), *KINDS.values()]
    assert [line for line in lines if not re.fullmatch(r"[MLHVCSAZmlhvcsaz0-9 .-]{10,160}", line)] == []


def test_names_can_be_addresses():
    assert [name_of(key) for key in ("first_aid", "kind-meeting place")] == ["p-first-aid", "p-kind-meeting-place"]


def test_a_sheet_holds_each_once_and_leaves_out_what_nobody_knows():
    assert [name for name, _line in paths(["water", "kind-sport", "water", "casino"])] == [
        "p-water",
        "p-kind-sport",
    ]
    assert pictogram_sheet(["water"]).count("<symbol") == 1


def test_a_use_names_a_symbol_of_the_sheet():
    assert 'href="#p-water"' in pictogram("water")
    assert 'href="#p-kind-public-office"' in kind_pictogram("public office")

"""Placeholders are a closed list, filled once; what people typed stays text."""

import pytest
from django.core.exceptions import ValidationError

from stations.placeholders import PLACEHOLDERS, check_placeholders, fill, unknown_placeholders


def test_unknown_names_are_refused_by_name():
    with pytest.raises(ValidationError) as refusal:
        check_placeholders("Dear {name}, {token} and {festival.office} and {token}")

    assert refusal.value.messages[0].startswith(
        "There is no placeholder {token}, {festival.office}. Known: {name}, "
    )


def test_known_names_and_lone_braces_are_fine():
    check_placeholders("".join(f"{{{name}}} {{ {name} }}" for name in PLACEHOLDERS) + " } and {, {\n}")


def test_what_was_filled_in_is_never_read_again():
    swapped = {"organisation": "{festival}", "festival": "{organisation}"}

    assert fill("{organisation} – {festival}", swapped) == "{festival} – {organisation}"


def test_a_value_is_one_line():
    assert fill("An {organisation}!", {"organisation": "Verein\n\nBcc: all"}) == "An Verein Bcc: all!"


def test_a_value_that_is_missing_stays_as_it_was_typed():
    assert fill("{name} {unknown}", {"name": "Ava"}) == "Ava {unknown}"


def test_every_unknown_name_once_in_the_order_of_the_text():
    assert unknown_placeholders("{b} {a} {b} {} {name}") == ["b", "a", ""]

"""Ages, times and space: each fault says what would be right."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from stations.validators import cost_as_told, parse_times, validate_ages, validate_space, validate_times


@pytest.mark.parametrize(("low", "high"), [(None, None), (0, 120), (6, 6), (None, 3), (3, None)])
def test_ages_in_order(low, high):
    validate_ages(low, high)


@pytest.mark.parametrize(
    ("low", "high", "field"),
    [(-1, None, "age_from"), (None, 121, "age_to"), (7, 6, "age_to"), (121, 6, "age_from")],
)
def test_ages_that_are_none(low, high, field):
    with pytest.raises(ValidationError) as refusal:
        validate_ages(low, high)

    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("", []),
        ("14-15", [["14:00", "15:00"]]),
        ("9.30 – 10 Uhr", [["09:30", "10:00"]]),
        (
            "14:00-15:30, 16-17;18:00—18:05\n19-20",
            [["14:00", "15:30"], ["16:00", "17:00"], ["18:00", "18:05"], ["19:00", "20:00"]],
        ),
        ("١٤:٣٠-١٥", [["14:30", "15:00"]]),
    ],
)
def test_times_as_people_write_them(text, times):
    assert parse_times(text) == times


@pytest.mark.parametrize(
    "text", ["soon", "14", "15-14", "14-14", "24-25", "14:60-15", "14-15 tomorrow", ",".join(["14-15"] * 13)]
)
def test_times_nobody_can_keep(text):
    with pytest.raises(ValidationError):
        parse_times(text)


@pytest.mark.parametrize(
    "value",
    [None, "14-15", {}, [["14:00"]], [["14:00", 15]], [["9:00", "10:00"]], [["14:00", "15:00\n"]], [[[], []]]],
)
def test_times_of_another_shape(value):
    with pytest.raises(ValidationError):
        validate_times(value)


@given(st.text(max_size=30))
def test_any_text_is_times_or_a_fault(text):
    with suppress(ValidationError):
        validate_times(parse_times(text))


@pytest.mark.parametrize(("width", "depth", "field"), [(0, 1, "width_m"), (1, -1, "depth_m")])
def test_a_station_needs_some_space(width, depth, field):
    with pytest.raises(ValidationError) as refusal:
        validate_space(width, depth)

    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("kostenlos", ""),
        (" Eintritt frei! ", ""),
        ("0 €", ""),
        ("безкоштовно", ""),
        ("مجاني", ""),
        ("2 €", "2 €"),
        (" Spende ", "Spende"),
        ("kostenlos für Kinder, sonst 2 €", "kostenlos für Kinder, sonst 2 €"),
    ],
)
def test_words_for_nothing_to_pay_need_no_translation(told, kept):
    assert cost_as_told(told) == kept

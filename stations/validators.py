"""Validators of what organisations tell us, shared by forms, serializers and imports."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MAX_AGE = 120
MAX_TIMES = 12
# What people write where nothing is to be paid. Left empty it is said in every language by the product itself.
NOTHING_TO_PAY = frozenset(
    {
        "0", "0 €", "0 euro", "0,00 €", "0,- €", "-", "–", "keine", "kostenlos", "kostenfrei", "gratis", "umsonst",
        "frei", "eintritt frei", "free", "free of charge", "gratuit", "gratuito", "ücretsiz", "bedava",
        "безкоштовно", "бесплатно", "مجاني", "مجانا", "مجانًا", "رایگان", "miễn phí", "bezpłatnie", "za darmo",
        "belaş", "bilaash", "ብነጻ", "ነጻ",
    }
)  # fmt: skip
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def validate_ages(age_from: int | None, age_to: int | None) -> None:
    """Both from 0 to 120 years, and in order. What is no number is the field's own fault."""
    for field, age in (("age_from", age_from), ("age_to", age_to)):
        if isinstance(age, int) and not 0 <= age <= MAX_AGE:
            raise ValidationError({field: _("Give an age in years from 0 to 120.")})
    if isinstance(age_from, int) and isinstance(age_to, int) and age_to < age_from:
        raise ValidationError(
            {"age_to": _("“To age” must not be lower than “from age” (%(age)s).") % {"age": age_from}}
        )


def cost_as_told(cost: str) -> str:
    """The cost, empty where the words only say that there is none."""
    return "" if " ".join(cost.casefold().split()).rstrip(".!") in NOTHING_TO_PAY else cost.strip()


def validate_space(width_m: Decimal | None, depth_m: Decimal | None) -> None:
    """Both more than nothing, in metres."""
    for field, metres in (("width_m", width_m), ("depth_m", depth_m)):
        if metres is not None and metres <= 0:
            raise ValidationError({field: _("Give the space in metres, more than 0.")})


def validate_times(value: Any) -> None:
    """A list of `[start, end]` pairs such as `["14:00", "15:30"]`; an empty list means the whole festival."""
    if not isinstance(value, list) or len(value) > MAX_TIMES:
        raise ValidationError(_("Give up to 12 times, for example: 14:00-15:30."))
    for pair in value:
        right = (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(clock, str) and _TIME.fullmatch(clock) for clock in pair)
        )
        if not right:
            raise ValidationError(_("Write times with hours and minutes, for example: 14:00-15:30."))
        if pair[1] <= pair[0]:
            raise ValidationError(
                _("The time %(start)s-%(end)s ends before it starts."),
                params={"start": pair[0], "end": pair[1]},
            )


def parse_times(text: str) -> list[list[str]]:
    """`"14-15, 16:00-16:30"` → `[["14:00", "15:00"], ["16:00", "16:30"]]`; commas or new lines between.

    Raises ValidationError naming the part that cannot be read.
    """
    times = []
    for part in re.split(r"[,;\n]+", text.strip()):
        if not part.strip():
            continue
        match = re.match(
            r"^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr|h)?\s*$", part
        )
        if not match:
            raise ValidationError(
                _("“%(part)s” is not a time. Write it like this: 14:00-15:30."), params={"part": part.strip()}
            )
        start_hour, start_minute, end_hour, end_minute = match.groups()
        times.append([_clock(start_hour, start_minute), _clock(end_hour, end_minute)])
    validate_times(times)
    return times


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{int(minute or 0):02}"

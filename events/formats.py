"""Dates, times, numbers and ages in the words of a language, by CLDR (Babel). Pure: aware times in, text out.

Ages are said in the language in force, by gettext, whose plural forms follow CLDR's rules.

A range is put between the marks U+2066 … U+2069, so that it keeps its order inside right-to-left text,
and joined by an unbreakable dash (U+2060 around it).
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import ngettext

from events.languages import primary

ISOLATE, END_ISOLATE, NO_BREAK = "\u2066", "\u2069", "\u2060"
OWN_DIRECTION = "\u2068"  # like ISOLATE, in whatever direction the text has
_LIKE_A_LINK = re.compile(r"(?:https?:|www\.|[\w-]+\.[^\W\d_]{2,})\S*|\S+@\S+", re.IGNORECASE)


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """CLDR's data of a language, German for plain German; British English for `en` and the unknown."""
    for known in (tag, primary(tag)):
        if known == "en":
            break
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


def say_day(day: date, tag: str) -> str:
    """`Samstag, 12. Juni 2027`."""
    return _latin(format_date(day, "full", locale=locale_of(tag)))


def say_days(first: date, last: date, tag: str) -> str:
    """`Sa., 12. Juni 2027`; several days as `8. Feb. – 9. März 2027`."""
    locale = locale_of(tag)
    if first == last:
        return _latin(format_skeleton("yMMMEd", first, locale=locale))
    return _latin(format_interval(first, last, "yMMMd", locale=locale))


def say_time(at: datetime, zone: ZoneInfo) -> str:
    """`14:00`: the 24-hour clock, the same in every language, as it stands on German clocks."""
    return at.astimezone(zone).strftime("%H:%M")


def say_moment(at: datetime, zone: ZoneInfo, tag: str) -> str:
    """`Samstag, 12. Juni 2027, 14:00`."""
    local = at.astimezone(zone)
    return f"{say_day(local.date(), tag)}{_comma(tag)} {isolated(say_time(at, zone))}"


def say_span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo, tag: str) -> str:
    """`Samstag, 12. Juni 2027, 14:00–18:00`; over several days both days are named."""
    if starts_at.astimezone(zone).date() != ends_at.astimezone(zone).date():
        return f"{say_moment(starts_at, zone, tag)} – {say_moment(ends_at, zone, tag)}"
    day = say_day(starts_at.astimezone(zone).date(), tag)
    return f"{day}{_comma(tag)} {say_range(say_time(starts_at, zone), say_time(ends_at, zone))}"


def say_range(start: str, end: str) -> str:
    """`14:00–18:00`, isolated and unbreakable."""
    return isolated(f"{start}{NO_BREAK}–{NO_BREAK}{end}")


def say_number(value: int | Decimal, tag: str) -> str:
    """`3,5` or `2.000`."""
    return format_decimal(value, locale=locale_of(tag), numbering_system="latn")


def say_ages(low: int | None, high: int | None) -> str:
    """For whom something is, by age in years: `ab 1 Jahr`, `6 bis 12 Jahre`; empty for everybody."""
    if high is None:
        return ngettext("from %(low)s year", "from %(low)s years", low) % {"low": low} if low else ""
    if not low:
        return ngettext("up to %(high)s year", "up to %(high)s years", high) % {"high": high}
    if low == high:
        return ngettext("%(age)s year old", "%(age)s years old", low) % {"age": low}
    # Languages choose the form by the last number that is said.
    said = ngettext("%(low)s to %(high)s year", "%(low)s to %(high)s years", high)
    return said % {"low": low, "high": high}


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a sentence."""
    return f"{ISOLATE}{text}{END_ISOLATE}"


def own_direction(text: str, *, right_to_left: bool) -> str:
    """What people typed, inside a text that may run the other way: “e.V.” keeps its last dot at its end.

    Each line stands between U+2068 and U+2069, where it has a letter of the other direction at all.
    """
    other = {"L"} if right_to_left else {"R", "AL"}
    lines = text.splitlines()
    return "\n".join(f"{OWN_DIRECTION}{line}{END_ISOLATE}" if _has(line, other) else line for line in lines)


def unlinked(text: str) -> str:
    """What people typed, so that no mail program makes a link of it: its dots, colons and @ are held fast.

    Nothing of that is seen: a word joiner stands at either side of them.
    """
    return _LIKE_A_LINK.sub(lambda found: re.sub(r"([.:@])", rf"{NO_BREAK}\1{NO_BREAK}", found[0]), text)


def _has(line: str, directions: set[str]) -> bool:
    return any(unicodedata.bidirectional(letter) in directions for letter in line)


def _comma(tag: str) -> str:
    return {"ar": "،", "fa": "،", "ti": "፣"}.get(primary(tag), ",")


def _latin(text: str) -> str:
    """Digits as on the clocks, signs and phones of the place."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def without_controls(words: str) -> str:
    """Without control characters, which no calendar and no address book may hold; lines and tabs stay."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or not (char < " " or "\x7f" <= char <= "\x9f"))

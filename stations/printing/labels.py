"""What the product itself says on paper, in any language: dates and times by CLDR, sentences by gettext."""

from datetime import date, datetime, time

from babel import dates
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from events.formats import locale_of
from events.languages import language
from stations.printing.content import Text
from stations.printing.typesetting import is_printable

SOURCE = "en"  # the language of a sentence that has no translation yet
ISOLATE, END = "\u2066", "\u2069"  # left to right between them, whatever is around (Unicode UAX 9)

SCAN_SIGN = gettext_noop("Scan to read in your language")
SCAN_SHEET = gettext_noop("Scan to see the programme in your language")
SPOKEN_HERE = gettext_noop("Spoken here")
MORE_OFFERS = gettext_noop("And more: see the page behind the code.")
PROGRAMME = gettext_noop("What you can do")
QR_NAME = gettext_noop("QR code: %(address)s")
SHEET_NAME = gettext_noop("%(title)s: info sheet")
SIGNS_NAME = gettext_noop("%(title)s: station signs")
AS_OF = gettext_noop("As of %(date)s, version %(version)s")
WHEN, WHERE, TRAVEL = gettext_noop("When"), gettext_noop("Where"), gettext_noop("How to get there")
TIMES, AGES = gettext_noop("Times"), gettext_noop("Ages")
LANGUAGES, COST = gettext_noop("Languages spoken"), gettext_noop("Cost")
KIND = gettext_noop("What sort of place it is")
ALL_DAY = gettext_noop("The whole time")
ALL_AGES = gettext_noop("For all ages")
FROM_AGE, TO_AGE = gettext_noop("From age %(low)s"), gettext_noop("Up to age %(high)s")
BETWEEN_AGES, ONE_AGE = gettext_noop("From age %(low)s to %(high)s"), gettext_noop("Age %(low)s")
FROM, UNTIL = gettext_noop("From %(moment)s"), gettext_noop("Until %(moment)s")


def say(tag: str, sentence: str, **values: object) -> Text:
    """`sentence` in the language `tag`, marked with the language it really is in: English until translated."""
    with translation.override(tag):
        said = gettext(sentence)
    return Text(said % values if values else said, SOURCE if said == sentence else tag)


def say_choice(tag: str, label: object) -> Text:
    """The label of a choice, which is lazy: its own language decides when it is read."""
    with translation.override(SOURCE):
        sentence = str(label)
    return say(tag, sentence)


def say_in_each(tags: list[str], sentence: str) -> tuple[Text, ...]:
    """The sentence in each language, once where languages have no translation yet."""
    return tuple(dict.fromkeys(say(tag, sentence) for tag in tags))


def _marked(tag: str) -> str:
    locale = locale_of(tag)
    return tag if locale.language == tag.partition("-")[0] else SOURCE


def autonym(tag: str, *, reader: str) -> Text:
    """A language's own name; where no font can write it, its name in the reader's language."""
    known = language(tag)
    if is_printable(known.autonym):
        return Text(known.autonym, tag)
    named = locale_of(reader).languages.get(tag)
    return Text(named, _marked(reader)) if named and is_printable(named) else Text(known.name, SOURCE)


def day(value: date, tag: str) -> Text:
    """A day with its weekday and year."""
    return Text(dates.format_date(value, "full", locale=locale_of(tag)), _marked(tag))


def short_day(value: date, tag: str) -> Text:
    """A day without its weekday."""
    return Text(dates.format_date(value, "long", locale=locale_of(tag)), _marked(tag))


def clock_range(start: time, end: time, tag: str) -> Text:
    """`14:00–15:30` as the language writes it on a 24-hour clock, isolated so that it never turns around.

    Right-to-left languages get the figures alone: a word between isolated figures would read backwards.
    """
    if language(tag).rtl:
        words = f"{start:%H:%M}–{end:%H:%M}"
    else:
        anchor = date(2000, 1, 1)
        span = datetime.combine(anchor, start), datetime.combine(anchor, end)
        words = dates.format_interval(*span, "Hm", locale=locale_of(tag))
    return Text(f"{ISOLATE}{words}{END}", _marked(tag))


def moment(value: datetime, tag: str) -> str:
    """A day and the time on a 24-hour clock."""
    return f"{day(value.date(), tag).words}, {ISOLATE}{value:%H:%M}{END}"


def when(starts_at: datetime, ends_at: datetime, tag: str) -> tuple[Text, ...]:
    """The festival's time in two lines: day and hours, or its first and last moment. Local times in."""
    if starts_at.date() == ends_at.date():
        return day(starts_at.date(), tag), clock_range(starts_at.time(), ends_at.time(), tag)
    return (
        say(tag, FROM, moment=moment(starts_at, tag)),
        say(tag, UNTIL, moment=moment(ends_at, tag)),
    )


def ages(low: int | None, high: int | None, tag: str) -> Text:
    """For whom, by age in years."""
    if high is None:
        return say(tag, FROM_AGE, low=low) if low else say(tag, ALL_AGES)
    if not low:
        return say(tag, TO_AGE, high=high)
    return say(tag, ONE_AGE if low == high else BETWEEN_AGES, low=low, high=high)


def times(pairs: list[list[str]], tag: str) -> tuple[Text, ...]:
    """The times of an offer, `[["14:00", "15:30"], …]`; none means the whole festival."""
    if not pairs:
        return (say(tag, ALL_DAY),)
    return tuple(clock_range(time.fromisoformat(start), time.fromisoformat(end), tag) for start, end in pairs)

"""What the product itself says on paper, in any language: dates and times by CLDR, sentences by gettext."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from events.formats import locale_of, say_ages, say_day, say_moment, say_range, say_time
from events.languages import language
from stations.printing.content import Text
from stations.printing.typesetting import is_printable

SOURCE = "en"  # the language of a sentence that has no translation yet

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
BY_MACHINE = gettext_noop("%(mark)s Translated by machine, not checked.")
OUTDATED = gettext_noop("%(mark)s The original has changed since this was translated.")
TAGS_NAME = gettext_noop("%(title)s: name tags")
PERSON, ORGANISATION = gettext_noop("Name"), gettext_noop("Organisation")
HELPERS_NAME = gettext_noop("%(title)s: list for setting up")
HELPERS = gettext_noop("List for setting up")
HELPERS_HEADS = (
    gettext_noop("No."),
    gettext_noop("Who and where"),
    gettext_noop("What they need"),
    gettext_noop("Contact on the day"),
    gettext_noop("Offers"),
)
CELEBRATED = gettext_noop("What we celebrate with others: %(name)s")
MINDED = gettext_noop("What we take care of: %(name)s")
CARE = gettext_noop(
    "This list holds telephone numbers: do not leave it lying about, and destroy it after the festival."
)
SET_UP, TAKEN_DOWN = gettext_noop("Set-up from %(moment)s"), gettext_noop("Taken down until %(moment)s")
OPEN_FROM, OPEN_UNTIL = gettext_noop("Festival from %(moment)s"), gettext_noop("Festival until %(moment)s")
SPACE = gettext_noop("%(width)s × %(depth)s m")
POWER, TABLES = gettext_noop("Power: %(number)s W"), gettext_noop("Tables: %(number)s")
TENT, TENTS = gettext_noop("Tent"), gettext_noop("Tents: %(number)s")
WATER, WATERS = gettext_noop("Water"), gettext_noop("Water connections: %(number)s")
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


def when(starts_at: datetime, ends_at: datetime, zone: ZoneInfo, tag: str) -> tuple[Text, ...]:
    """The festival's time in two lines: day and hours, or its first and last moment."""
    day, last_day = (at.astimezone(zone).date() for at in (starts_at, ends_at))
    if day == last_day:
        hours = say_range(say_time(starts_at, zone), say_time(ends_at, zone))
        return Text(say_day(day, tag), _marked(tag)), Text(hours, _marked(tag))
    return (
        say(tag, FROM, moment=say_moment(starts_at, zone, tag)),
        say(tag, UNTIL, moment=say_moment(ends_at, zone, tag)),
    )


def ages(low: int | None, high: int | None, tag: str) -> Text:
    """For whom, by age in years."""
    with translation.override(SOURCE):
        sentence = say_ages(low, high)
    if not sentence:
        return say(tag, ALL_AGES)
    with translation.override(tag):
        said = say_ages(low, high)
    return Text(said, SOURCE if said == sentence else tag)


def times(pairs: list[list[str]], tag: str) -> tuple[Text, ...]:
    """The times of an offer, `[["14:00", "15:30"], …]`; none means the whole festival."""
    if not pairs:
        return (say(tag, ALL_DAY),)
    return tuple(Text(say_range(start, end), _marked(tag)) for start, end in pairs)

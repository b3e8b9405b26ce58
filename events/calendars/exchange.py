"""Observances as CSV, JSON and a calendar to subscribe to.

Words are said by `say`, which the caller gives; `tell` says sentences, and nothing where a language has none.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext_noop as _
from icalendar import Calendar, Event, vDuration, vText

from events.calendars.catalogue import days_of_year
from events.calendars.observance import Certainty, Observance, Unannounced

Say = Callable[[str], str]
COLUMNS = (
    "key",
    "start_date",
    "end_date",
    "begins_evening_before",
    "kind",
    "certainty",
    "tradition",
    "name",
    "note",
)
PRODID = "-//Standfest//Observances//EN"
EVENING = _("Begins at sunset on the evening before.")
MOON = _("The moon decides: it may be a day earlier or later.")
SOURCE = _("Source: %(source)s.")
REFRESH = timedelta(days=1)  # how often a subscribed calendar is asked for
STAMP = datetime(2020, 1, 1, tzinfo=UTC)  # the rules do not change with the day on which they are asked


def row_of(row: Observance | Unannounced, say: Say, *, unannounced: str) -> dict[str, str]:
    """One row of the exchange format and its `source`, which only JSON has.

    What is not announced has no dates; its note begins with `unannounced`, in which `%(first)s` and `%(last)s`
    stand for the days between which it falls.
    """
    dated = isinstance(row, Observance)
    meaning = row.say_meaning(say) if isinstance(row, Observance) else say(row.meaning)
    note = f"{say(row.who)} {meaning}".strip()
    return {
        "key": row.key,
        "start_date": row.first.isoformat() if dated else "",
        "end_date": row.last.isoformat() if dated else "",
        "begins_evening_before": "yes" if isinstance(row, Observance) and row.evening else "no",
        "kind": row.kind.value,
        "certainty": row.certainty.value if isinstance(row, Observance) else Certainty.ANNOUNCED.value,
        "tradition": row.tradition,
        "name": say(row.name),
        "note": note if dated else f"{unannounced % {'first': row.first, 'last': row.last}} {note}",
        "source": row.source,
    }


def as_csv(rows: Sequence[dict[str, str]]) -> str:
    """A table with a heading, comma-separated."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def as_json(rows: Sequence[dict[str, str]], *, not_covered: Sequence[str]) -> str:
    """The same rows as objects under `observances`, and the traditions that are missing."""
    answer = {"observances": list(rows), "not_covered": list(not_covered)}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def as_ics(
    rows: Sequence[Observance], say: Say, *, name: str, tell: Say | None = None, warnings: Sequence[str] = ()
) -> bytes:
    """Whole days that leave people free, with stable UIDs. `warnings` describe the calendar."""
    book = Calendar()
    book.add("prodid", PRODID)
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", vText(name))
    book.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    book.add("x-published-ttl", vDuration(REFRESH))
    if warnings:
        book.add("x-wr-caldesc", vText("\n".join(warnings)))
    for row in rows:
        book.add_component(_event(row, say, tell or say))
    return bytes(book.to_ical())


def uid_of(row: Observance) -> str:
    """`observance-KEY-YYYY@standfest`; `-2` after the year where the key occurs a second time in it."""
    in_year = [other.first for other in days_of_year(row.calendar, row.first.year) if other.key == row.key]
    number = sorted(first for first in in_year if first.year == row.first.year).index(row.first) + 1
    return f"observance-{row.key}-{row.first.year}{f'-{number}' if number > 1 else ''}@standfest"


def _event(row: Observance, say: Say, tell: Say) -> Event:
    event = Event()
    event.add("uid", uid_of(row))
    event.add("dtstamp", STAMP)
    event.add("summary", say(row.name))
    event.add("dtstart", row.first)
    event.add("dtend", row.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [row.tradition])
    event.add("description", describe(row, say, tell))
    return event


def describe(row: Observance, say: Say, tell: Say) -> str:
    """Who keeps it and what to mind, when it begins, how sure its date is, and where from if it says so."""
    meaning = row.say_meaning(lambda text: say(text) if text == row.name else tell(text))
    source = tell(SOURCE) if row.source else ""
    parts = [
        tell(row.who),
        meaning,
        tell(EVENING) if row.evening else "",
        tell(MOON) if row.certainty == Certainty.MOON else "",
        source % {"source": row.source},
    ]
    return " ".join(part for part in parts if part)

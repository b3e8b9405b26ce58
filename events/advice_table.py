"""Advice in one line for a list of days, and as a table for other programs."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from events.advice import Advice
from events.calendars import Certainty, Unannounced
from events.calendars.effects import Effect, effect_of
from events.formats import say_time
from events.reasons import Reason, say_unannounced

COLUMNS = (
    "key",
    "start_date",
    "end_date",
    "begins_evening_before",
    "relation",
    "effect",
    "kind",
    "certainty",
    "tradition",
    "who",
    "name",
    "note",
)
NOT_ANNOUNCED, NEIGHBOUR = "not announced", "neighbour"
HOLIDAY, OPEN = "holiday", "open"  # sorts of short lines that are no effect


def advice_rows(advice: Advice) -> list[dict[str, str]]:
    """A row for each reason, the weightiest first; at the end, without dates, what is not announced yet."""
    rows = [
        {
            "key": reason.row.key,
            "start_date": reason.row.first.isoformat(),
            "end_date": reason.row.last.isoformat(),
            "begins_evening_before": "yes" if reason.row.evening else "no",
            "relation": reason.relation.value,
            "effect": reason.effect.value,
            "kind": reason.row.kind.value,
            "certainty": reason.row.certainty.value,
            "tradition": reason.row.tradition,
            "who": reason.who,
            "name": reason.name,
            "note": reason.text,
        }
        for reason in advice.reasons
    ]
    for row in advice.unannounced:
        rows.append(
            {
                "key": row.key,
                "start_date": "",
                "end_date": "",
                "begins_evening_before": "no",
                "relation": NOT_ANNOUNCED,
                "effect": effect_of(row).value,
                "kind": row.kind.value,
                "certainty": Certainty.ANNOUNCED.value,
                "tradition": row.tradition,
                "who": gettext(row.who),
                "name": gettext(row.name),
                "note": say_unannounced(row),
            }
        )
    return rows


def neighbour_rows(advice: Advice) -> list[dict[str, str]]:
    """The same columns for festivals of other offices."""
    return [
        {
            "key": f"festival.{one.slug}",
            "start_date": one.first.isoformat(),
            "end_date": one.last.isoformat(),
            "begins_evening_before": "no",
            "relation": NEIGHBOUR,
            "effect": Effect.NOTE.value,
            "kind": "festival",
            "certainty": Certainty.FIXED.value,
            "tradition": "",
            "who": one.office,
            "name": one.title,
            "note": one.sentence,
        }
        for one in advice.neighbours
    ]


def as_csv(advice: Advice) -> str:
    """A table with a heading, comma-separated; festivals of other offices come last."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows([*advice_rows(advice), *neighbour_rows(advice)])
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One short sentence about a day. `slug` names the sort: an effect, `holiday`, `near`, `open`, `neighbour`."""

    slug: str
    text: str


def say_in_short(advice: Advice) -> list[str]:
    """Why a day stands where it stands among others: a few short sentences."""
    return [line.text for line in in_short(advice)]


def in_short(advice: Advice) -> list[ShortLine]:
    """The same sentences, each with its sort. What keeps away people whom nobody named has a line of its own."""
    holidays = [reason for reason in advice.careful if reason.is_public_holiday]
    minded = [reason for reason in advice.careful if reason.named and not reason.is_public_holiday]
    others = [reason for reason in (*advice.careful, *advice.lovely) if not reason.named]
    away = [reason for reason in advice.collides if not reason.named]
    collides, lovely = Effect.COLLIDES.value, Effect.LOVELY.value
    lines = [
        _line(Effect.RESTRICTED.value, gettext("Silent day: %(names)s."), advice.restricted),
        _line(collides, gettext("Would collide: %(names)s."), _named(advice.collides)),
        _line(collides, gettext("Would collide for communities your office did not name: %(names)s."), away),
        _line(HOLIDAY, gettext("Public holiday: %(names)s."), holidays),
        _line(Effect.BREAK.value, gettext("School holidays: %(names)s."), advice.school),
        _line(Effect.CAREFUL.value, gettext("To be minded: %(names)s."), minded),
        _line(lovely, gettext("Would be lovely to meet: %(names)s."), _named(advice.lovely)),
        _line("near", gettext("Near it: %(names)s."), _named(advice.near)),
        _line("light", gettext("Also among communities your office did not name: %(names)s."), others),
        _line(OPEN, gettext("Not announced yet: %(names)s."), advice.unannounced),
        *(ShortLine(NEIGHBOUR, neighbour.sentence) for neighbour in advice.neighbours),
    ]
    told = [line for line in lines if line.text]
    if told and {line.slug for line in told} == {"light"}:
        told.append(ShortLine("none", gettext("Ask the communities before you decide.")))
    return told or [ShortLine("none", say_unknown())]


def say_unknown() -> str:
    """What is said of a day of which nothing is known."""
    return gettext("We know of nothing that speaks against this day. Ask the communities before you decide.")


def _named(reasons: Iterable[Reason]) -> list[Reason]:
    return [reason for reason in reasons if reason.named]


def _line(slug: str, sentence: str, rows: Iterable[Reason | Unannounced]) -> ShortLine:
    names = dict.fromkeys(_name(row) for row in rows)
    return ShortLine(slug, sentence % {"names": ", ".join(names)} if names else "")


def _name(row: Reason | Unannounced) -> str:
    """Its name, of a fast with the time at which it is broken."""
    if not isinstance(row, Reason):
        return gettext(row.name)
    if not row.sunset_words or row.sunset is None or row.hours is None:
        return row.name
    said = gettext("%(name)s (sunset at %(time)s)")
    return said % {"name": row.name, "time": say_time(row.sunset, row.hours.zone)}

"""`observances`: the catalogue of cultural and religious days, for tables, programs and calendars."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import translation
from django.utils.translation import gettext

from events.calendars import NOT_COVERED, Observance, Unannounced, UnknownTradition, not_announced, observances
from events.calendars.exchange import as_csv, as_json, row_of
from events.calendars.germany import STATES
from events.calendars.subscription import subscription
from events.validators import FIRST_YEAR, LAST_YEAR
from festival.management.plain import PlainCommand


class Command(PlainCommand):
    help = (
        "Write what is on from day to day, for the traditions and the federal state asked for. Days whose date "
        "nobody has published yet stand at the end, without dates; what is not covered is said on standard error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from", required=True, dest="first", metavar="DATE", help="the first day, YYYY-MM-DD"
        )
        parser.add_argument("--to", required=True, dest="last", metavar="DATE", help="the last day, YYYY-MM-DD")
        parser.add_argument("--state", choices=sorted(STATES), help="only this federal state; without it, all")
        parser.add_argument(
            "--tradition", action="append", metavar="NAME", help="only this tradition; can be given several times"
        )
        parser.add_argument("--language", default="de", help="the language of names and notes")
        parser.add_argument("--format", required=True, choices=["csv", "json", "ics"])

    def handle(self, *args: Any, **options: Any) -> None:
        first, last = _day(options["first"]), _day(options["last"])
        if not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR and first <= last:
            raise CommandError(f"The catalogue knows the years from {FIRST_YEAR} to {LAST_YEAR}.")
        if last < first:
            raise CommandError("--to lies before --from.")
        known = [tag for tag, _name in settings.LANGUAGES]
        if options["language"] not in known:
            raise CommandError(f"There is no language “{options['language']}”. Known: {', '.join(known)}.")
        with translation.override(options["language"]):
            text = _answer(first, last, options["state"], options["tradition"], options["format"])
            missing = gettext("Not covered: %(names)s.") % {"names": _not_covered()}
        self.stdout.write(text, ending="")
        if options["format"] == "csv":
            self.stderr.write(missing)


def _answer(first: date, last: date, state: str | None, traditions: list[str] | None, kind: str) -> str:
    try:
        if kind == "ics":
            return subscription(first, last, state=state, traditions=traditions).decode()
        dated = observances(first, last, state=state, traditions=traditions)
        undated = not_announced(first, last, state=state, traditions=traditions)
    except UnknownTradition as error:
        raise CommandError(str(error)) from error
    unannounced = gettext("Not announced yet, between %(first)s and %(last)s: ask before you plan.")
    told: list[Observance | Unannounced] = [*dated, *undated]
    rows = [row_of(row, gettext, unannounced=unannounced) for row in told]
    if kind == "csv":
        return as_csv(rows)
    return as_json(rows, not_covered=[gettext(name) for name in NOT_COVERED])


def _not_covered() -> str:
    return ", ".join(gettext(name) for name in NOT_COVERED)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is no date. Write it as 2027-06-12.") from error

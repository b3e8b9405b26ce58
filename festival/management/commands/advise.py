"""`advise`: what a festival on some days would meet, for tables and programs."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import translation
from django.utils.translation import gettext

from events.advice import Advice, Surroundings, advise_days
from events.advice_table import advice_rows, as_csv, neighbour_rows, say_unknown
from events.calendars import NOT_COVERED
from events.calendars.germany import STATES
from events.models import Office
from events.reasons import say_sabbath
from events.validators import FIRST_YEAR, LAST_YEAR
from festival.management.plain import PlainCommand
from stations.advising import surroundings_of

LONGEST = 31
ZONE = ZoneInfo("Europe/Berlin")


class Command(PlainCommand):
    help = (
        "Write what a festival on these days would meet or come near: the weightiest first, and at the end, "
        "without dates, what nobody has announced yet. It never decides. What is not covered is said on standard "
        "error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", required=True, metavar="DATE", help="the (first) day, YYYY-MM-DD")
        parser.add_argument("--until", metavar="DATE", help="the last day, if there are several")
        parser.add_argument("--state", choices=sorted(STATES), help="the federal state")
        parser.add_argument(
            "--office",
            metavar="SLUG",
            help="as this office knows it: its own days, corrections and communities, and festivals of other "
            "offices within seven days; then its federal state is known",
        )
        parser.add_argument("--language", default="de", help="the language of names and notes")
        parser.add_argument("--format", default="csv", choices=["csv", "json"])

    def handle(self, *args: Any, **options: Any) -> None:
        first = _day(options["on"])
        last = _day(options["until"]) if options["until"] else first
        if not FIRST_YEAR <= first.year <= LAST_YEAR or last.year > LAST_YEAR:
            raise CommandError(f"The catalogue knows the years from {FIRST_YEAR} to {LAST_YEAR}.")
        if last < first:
            raise CommandError("--until lies before --on.")
        if (last - first).days >= LONGEST:
            raise CommandError(f"Ask for at most {LONGEST} days.")
        known = [tag for tag, _name in settings.LANGUAGES]
        if options["language"] not in known:
            raise CommandError(f"There is no language “{options['language']}”. Known: {', '.join(known)}.")
        around = _around(options["office"], options["state"], first, last)
        advice = advise_days(first, last, around=around)
        with translation.override(options["language"]):
            missing = [gettext(name) for name in NOT_COVERED]
            text = as_csv(advice) if options["format"] == "csv" else _as_json(advice, around.state, missing)
            unknown, sabbath = say_unknown(), say_sabbath()
            warning = gettext("Not covered: %(names)s.") % {"names": ", ".join(missing)}
        self.stdout.write(text, ending="")
        if options["format"] == "csv":
            self.stderr.write(warning)
        if advice.meets_sabbath and options["format"] == "csv":
            self.stderr.write(sabbath)
        if advice.is_unknown:
            self.stderr.write(unknown)


def _around(slug: str | None, state: str | None, first: date, last: date) -> Surroundings:
    if not slug:
        if not state:
            raise CommandError("Say where: --state TH, or --office SLUG.")
        return Surroundings(zone=ZONE, state=state)
    office = Office.objects.filter(slug=slug).first()
    if office is None:
        raise CommandError(f"There is no office “{slug}”.")
    around = surroundings_of(office, first, last)
    return replace(around, state=state) if state else around


def _as_json(advice: Advice, state: str | None, missing: list[str]) -> str:
    answer = {
        "on": advice.first.isoformat(),
        "until": advice.last.isoformat(),
        "state": state,
        "reasons": advice_rows(advice),
        "neighbours": neighbour_rows(advice),
        "sabbath": say_sabbath() if advice.meets_sabbath else "",
        "unknown": say_unknown() if advice.is_unknown else "",
        "not_covered": missing,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is no date. Write it as 2027-06-12.") from error

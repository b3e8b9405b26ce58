"""`import_organisations FILE`: bring a CSV of organisations into an office's directory."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from events.actors import Actor
from events.models import Festival, Office
from festival.management.plain import PlainCommand
from stations.actions.imports import COMPLETED, CREATED, UNCHANGED, RowResult, import_organisations
from stations.importing import ImportFaults, read_organisations


class Command(PlainCommand):
    help = (
        "Bring the organisations of a CSV file into an office's directory: all or nothing. "
        "What the directory already says is kept; importing the same file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a CSV file in UTF-8, or “-” for standard input")
        parser.add_argument(
            "--festival", metavar="SLUG", help="also put the organisations on this festival's list"
        )
        parser.add_argument(
            "--office", metavar="SLUG", help="whose directory; without it, the festival's or the first office's"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        festival = _festival(options["festival"])
        office = _office(options["office"], festival)
        try:
            results = import_organisations(
                office,
                read_organisations(_read(options["file"])),
                actor=Actor(by="command line"),
                now=timezone.now(),
                festival=festival,
                dry_run=options["dry_run"],
            )
        except ImportFaults as error:
            count = len(error.faults)
            heading = f"Nothing was imported: {count} {'fault' if count == 1 else 'faults'} in the file."
            raise CommandError(f"{heading}\n{error}") from error
        for result in results:
            self.stdout.write(_line(result, dry_run=options["dry_run"]))
        self.stdout.write(_sum(results, office, dry_run=options["dry_run"]))
        if options["office"] is None and festival is None:
            others = ", ".join(Office.objects.exclude(pk=office.pk).values_list("slug", flat=True))
            note = f"This is the directory of the office “{office.slug}”. --office chooses another one: {others}."
            self.stdout.write(note if others else "", ending="\n" if others else "")


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _festival(slug: str | None) -> Festival | None:
    if slug is None:
        return None
    festival = Festival.objects.select_related("office").filter(slug=slug).first()
    if festival is None:
        raise CommandError(f"There is no festival with the address “{slug}”.")
    return festival


def _office(slug: str | None, festival: Festival | None) -> Office:
    if slug is None and festival is not None:
        return festival.office
    offices = list(Office.objects.order_by("pk"))
    known = ", ".join(office.slug for office in offices)
    if not offices:
        raise CommandError("There is no office yet. Add one with “manage.py add_office”.")
    if slug is None:
        return offices[0]  # what it was, and how to choose another one, is said at the end
    office = next((office for office in offices if office.slug == slug), None)
    if office is None:
        raise CommandError(f"There is no office “{slug}”. Known: {known}.")
    if festival is not None and festival.office_id != office.pk:
        raise CommandError(f"The festival “{festival.slug}” belongs to the office “{festival.office.slug}”.")
    return office


def _line(result: RowResult, *, dry_run: bool) -> str:
    code = "–" if dry_run and result.outcome == CREATED else result.code  # a code tried out is not kept
    words = [f"line {result.line}", code, result.name, result.outcome, *result.notes]
    return "  ".join(words)


def _sum(results: list[RowResult], office: Office, *, dry_run: bool) -> str:
    counts = {
        outcome: sum(result.outcome == outcome for result in results)
        for outcome in (CREATED, COMPLETED, UNCHANGED)
    }
    words = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    end = " This was a trial: nothing was changed." if dry_run else ""
    return f"{office}: {len(results)} rows, {words}.{end}"

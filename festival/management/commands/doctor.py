"""`doctor`: what is well, what is not, and what to do about it."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from festival.checks import PROBLEM, Check
from festival.doctor import examine


class Command(BaseCommand):
    help = (
        "Check database, broker, worker, clock, letters, mail, settings, disk, fonts and languages. "
        "Sends nothing. Exit code 1 where there is a problem."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs: a list of objects")

    def handle(self, *args: Any, **options: Any) -> None:
        checks = examine(now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
        else:
            for check in checks:
                self.stdout.write(_line(check))
        if any(check.level == PROBLEM for check in checks):
            sys.exit(1)


def _line(check: Check) -> str:
    return " – ".join(part for part in (f"{check.level:<7}", check.name, check.says, check.todo) if part)

"""`make_sheet SLUG --language de [--language ar …] -o FILE.pdf`: the printed info sheet."""

from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from festival.management.paper import print_to
from festival.management.plain import PlainCommand
from stations.printing import render_sheet


class Command(PlainCommand):
    help = "Make the info sheet of a festival as PDF: A4, to be folded to A5."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The festival, the languages, the file."""
        parser.add_argument("slug", help="the festival's address, as in /f/SLUG/")
        parser.add_argument(
            "--language",
            action="append",
            default=[],
            metavar="XX",
            help="de, ar, …; a second one stands beside the first; more make more sheets",
        )
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the sheet and say where it is."""
        print_to(options["output"], options["slug"], partial(render_sheet, languages=options["language"]))
        self.stdout.write(str(options["output"]))

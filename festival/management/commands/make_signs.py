"""`make_signs SLUG -o FILE.pdf`: a sign for each confirmed station."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from festival.management.paper import print_to
from festival.management.plain import PlainCommand
from stations.printing import render_signs


class Command(PlainCommand):
    help = "Make the signs of all confirmed stations as PDF: an A4 page each, with its QR code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The festival and the file."""
        parser.add_argument("slug", help="the festival's address, as in /f/SLUG/")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the signs and say where they are."""
        print_to(options["output"], options["slug"], render_signs)
        self.stdout.write(str(options["output"]))

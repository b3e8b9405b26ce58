"""`make_name_tags SLUG -o FILE.pdf`: a name tag for each confirmed station, and some to fill in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from festival.management.paper import print_to
from festival.management.plain import PlainCommand
from stations.printing import render_name_tags


class Command(PlainCommand):
    help = "Make name tags for the contacts of the day as PDF: ten of 85 × 55 mm on A4, and some to fill in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The festival and the file."""
        parser.add_argument("slug", help="the festival's address, as in /f/SLUG/")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the tags and say where they are."""
        print_to(options["output"], options["slug"], render_name_tags)
        self.stdout.write(str(options["output"]))

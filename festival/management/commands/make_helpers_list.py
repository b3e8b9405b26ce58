"""`make_helpers_list SLUG -o FILE.pdf`: what stands where and needs what, for those who set up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from festival.management.paper import print_to
from festival.management.plain import PlainCommand
from stations.printing import render_helpers_list


class Command(PlainCommand):
    help = "Make the list for those who set up as PDF. It holds telephone numbers: do not leave it lying about."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The festival and the file."""
        parser.add_argument("slug", help="the festival's address, as in /f/SLUG/")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the list and say where it is."""
        print_to(options["output"], options["slug"], render_helpers_list)
        self.stdout.write(str(options["output"]))

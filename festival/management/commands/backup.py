"""`backup FILE`: everything needed to start again elsewhere, in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from festival.backup import BackupError, make_backup
from festival.management.plain import PlainCommand


class Command(PlainCommand):
    help = (
        "Write all rows, uploaded files and the secret key into one .tar.gz that `restore` reads, on any database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="for example standfest-2027-06-01.tar.gz")
        parser.add_argument("--force", action="store_true", help="replace a file of this name")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            manifest = make_backup(path, now=timezone.now(), replace=options["force"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        files = len(manifest.files) - 2
        self.stdout.write(
            f"{path}: {sum(manifest.rows.values())} rows, {files} uploaded files, the secret key "
            f"({path.stat().st_size:,} bytes)."
        )
        self.stdout.write("Only you can read it: it holds people's addresses and the secret key. Keep it safe.")

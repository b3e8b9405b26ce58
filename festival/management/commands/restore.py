"""`restore FILE`: start again from a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from festival.backup import BackupError
from festival.management.plain import PlainCommand
from festival.restore import restore_backup


class Command(PlainCommand):
    help = (
        "Bring back what `backup` wrote, into a new installation after `migrate`: all or nothing. "
        "Stop web, worker and clock first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace everything that is here")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = restore_backup(options["file"], replace=options["force"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        manifest = restored.manifest
        self.stdout.write(
            f"{sum(manifest.rows.values())} rows and {len(manifest.files) - 2} uploaded files are back, "
            f"as of {manifest.made_at[:16].replace('T', ' ')} UTC."
        )
        for note in restored.notes:
            self.stdout.write(note)
        self.stdout.write("Start the service again, then run “manage.py doctor”.")

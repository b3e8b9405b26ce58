"""What must be done before the parts run: database, static files, sample data. A process of its own, with Django.

`python -m festival.supervisor.preparing FD` writes the sign-in links, or why it failed, to descriptor FD.
"""

import hashlib
import io
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from festival.env import VAR
from festival.supervisor.errors import disk_sentence, no_room


def prepare() -> str:
    """Do it all. Returns the sign-in links to show."""
    _migrate()
    _collect_static()
    _seed()
    return _sign_in_links()


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
        print(f"Database: {len(plan)} changes applied.", flush=True)  # noqa: T201 (a line of the log)


def _collect_static() -> None:
    """Only when a file came, went or changed since the last time: packing all of them takes seconds."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    state = hashlib.sha256("\n".join(_static_files()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(state, encoding="ascii")
    print("Static files: collected.", flush=True)  # noqa: T201


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            yield f"{name} {state.st_size} {state.st_mtime_ns}"


def _seed() -> None:
    from events.models import Office  # models can be imported only now

    if os.environ.get("SAMPLE") == "no" or Office.objects.exists():
        return
    if "seed_demo" not in get_commands():
        print("Sample data: this version has none; the site starts empty.", flush=True)  # noqa: T201
        return
    if settings.EMAIL_URL:
        print(  # noqa: T201
            "Sample data: left out, because EMAIL_URL is set and its letters would leave. “manage.py add_office” "
            "makes the first office.",
            flush=True,
        )
        return
    print("Sample data: being written, this takes a moment.", flush=True)  # noqa: T201
    call_command("seed_demo", stdout=io.StringIO())


def _sign_in_links() -> str:
    if "sign_in_links" not in get_commands():
        return ""
    links = io.StringIO()
    try:
        call_command("sign_in_links", stdout=links)
    except CommandError as reason:
        return str(reason)
    return links.getvalue()


def _reason(error: BaseException) -> str:
    """A sentence for what stopped us."""
    if isinstance(error, OSError):
        return disk_sentence(error, VAR)
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError) and "full" in str(cause):
        return no_room(VAR)
    if isinstance(error, DatabaseError):
        return f"the database did not do what was asked: {str(error).strip().splitlines()[0]}."
    return f"{type(error).__name__}: {error}"


def main(descriptor: int) -> int:
    """Prepare; the exit code says whether it went well."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")
    with os.fdopen(descriptor, "w", encoding="utf-8") as report:
        try:
            django.setup()
            report.write(prepare())
        except (OSError, DatabaseError, CommandError) as error:
            report.write(_reason(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))

"""Reading a backup back: checked first, then all of it or nothing. See `festival/backup.py` for what it holds."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from festival.backup import KEY, MEDIA, PRIVATE, ROWS, BackupError, Manifest, kept_models, secret_keys
from festival.env import VAR, secret
from festival.unpacking import unpack

OUR_APPS = ("events", "stations")  # whose migrations change rows


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and what is left to do by hand."""

    manifest: Manifest
    notes: list[str]


def restore_backup(path: Path, *, replace: bool = False) -> Restored:
    """Bring back rows, files and keys. Raises BackupError, OSError.

    Refuses where there is something already, unless `replace`. A failure leaves everything as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=VAR) as name:
        new, old = Path(name) / "new", Path(name) / "old"
        manifest = unpack(path, new)
        _check_version(manifest)
        if not replace and not is_empty():
            raise BackupError(
                "There is data here already, so nothing was changed. Restore into a new installation, "
                "or give --force to replace everything that is here."
            )
        try:
            with transaction.atomic():
                _clear_tables()
                _load_rows(new / ROWS, manifest)
                with _media_exchanged(new / MEDIA, old):
                    notes = _keep_keys((new / KEY).read_text(encoding="utf-8").splitlines())
        except (DeserializationError, DatabaseError) as error:
            words = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise BackupError(f"The rows of this backup do not fit: {words}. Nothing was changed.") from error
    return Restored(manifest, notes)


def is_empty() -> bool:
    """Whether there is neither a row nor a file that a restore would replace."""
    if any(model._base_manager.exists() for model in kept_models()):
        return False
    media = Path(settings.MEDIA_ROOT)
    return not media.exists() or not any(media.iterdir())


def _check_version(manifest: Manifest) -> None:
    known = MigrationLoader(None).disk_migrations
    newer = sorted(f"{app}.{name}" for app, name in manifest.migrations.items() if (app, name) not in known)
    if newer:
        raise BackupError(
            f"The backup was made by another version of Standfest ({manifest.version}), which has what this one "
            f"does not know: {', '.join(newer)}. Nothing was changed. Install that version first."
        )
    latest = {app: max(name for owner, name in known if owner == app) for app in OUR_APPS}
    if any(manifest.migrations.get(app) != name for app, name in latest.items()):
        raise BackupError(
            f"The backup was made by an older version of Standfest ({manifest.version}), and rows are brought "
            "up to date by an update only. Nothing was changed. Install that version, restore there, then update."
        )


def _clear_tables() -> None:
    """Everything a backup holds, and the sessions: nobody stays signed in as somebody else's number."""
    tables = [model._meta.db_table for model in [*kept_models(), apps.get_model("sessions", "Session")]]
    tables += [table for model in kept_models() for table in _many_to_many_tables(model)]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables))


def _many_to_many_tables(model: type[models.Model]) -> list[str]:
    return [field.m2m_db_table() for field in model._meta.local_many_to_many]


def _load_rows(path: Path, manifest: Manifest) -> None:
    """One row after the other; references are checked at the end, so that their order does not matter."""
    with path.open(encoding="utf-8") as lines:
        for row in serializers.deserialize("jsonl", lines):
            row.save(force_insert=True)
    counts = {model._meta.label_lower: model._base_manager.count() for model in kept_models()}
    if {label: count for label, count in counts.items() if count} != {
        label: count for label, count in manifest.rows.items() if count
    }:
        raise BackupError("The backup holds other rows than its list says. Nothing was changed.")
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)


@contextmanager
def _media_exchanged(new: Path, aside: Path) -> Iterator[None]:
    """The restored files stand in the media folder, the former ones aside; the other way round after a failure.

    The folder itself stays: it may be a mounted one.
    """
    media = Path(settings.MEDIA_ROOT)
    for folder in (media, new, aside):
        folder.mkdir(parents=True, exist_ok=True)
    _move_all(media, aside)
    try:
        _move_all(new, media)
        yield
    except BaseException:
        _move_all(media, new)
        _move_all(aside, media)
        raise


def _move_all(source: Path, target: Path) -> None:
    for entry in list(source.iterdir()):
        shutil.move(entry, target / entry.name)


def _keep_keys(keys: list[str]) -> list[str]:
    """Put the key where this installation looks for it, or say what to set. Returns what is left to do."""
    if secret("SECRET_KEY"):
        unknown = [key for key in keys if key not in secret_keys()]
        note = "SECRET_KEY is set here and differs from the backup's"
    else:
        unknown = keys[1:]
        note = "The backup knows older keys besides"
        _write_private(VAR / "secret_key", keys[0])
    if not unknown:
        return []
    kept = VAR / "secret_keys.restored"
    _write_private(kept, ",".join(unknown))
    return [
        f"{note}. For personal links in letters already sent, set SECRET_KEY_FALLBACKS to the content of {kept} "
        "and delete that file then."
    ]


def _write_private(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=PRIVATE)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)

"""A backup: one .tar.gz with everything needed to start again elsewhere, on whatever database.

    rows.jsonl      every row, one a line, in Django's own form, so that it can go from SQLite to PostgreSQL
    secret_key      the secret key, and below it older ones; without it personal links in letters stop working
    media/…         uploaded files
    manifest.json   format, version, migrations, counts and SHA-256 sums of all the above; written last

Sessions and heartbeats are left out. `festival/restore.py` reads it.
"""

import hashlib
import io
import json
import os
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from festival.env import ROOT

FORMAT = 1
MANIFEST, ROWS, KEY, MEDIA = "manifest.json", "rows.jsonl", "secret_key", "media/"
PRIVATE = 0o600  # the file holds addresses and the secret key
# Made again by `migrate`, or of the moment only.
LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session", "events.heartbeat"}
CHUNK = 1000


class BackupError(Exception):
    """It cannot be done; `str(error)` is a sentence: what happened, what to do."""


@dataclass(slots=True)
class Manifest:
    """What a backup holds: rows by model, sums by file, the last migration by app."""

    made_at: str
    version: str
    format: int = FORMAT
    migrations: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """As it stands in the archive."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True).encode()


class ExactEncoder(DjangoJSONEncoder):
    """Django's, which cuts microseconds off; a restored row shall be the same row."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def kept_models() -> list[type[models.Model]]:
    """The models a backup holds, in the order in which they are written and read."""
    found = serializers.sort_dependencies([(app, None) for app in apps.get_app_configs()], allow_cycles=True)
    return [
        model
        for model in found
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]


def last_migrations() -> dict[str, str]:
    """The last applied migration of each app."""
    rows = MigrationRecorder(connection).migration_qs.order_by("app", "name")
    return {row.app: row.name for row in rows}


def secret_keys() -> list[str]:
    """The key in force and older ones that still open personal links."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def make_backup(path: Path, *, now: datetime, replace: bool = False) -> Manifest:
    """Write the backup to `path`, readable by its owner only, whole or not at all. Raises BackupError, OSError."""
    if not path.parent.is_dir() or path.is_dir():
        raise BackupError(f"“{path}” cannot be written: name a file in a folder that exists.")
    if path.exists() and not replace:
        raise BackupError(f"There is a file “{path}” already. Give another name, or --force to replace it.")
    manifest = Manifest(made_at=now.isoformat(), version=_version(), migrations=last_migrations())
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
            _add_rows(archive, manifest, folder=path.parent)
            _add(archive, manifest, KEY, io.BytesIO("\n".join(secret_keys()).encode()))
            for name, source in _media_files():
                with source.open("rb") as stream:
                    _add(archive, manifest, name, stream)
            _add(archive, manifest, MANIFEST, io.BytesIO(manifest.as_json()))
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return manifest


def _version() -> str:
    """The product's version, as `pyproject.toml` names it."""
    try:
        return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "unknown"


def _add_rows(archive: tarfile.TarFile, manifest: Manifest, *, folder: Path) -> None:
    """All rows as of one moment, by way of a file beside the backup: an archive asks for sizes beforehand."""
    with tempfile.TemporaryFile(dir=folder) as draft:
        text = io.TextIOWrapper(draft, encoding="utf-8", newline="\n", write_through=True)
        outermost = not connection.in_atomic_block
        with transaction.atomic():
            if outermost and connection.vendor == "postgresql":
                with connection.cursor() as cursor:  # every query sees the same rows; SQLite does so anyway
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for model in kept_models():
                manifest.rows[model._meta.label_lower] = _write_rows(model, text)
        text.flush()
        draft.seek(0)
        _add(archive, manifest, ROWS, draft)
        text.detach()


def _write_rows(model: type[models.Model], text: IO[str]) -> int:
    count = 0

    def counted() -> Iterator[models.Model]:
        nonlocal count
        for row in model._base_manager.order_by("pk").iterator(chunk_size=CHUNK):
            count += 1
            yield row

    serializers.serialize("jsonl", counted(), stream=text, cls=ExactEncoder)
    return count


def _media_files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield MEDIA + path.relative_to(root).as_posix(), path


def _add(archive: tarfile.TarFile, manifest: Manifest, name: str, stream: IO[bytes]) -> None:
    """Put a file into the archive and its sum into the manifest."""
    info = tarfile.TarInfo(name)
    info.size = stream.seek(0, os.SEEK_END)
    info.mode = PRIVATE
    info.mtime = int(datetime.fromisoformat(manifest.made_at).timestamp())
    stream.seek(0)
    if name != MANIFEST:
        manifest.files[name] = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        stream.seek(0)
    archive.addfile(info, stream)

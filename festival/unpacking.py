"""Opening a backup file that may be damaged, cut off or no backup at all: every sum is checked before use."""

import hashlib
import json
import shutil
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from festival.backup import FORMAT, KEY, MANIFEST, MEDIA, ROWS, BackupError, Manifest

_ENDING = "Nothing was changed."


def unpack(path: Path, folder: Path) -> Manifest:
    """Write the files of the backup into `folder` and check them. Raises BackupError, OSError."""
    folder.mkdir()
    try:
        with tarfile.open(path, mode="r:gz") as archive:
            sums = {member.name: _write(archive, member, folder) for member in archive}
    except (tarfile.TarError, EOFError, zlib.error, UnicodeError) as error:
        raise BackupError(f"“{path}” is no backup, or was cut off: {error}. {_ENDING}") from error
    except OSError as error:
        if error.errno is None:  # gzip says so about its own content
            raise BackupError(f"“{path}” is no backup, or is damaged: {error}. {_ENDING}") from error
        raise
    if MANIFEST not in sums:
        raise BackupError(f"“{path}” is no backup, or was cut off: it has no {MANIFEST}. {_ENDING}")
    manifest = _read_manifest(folder / MANIFEST)
    _compare(manifest.files, {name: found for name, found in sums.items() if name != MANIFEST})
    return manifest


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """One file, if its name is one that a backup has. Returns its SHA-256."""
    parts = PurePosixPath(member.name).parts
    named_well = member.name in {MANIFEST, ROWS, KEY} or (
        member.name.startswith(MEDIA) and len(parts) > 1 and ".." not in parts
    )
    stream = archive.extractfile(member) if member.isfile() and named_well else None
    if stream is None:
        raise BackupError(f"The file holds “{member.name}”, which is no part of a backup. {_ENDING}")
    target = folder / member.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
    with target.open("rb") as copy:
        return hashlib.file_digest(copy, "sha256").hexdigest()


def _read_manifest(path: Path) -> Manifest:
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(**values)
    except (ValueError, TypeError) as error:
        raise BackupError(f"The list of the backup cannot be read: {error}. {_ENDING}") from error
    if manifest.format != FORMAT:
        raise BackupError(
            f"The backup has format {manifest.format}; this version reads format {FORMAT}. {_ENDING} "
            f"Install Standfest {manifest.version} first."
        )
    return manifest


def _compare(listed: dict[str, str], found: dict[str, str]) -> None:
    if {ROWS, KEY} - set(listed):
        raise BackupError(f"The backup is not whole: rows or key are missing. {_ENDING}")
    wrong = sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))
    if wrong:
        raise BackupError(f"The backup is damaged: {', '.join(wrong)}. {_ENDING} Take another copy of the file.")

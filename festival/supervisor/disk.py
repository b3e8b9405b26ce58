"""Is there a place to write, with room for what we will write?"""

import os
import shutil
from pathlib import Path

from festival.supervisor.errors import CannotStart, disk_sentence

NEEDED = 100 * 1024 * 1024  # bytes


def check_disk(var: Path) -> None:
    """Make the folder `var`, for its owner only, and prove that it can be written. Raises `CannotStart`."""
    probe = var / f".probe-{os.getpid()}"
    try:
        var.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.write_bytes(b"can be written")
        free = shutil.disk_usage(var).free
    except OSError as error:
        raise CannotStart(disk_sentence(error, var)) from error
    finally:
        _remove(probe)
    if free < NEEDED:
        raise CannotStart(
            f"only {free // 1024**2} MB are free on the disk that holds {var}; Standfest needs "
            f"{NEEDED // 1024**2} MB. Make room on it, or name another folder with STANDFEST_VAR=/path."
        )


def _remove(probe: Path) -> None:
    try:
        probe.unlink(missing_ok=True)
    except OSError:
        return  # could not be made either; the caller tells why

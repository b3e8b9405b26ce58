"""The JavaScript library ical.js, a reader of calendars that shares nothing with ours.

It is not part of the repository: npm fetches it on first use, as `package-lock.json` says and nothing else
(by its hash), into `var/`. Where that cannot be, whoever asks for it is skipped by name.
"""

import fcntl
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
FILES = ("package.json", "package-lock.json", "read.mjs")
KEPT = HERE.parent.parent / "var" / "tests"
NO_REGISTRY = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH")


def read_with_ical_js(calendar: bytes) -> list[dict[str, Any]]:
    """The events of a calendar, as ical.js understands them. Skips the test where it is not to be had."""
    done = subprocess.run(
        ["node", "read.mjs"], cwd=_installed(), input=calendar, capture_output=True, check=True, timeout=120
    )
    events: list[dict[str, Any]] = json.loads(done.stdout)
    return events


def _installed() -> Path:
    for program, package in (("node", "nodejs"), ("npm", "npm")):
        if shutil.which(program) is None:
            pytest.skip(f"no {program} on this machine for ical.js: install the package {package}")
    told = b"".join((HERE / name).read_bytes() for name in FILES)
    folder = KEPT / f"ical_js-{hashlib.sha256(told).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as note:
        fcntl.flock(note, fcntl.LOCK_EX)  # tests in parallel: the second waits and finds the work done
        if not (folder / "ready").exists():
            _install(folder)
            (folder / "ready").touch()
    return folder


def _install(folder: Path) -> None:
    for name in FILES:
        shutil.copy(HERE / name, folder / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=180)
    if any(code in done.stderr for code in NO_REGISTRY):
        pytest.skip("the registry of npm does not answer, so ical.js cannot be fetched")
    assert done.returncode == 0, done.stderr

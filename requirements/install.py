"""Makes the virtual environment `.venv` what a lock file says; does nothing when it is so already.

    python3 requirements/install.py run|dev

`dev` contains all of `run`. The stamp in `.venv` holds the hash of the lock file that was installed.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(kind: str) -> int:
    """Install `kind`. Returns the exit code."""
    if sys.version_info < OLDEST:
        return _fail(
            f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}. Use make PYTHON=python3.12."
        )
    folder = os.open(HERE, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # two makes at once: the second waits and finds the work done
    if not _works() and subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        return _fail("the virtual environment .venv could not be made. On Debian: apt-get install python3-venv.")
    if _installed(kind):
        return 0
    print(f"Installing requirements/{kind}.txt into .venv …", flush=True)
    lock = HERE / f"{kind}.txt"
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*pip, "--requirement", str(lock)]):
        return _fail(f"not everything in requirements/{kind}.txt could be installed; pip says why above.")
    for done in {"run", kind}:
        _stamp(done).write_text(_hash(done), encoding="ascii")
    return 0


def _works() -> bool:
    try:
        return subprocess.call([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _installed(kind: str) -> bool:
    stamp = _stamp(kind)
    return stamp.exists() and stamp.read_text(encoding="ascii") == _hash(kind)


def _stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def _hash(kind: str) -> str:
    return hashlib.sha256((HERE / f"{kind}.txt").read_bytes()).hexdigest()


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

import os
import subprocess
import sys

import pytest

from tests.processes import PYTHON, ROOT

LEASH = str(ROOT / "festival" / "supervisor" / "leash.py")

pytestmark = pytest.mark.process


def test_becomes_the_command():
    """The leash is replaced by the command: the exit code is the command's own."""
    command = [PYTHON, "-ISs", LEASH, "KILL", str(os.getpid()), "sh", "-c", "exit 7"]
    assert subprocess.run(command, check=False).returncode == 7


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help is Linux's")
def test_too_late():
    """A parent that died before the leash was on: the command never runs."""
    done = subprocess.run([PYTHON, "-ISs", LEASH, "TERM", "1", "echo", "ran"], check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (-15, b"")

"""The Makefile and the scripts it calls: the doors through which people come in."""

import os
import re
import subprocess

import pytest

from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def make(*words: str) -> str:
    """What make would do."""
    done = subprocess.run(["make", "--dry-run", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "lock", "messages", "catalogues", "clean"])
def test_the_promised_targets(target):
    """Each is there, is explained in `make help`, and can be planned without doing it."""
    assert re.search(rf"^{target}:.*## \S", MAKEFILE, re.M)
    make(target)


def test_check_is_what_ci_runs():
    """`.ci/run` ends in `make check`, which runs the tests twice: plain, and on the services."""
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("make check")
    plan = make("check")
    assert plan.count("-m pytest") == 2
    for tool in ("ruff format --check", "ruff check", "mypy", "lint-imports", "djlint", "makemigrations --check"):
        assert tool in plan


def test_run_needs_only_what_runs():
    """A newcomer does not wait for the tools of developers."""
    assert "install.py run" in make("run")
    assert "install.py dev" not in make("run")


def test_ci_script_is_a_program():
    """Executable, and bash can read it."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


def test_missing_services_are_named():
    """The second pass is never skipped silently."""
    done = subprocess.run(
        [ROOT / ".venv/bin/python", ".ci/with_services.py", "echo", "ran"],
        cwd=ROOT,
        env=os.environ
        | {"CHECK_DATABASE_URL": "postgres://x@127.0.0.1:1/y", "CHECK_REDIS_URL": "redis://127.0.0.1:1/0"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [re.sub(r"\(.*\)", "(…)", line) for line in done.stdout.splitlines()] == [
        "Skipped: the tests on PostgreSQL (…). CHECK_DATABASE_URL names another one.",
        "Skipped: the tests on Redis (…). CHECK_REDIS_URL names another one.",
    ]

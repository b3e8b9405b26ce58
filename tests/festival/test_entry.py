"""The commands that the containers run, run here without containers."""

import json
import os
import subprocess
import urllib.request
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from festival import entry
from festival.supervisor.valkey import server_binary, server_command
from tests.processes import PYTHON, ROOT, environment, eventually, free_port, status


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["web"], "--bind 127.0.0.1:8000"),
        (["worker"], "--app festival --quiet worker"),
        (["clock"], "--app festival --quiet beat"),
        (["migrate"], "manage.py migrate --no-input"),
        (["manage", "doctor"], "manage.py doctor"),
        (["healthy", "worker"], "inspect ping --destination celery@"),
    ],
)
def test_what_each_word_stands_for(words, says, monkeypatch):
    """Operators read these lines in `docker compose ps`."""
    monkeypatch.delenv("BIND", raising=False)
    monkeypatch.delenv("PORT", raising=False)
    assert says in " ".join(entry.command_of(words))


@pytest.mark.parametrize("words", [[], ["wep"], ["web", "now"], ["healthy"]])
def test_unknown_words(words, capsys):
    """A typing error gets the list of what there is."""
    assert entry.main(words) == 2
    assert capsys.readouterr().err == f"{entry.USAGE}\n"


def test_the_clock_is_late(tmp_path, monkeypatch):
    """No file, or an old one, is a clock that stands still."""
    file = tmp_path / "clock"
    monkeypatch.setattr(entry.parts, "CLOCK_FILE", file)
    assert not entry.clock_is_healthy()
    file.with_suffix(".dat").touch()
    assert entry.clock_is_healthy()
    os.utime(file.with_suffix(".dat"), (1, 1))
    assert not entry.clock_is_healthy()


@pytest.fixture
def database_url(tmp_path):
    """A fresh database: on PostgreSQL where the tests run on it, else a file."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'entry.sqlite3'}"
        return
    server, name = url.rpartition("/")[0], f"standfest_entry_{uuid4().hex[:8]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def redis_url(tmp_path):
    """Redis where the tests run on it, else the embedded server."""
    url = os.environ.get("REDIS_URL", "")
    if url:
        yield url
        return
    binary = server_binary({})
    if binary is None:
        pytest.skip("no Redis (REDIS_URL) and no Valkey server here")
    address = tmp_path / "valkey.sock"
    server = subprocess.Popen(server_command(binary, tmp_path, address), stdout=subprocess.DEVNULL)
    assert eventually(address.exists)
    yield f"unix://{address}"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture
def run(database_url, redis_url, tmp_path):
    """Runs `python -m festival.entry …` as a container would; ends what still runs afterwards."""
    own = environment(
        tmp_path,
        DATABASE_URL=database_url,
        REDIS_URL=redis_url,
        SECRET_KEY_FILE=str(tmp_path / "key"),
        PORT=str(free_port()),
    )
    Path(own["SECRET_KEY_FILE"]).write_text("a key in a file\n")
    processes = []

    def _run(*words: str) -> subprocess.Popen:
        with (tmp_path / f"{'-'.join(words)}.log").open("wb") as log:
            process = subprocess.Popen(
                [PYTHON, "-m", "festival.entry", *words], cwd=ROOT, env=own, stdout=log, stderr=subprocess.STDOUT
            )
        processes.append(process)
        return process

    _run.port = int(own["PORT"])
    yield _run
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=20)


@pytest.mark.process
@pytest.mark.xdist_group("supervisor")
def test_the_parts_of_the_containers_work_together(run):
    """migrate ends well; then web answers, the clock ticks, the worker works, and each health check says so."""
    assert run("migrate").wait(timeout=60) == 0
    assert run("manage", "collectstatic", "--no-input").wait(timeout=60) == 0  # the image has it inside
    for part in ("web", "worker", "clock"):
        run(part)
    assert eventually(lambda: status(run.port, "/") == 200, 30)
    assert eventually(lambda: status(run.port, "/readyz") == 200, 30)
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/readyz") as answer:
        assert json.load(answer)["status"] == "ok"
    assert [run("healthy", part).wait(timeout=30) for part in ("web", "worker", "clock")] == [0, 0, 0]

"""The supervisor as people meet it: it starts, it mends, it stops, and it says why when it cannot."""

import os
import signal
import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests.processes import (
    PYTHON,
    ROOT,
    alive,
    environment,
    eventually,
    free_port,
    of_part,
    status,
)

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("supervisor")]

PARTS = {"web": "gunicorn", "worker": "--quiet worker", "clock": "--quiet beat", "valkey": "valkey-server"}


def beats(var) -> str:
    """When the worker gave its last sign of life."""
    with closing(sqlite3.connect(var / "standfest.sqlite3", timeout=10)) as database:
        return str(database.execute("SELECT beat_at FROM events_heartbeat").fetchall())


def refuse(var, **more: str) -> tuple[int, str]:
    """Exit code and words of a start that cannot succeed."""
    done = subprocess.run(
        [PYTHON, "-m", "festival.supervisor"],
        cwd=ROOT,
        env=environment(var, **more),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.returncode, done.stderr


def test_all_parts_run_after_ready(first):
    """“Ready” is true: a page answers, and each part is there."""
    assert status(first.port) == 200
    assert {name: bool(of_part(first.var, words)) for name, words in PARTS.items()} == dict.fromkeys(PARTS, True)


def test_the_clock_reaches_the_worker_through_valkey(first):
    """Clock, broker, worker and database are wired together: the sign of life moves on."""
    before = beats(first.var)
    assert eventually(lambda: beats(first.var) != before)


def test_links_follow_ready(first):
    """Newcomers see where to sign in, right below the address."""
    place = first.lines.index(f"Ready: http://localhost:{first.port}/")
    office, organisation = first.lines[place + 1 : place + 3]
    assert (office[:8], organisation[:14]) == ("Office –", "Organisation –")
    pages = [line.rpartition(f"http://localhost:{first.port}")[2] for line in (office, organisation)]
    assert [status(first.port, page) for page in pages] == [200, 200]


def test_commands_in_a_second_window_name_the_same_address(first):
    """What is printed while it runs leads to what runs, on whatever port."""
    asked = [PYTHON, "manage.py", "sign_in_links"]
    done = subprocess.run(asked, cwd=ROOT, env=environment(first.var), capture_output=True, text=True, check=True)
    assert [f"http://localhost:{first.port}/" in line for line in done.stdout.splitlines()] == [True, True, True]


@pytest.mark.parametrize("name", PARTS)
def test_a_killed_part_comes_back(first, name):
    """Whatever dies is started again, said in one line, and all goes on."""
    killed = of_part(first.var, PARTS[name])[0]
    os.kill(killed, signal.SIGKILL)
    assert first.says(f"standfest| {name} ended (signal SIGKILL); it starts again in ")
    assert eventually(lambda: of_part(first.var, PARTS[name]) and killed not in alive(first.var))
    before = beats(first.var)
    assert eventually(lambda: status(first.port) == 200 and beats(first.var) != before, 30)


def test_a_second_start_in_the_same_folder_is_refused(first):
    """Two would write one database; the sentence names the one that runs."""
    code, words = refuse(first.var, PORT=str(free_port()))
    assert code == 1
    assert words == (
        f"Standfest cannot start: it is already running here: process {first.process.pid} at "
        f"http://localhost:{first.port}/. Stop that one first (Ctrl-C), or start a second one in another folder "
        "with STANDFEST_VAR=/path PORT=8001.\n"
    )
    assert status(first.port) == 200


def test_a_busy_port_is_refused_and_nothing_is_written(first, tmp_path):
    """A foreign program on the port: say so and touch nothing."""
    code, words = refuse(tmp_path / "var", PORT=str(first.port))
    assert code == 1
    assert words.startswith(f"Standfest cannot start: port {first.port} is in use by another program.")
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["running"]


def test_second_start_prepares_nothing_again_and_keeps_the_data(start):
    """No migration, packing or sample; the same secret key; Ctrl-C ends all parts with exit code 0."""
    again = start()
    key = (again.var / "secret_key").read_text()
    again.ready()
    assert [line for line in again.lines if line.startswith("setup")] == []
    assert (again.var / "secret_key").read_text() == key
    assert again.stop(signal.SIGINT) == 0
    assert alive(again.var) == {}
    assert again.lines[-1] == "Standfest has stopped."


def test_no_orphans_when_the_supervisor_is_killed(start):
    """kill -9 gives it no chance to clean up; the kernel does."""
    one = start()
    one.ready()
    one.stop(signal.SIGKILL)
    assert eventually(lambda: alive(one.var) == {}, 5), alive(one.var)


def test_stop_while_starting(start):
    """An impatient Ctrl-C leaves nothing behind either."""
    one = start()
    assert eventually(lambda: len(alive(one.var)) > 1)
    assert one.stop(signal.SIGTERM) == 0
    assert alive(one.var) == {}


def test_without_a_valkey_server_worker_and_clock_share_a_process(start):
    """Machines without the wheel: one sentence, and letters still leave."""
    one = start(VALKEY_SERVER="")
    one.ready()
    assert one.says("No Valkey server runs here: ")
    before = beats(one.var)
    assert eventually(lambda: beats(one.var) != before)
    assert one.stop() == 0
    assert alive(one.var) == {}


def test_a_folder_that_cannot_be_written(tmp_path):
    """Not even root may make a folder in /proc."""
    code, words = refuse("/proc/standfest", PORT=str(free_port()))
    assert code == 1
    assert words.startswith("Standfest cannot start: /proc/standfest cannot be written (")
    assert words.count("\n") == 1


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk(small_disk):
    """Nothing is begun that could not be finished."""
    code, words = refuse(small_disk / "var", PORT=str(free_port()))
    assert code == 1
    assert words.startswith("Standfest cannot start: only ")
    assert list((small_disk / "var").iterdir()) == []


def test_a_port_that_is_no_number(tmp_path):
    """A typing error is answered with what would be right."""
    code, words = refuse(tmp_path / "var", PORT="eight")
    assert code == 1
    assert words.startswith("Standfest cannot start: PORT is “eight”, but a port is a number from 1 to 65535")

"""Real workers, a broker and a mail server, and what is done to them. `make bench` does it with thousands."""

from types import SimpleNamespace

import pytest

from bench.faults import in_own_process, misses
from bench.stage import Stage, broker_binary
from festival.parts import worker

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(broker_binary() is None, reason="no Valkey or Redis server for this machine"),
    pytest.mark.xdist_group("processes"),
]


def lost_and_doubled(found):
    return {name: found[name] for name in ("lost", "doubled", "strange")}


def test_workers_that_are_killed_and_a_broker_that_forgets_lose_nothing():
    found = in_own_process("kills", 40, 2)

    assert (found["lost"], found["strange"]) == (0, 0)
    assert found["doubled"] <= found["allowed"]


def test_two_workers_send_nothing_twice():
    assert lost_and_doubled(in_own_process("workers", 40)) == {"lost": 0, "doubled": 0, "strange": 0}


def test_after_an_hour_without_a_mail_server_everything_is_out_in_a_quarter_of_an_hour():
    found = in_own_process("mail", 40)

    assert lost_and_doubled(found) == {"lost": 0, "doubled": 0, "strange": 0}
    assert found["minutes_after_return"] <= 15


def test_without_a_broker_no_page_breaks_and_nothing_is_lost():
    found = in_own_process("broker", 10)

    assert lost_and_doubled(found) == {"lost": 0, "doubled": 0, "strange": 0}
    assert (found["pages"] > 0, found["posted"], found["answered_5xx"]) == (True, 5, 0)


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        ({}, False),
        ({"lost": 1}, True),
        ({"strange": 1}, True),
        ({"doubled": 4}, False),
        ({"doubled": 5}, True),
        ({"pages": 60, "answered_5xx": 0}, False),
        ({"pages": 60, "answered_5xx": 1}, True),
        ({"minutes_after_return": 15}, False),
        ({"minutes_after_return": 15.1}, True),
    ],
)
def test_what_misses_its_aim(found, missed):
    assert misses({"lost": 0, "doubled": 0, "allowed": 4, "strange": 0} | found) == missed


def test_a_trial_starts_the_worker_of_the_product():
    started = []
    stage = SimpleNamespace(start=lambda *command: started.append(command))

    Stage.start_worker(stage, 1)

    assert started[0][: len(worker())] == tuple(worker())

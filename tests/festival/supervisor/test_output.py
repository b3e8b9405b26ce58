import os
from types import SimpleNamespace

import pytest

from festival.supervisor import output
from festival.supervisor.output import say


@pytest.fixture
def pipe(monkeypatch):
    """Standard output as a pipe; gives its reading end."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(output, "sys", SimpleNamespace(stdout=stream))  # pytest swaps the real one
        yield reading


def test_the_part_stands_in_front(pipe):
    """Every line says whose it is; the supervisor's own stand plain."""
    say("one\ntwo", part="web")
    say("Ready: http://localhost:8000/")
    assert os.read(pipe, 200) == b"web      | one\nweb      | two\nReady: http://localhost:8000/\n"
    os.close(pipe)


def test_a_reader_that_stopped_reading_does_not_stop_us(pipe):
    """A pipe holds 64 kB; what does not fit is dropped."""
    for _ in range(1000):
        say("x" * 200)
    os.close(pipe)


def test_a_reader_that_is_gone_does_not_stop_us(pipe):
    """`make run | head`."""
    os.close(pipe)
    say("nobody hears this")

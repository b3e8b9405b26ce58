"""Kinds of jobs: who does the work that `events/actions/jobs.py` puts down and the worker picks up.

A kind registers a function with `register_job`. It gets the job, a way to say how far it is, and the time;
it returns what it leaves behind. It may be run twice (a worker can die), so it must be safe to run again.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from events.models import Job

Progress = Callable[[int, int], None]  # steps done, steps in all
Work = Callable[[Job, Progress, datetime], dict[str, Any]]
_KINDS: dict[str, Work] = {}


def register_job(kind: str) -> Callable[[Work], Work]:
    """Decorator: this function does jobs of `kind`. What it refuses (`Refused`) is shown to who asked."""

    def keep(work: Work) -> Work:
        _KINDS[kind] = work
        return work

    return keep


def work_of(kind: str) -> Work:
    """Who does jobs of this kind."""
    return _KINDS[kind]

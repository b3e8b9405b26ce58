"""Worker and clock in one process: the embedded default where no Valkey server runs.

The tasks go through Celery's in-memory broker, which only one process can see: the clock in the main thread,
the worker in another. Web cannot wake the worker then; letters leave at the clock's next tick.
"""

import os
import signal
import threading

from celery.signals import beat_init

from festival.celery import app
from festival.parts import CLOCK_FILE


def _start_worker(**_: object) -> None:
    worker = app.WorkController(pool_cls="solo", loglevel="INFO", without_gossip=True, without_mingle=True)
    threading.Thread(target=worker.start, name="worker", daemon=True).start()


def main() -> None:
    """Run until told to stop."""
    signal.signal(
        signal.SIGTERM, lambda *_: os._exit(0)
    )  # rows hold all there is to lose, claims go stale by time
    beat_init.connect(_start_worker, weak=False)
    app.Beat(schedule=str(CLOCK_FILE), loglevel="INFO", quiet=True).run()


if __name__ == "__main__":
    main()

"""The three lasting parts and the command line of each; the supervisor and the containers use the same ones."""

import sys

from festival.env import VAR

CLOCK_FILE = VAR / "clock"


def web(bind: str, *, workers: int = 2, threads: int = 4, application: str = "festival.wsgi") -> list[str]:
    """The web server. `bind` is `host:port`, or `fd://N` for a socket that is already open.

    Preloading saves 15 MB of 136 MB. There is no access log: its lines would hold personal links.
    """
    return [
        *_module("gunicorn", application),
        *("--bind", bind, "--worker-class", "gthread", "--preload", "--no-control-socket"),
        *("--workers", str(workers), "--threads", str(threads)),
        *("--timeout", "60", "--graceful-timeout", "8", "--log-level", "warning"),
        # the heartbeat files of its workers: in memory where possible, a slow disk would look like a hung worker
        *(("--worker-tmp-dir", "/dev/shm") if sys.platform == "linux" else ()),  # noqa: S108 (given to gunicorn)
    ]


def worker() -> list[str]:
    """The worker. Threads: 87 MB, where two processes take 149 MB; sending mail is waiting."""
    return [
        *_module("celery", "--app", "festival", "--quiet", "worker"),
        *("--pool", "threads", "--concurrency", "2", "--loglevel", "INFO"),
        *("--without-gossip", "--without-mingle"),
    ]


def clock() -> list[str]:
    """The clock: wakes the worker every few seconds."""
    return [
        *_module("celery", "--app", "festival", "--quiet", "beat"),
        "--schedule",
        str(CLOCK_FILE),
        "--pidfile=",
    ]


def alone() -> list[str]:
    """Worker and clock in one process, for machines without a Valkey or Redis server."""
    return _module("festival.supervisor.alone")


def _module(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", name, *arguments]

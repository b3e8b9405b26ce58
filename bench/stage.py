"""What the trials of `bench/faults.py` play on: a database, a broker, a mail server, workers and a clock."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 3600  # seconds a trial may take


def broker_binary() -> str | None:
    """The server that the product brings along; None where there is none for this machine."""
    from festival.supervisor.valkey import server_binary

    found = server_binary(os.environ)
    return str(found) if found else None


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """A new database: beside that of `DATABASE_URL` where this is PostgreSQL, else a file in the folder."""
    server, _slash, _name = os.environ.pop("DATABASE_URL", "").rpartition("/")
    if not server.startswith("postgres"):
        yield
        return
    import psycopg

    name = f"standfest_trial_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        os.environ["DATABASE_URL"] = f"{server}/{name}"
        try:
            yield
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Stage:
    """A database with letters owed, a broker and a mail server; nobody works yet."""

    def __init__(self, folder: Path, letters: int) -> None:
        from tests.processes import free_port

        self.folder, self.letters, self.ended = folder, letters, 0
        self.broker_port, self.mail_port = free_port(), free_port()
        self.taken = folder / "taken"
        self.taken.touch()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.fast_clock",
            "STANDFEST_VAR": str(folder),
            "SECRET_KEY": "for trials only",
            "REDIS_URL": f"redis://127.0.0.1:{self.broker_port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
            "LOG_LEVEL": "WARNING",
        }
        os.environ.update(self.environment)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)

    def owe(self) -> None:
        """Invite so many organisations."""
        from bench.letters import _owe

        _owe(self.letters)

    @contextmanager
    def process(self, *command: str) -> Iterator[subprocess.Popen]:
        """Something that runs until the block ends, with its children."""
        started = self.start(*command)
        try:
            yield started
        finally:
            kill(started)

    def start(self, *command: str) -> subprocess.Popen:
        """A process with a session of its own, so that it can be ended with its children."""
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def start_worker(self, number: int) -> subprocess.Popen:
        """As the product starts it."""
        from festival import parts

        return self.start(*parts.worker(), "-n", f"trial{number}-{monotonic()}@%h")

    def broker(self) -> tuple[str, ...]:
        """The command of the broker."""
        return (str(broker_binary()), "--port", str(self.broker_port), "--save", "", "--bind", "127.0.0.1")

    def clock(self) -> tuple[str, ...]:
        """The command of the clock; it ticks every second."""
        return (sys.executable, "-m", "celery", "-A", "festival", "beat", "-l", "WARNING")

    def gone(self) -> int:
        """How many letters the mail server has."""
        return sum(1 for _line in self.taken.open())

    def waiting(self) -> int:
        """How many letters are still owed or in doubt."""
        from events.models import Letter

        return Letter.objects.unsent().count()

    def result(self, *, allowed: int, began: float, **more: object) -> dict:
        """What became of all letters. `strange`: the same letter under two numbers."""
        lines = [line.split() for line in self.taken.read_text().splitlines()]
        numbers = Counter(number for number, _recipient in lines)
        strange = len(numbers) - len({recipient for _number, recipient in lines})
        return {
            "letters": self.letters,
            "lost": self.letters - len({recipient for _number, recipient in lines}),
            "doubled": len(lines) - len(numbers),
            "allowed": allowed,
            "strange": strange,
            "seconds": round(monotonic() - began),
            **more,
        }


def kill(process: subprocess.Popen) -> None:
    """SIGKILL for it and its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(question: Callable[[], object]) -> None:
    """Wait for it."""
    end = monotonic() + LONGEST
    while not question():
        if monotonic() > end:
            raise TimeoutError("the trial came to no end")
        sleep(0.2)

"""What happens to letters when things break: real workers, a real clock, a broker and a mail server, all ours.

`python -m bench.faults kills|workers|mail|broker [LETTERS] [KILLS]` prints one line of JSON and runs on a new
database: PostgreSQL where `DATABASE_URL` is, else SQLite. `python -m bench.faults` does all four.

kills    workers are ended by SIGKILL while they send, and the broker is emptied once
workers  two at once
mail     the mail server is away for an hour; the hour is one of the clock that the worker is told
broker   nobody answers at its port while letters are owed and pages asked for; then it comes
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

from bench.stage import ROOT, Stage, kill, own_database, until

TRIALS = ("kills", "workers", "mail", "broker")
WORKERS = 2
IN_HAND = 2  # letters that one worker hands over at once: its threads (festival/parts.py)
FEW_LINKS = 5  # are sent again from the desk while there is no broker
AIM_MINUTES = 15  # in which everything is out once the mail server is back
FEW = 1000  # in a trial with less, nobody waits for leases


def main() -> None:
    """One trial in this process, or all in processes of their own."""
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory(prefix="standfest-faults-") as folder, own_database(Path(folder)):
            print(json.dumps(run(sys.argv[1], Path(folder), *map(int, sys.argv[2:]))))
    else:
        print(report())


def report(letters: int = 10_000, kills: int = 20) -> str:
    """All trials, a line each. What misses its aim is marked with `!`."""
    lines = []
    for trial in TRIALS:
        found = in_own_process(trial, letters, kills)
        told = ", ".join(f"{name} {value}" for name, value in found.items())
        lines.append(f"{trial}{'!' if misses(found) else ''}: {told}")
    return "\n".join(lines)


def misses(found: dict) -> bool:
    """Whether a trial missed one of its aims."""
    return bool(
        found["lost"]
        or found["strange"]
        or found["doubled"] > found["allowed"]
        or found.get("answered_5xx", 0)
        or found.get("minutes_after_return", 0) > AIM_MINUTES
    )


def in_own_process(trial: str, letters: int, kills: int = 0) -> dict:
    """A trial, by whoever does not want its settings."""
    command = [sys.executable, "-m", "bench.faults", trial, str(letters), str(kills)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def run(trial: str, folder: Path, letters: int = 10_000, kills: int = 20) -> dict:
    """One trial from the beginning."""
    stage = Stage(folder, letters)
    if trial == "kills":
        return with_kills(stage, kills)
    return {"workers": two_workers, "mail": mail_away, "broker": broker_away}[trial](stage)


def with_kills(stage: Stage, kills: int) -> dict:
    """A worker is killed each time another share of the letters has gone; its successor starts at once."""
    import redis

    from bench.sink import open_sink

    stage.owe()
    with ExitStack() as stack:
        stack.enter_context(open_sink(stage.mail_port, stage.taken))
        stack.enter_context(stage.process(*stage.broker()))
        sleep(1)
        workers = [stage.start_worker(number) for number in range(WORKERS)]
        stack.callback(lambda: [kill(worker) for worker in workers])
        stack.enter_context(stage.process(*stage.clock()))
        began = monotonic()
        for number in range(kills):
            until(lambda done=number: stage.gone() >= stage.letters * (done + 1) // (kills + 2))
            victim = number % WORKERS
            kill(workers[victim])
            if number == kills // 2:
                redis.Redis(port=stage.broker_port).flushall()
            workers[victim] = stage.start_worker(number)
            if stage.letters < FEW:
                _free_what_is_held()
        until(lambda: not _owed())
        doubtful = _move_the_clock()
        until(lambda: stage.waiting() == 0)
        return stage.result(allowed=kills * IN_HAND, began=began, kills=kills, in_doubt=doubtful)


def two_workers(stage: Stage) -> dict:
    """Nothing breaks; nothing may come twice."""
    from bench.sink import open_sink

    stage.owe()
    with ExitStack() as stack:
        stack.enter_context(open_sink(stage.mail_port, stage.taken))
        stack.enter_context(stage.process(*stage.broker()))
        sleep(1)
        workers = [stage.start_worker(number) for number in range(WORKERS)]
        stack.callback(lambda: [kill(worker) for worker in workers])
        stack.enter_context(stage.process(*stage.clock()))
        began = monotonic()
        until(lambda: stage.waiting() == 0)
        return stage.result(allowed=0, began=began)


def mail_away(stage: Stage) -> dict:
    """The clock sweeps every twenty seconds for an hour before the server comes, and then until all is out."""
    from django.utils import timezone

    from bench.sink import open_sink
    from worker.claims import free_stale_claims
    from worker.delivery import deliver_due

    stage.owe()
    began, now = monotonic(), timezone.now()
    tries = 0
    for _sweep in range(180):
        now += timedelta(seconds=20)
        tries += deliver_due(now=now).away
    with open_sink(stage.mail_port, stage.taken):
        back = now
        while stage.waiting() and now - back < timedelta(hours=5):
            now += timedelta(seconds=20)
            free_stale_claims(now=now)
            swept = monotonic()
            while deliver_due(now=now).touched:
                pass
            now += timedelta(seconds=monotonic() - swept)
        minutes = round((now - back).total_seconds() / 60, 1)
        return stage.result(allowed=0, began=began, tries=tries, minutes_after_return=minutes)


def broker_away(stage: Stage) -> dict:
    """Nobody answers at the broker's port: pages and invitations go on, and the letters leave when it is there."""
    from django.conf import settings
    from django.test import Client

    from bench.sink import open_sink
    from events.models import Festival, User

    began = monotonic()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    stage.owe()  # each commit asks for the worker in vain
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(User.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend")
    festival = Festival.objects.get()
    pages = (
        "/",
        "/ar/",
        "/observances.ics?state=TH",
        "/desk/",
        f"/desk/f/{festival.slug}/invitations/",
        "/healthz",
    )
    answers = Counter(client.get(page).status_code for _round in range(10) for page in pages)
    posted = Counter(client.post(address).status_code for address in _links_to_send_again(FEW_LINKS))
    with ExitStack() as stack:
        stack.enter_context(open_sink(stage.mail_port, stage.taken))
        worker = stage.start_worker(0)
        stack.callback(lambda: kill(worker))
        stack.enter_context(stage.process(*stage.clock()))
        sleep(5)
        stack.enter_context(stage.process(*stage.broker()))
        until(lambda: stage.waiting() == 0)
        broken = sum(count for status, count in (answers + posted).items() if status >= 500)
        told = {"pages": sum(answers.values()), "posted": posted[302], "answered_5xx": broken}
        return stage.result(allowed=0, began=began, **told)


def _links_to_send_again(number: int) -> list[str]:
    """Where the desk asks for a new link for somebody: each owes a letter and wakes the worker."""
    from django.urls import reverse

    from stations.models import PersonalLink

    links = PersonalLink.objects.select_related("invitation__festival")[:number]
    return [
        reverse("desk:link_again", args=[link.invitation.festival.slug, link.invitation_id, link.contact_id])
        for link in links
    ]


def _owed() -> bool:
    from events.models import Letter, LetterState

    return Letter.objects.filter(state=LetterState.OWED).exists()


def _free_what_is_held() -> None:
    """The minute that a dead worker's batch rests has passed. Those who live ask anew before each letter."""
    from django.utils import timezone

    from events.models import Letter, LetterState

    Letter.objects.filter(state=LetterState.OWED).update(queued_until=timezone.now())


def _move_the_clock() -> int:
    """The leases of letters whose worker died end now, instead of in a quarter of an hour. Returns how many."""
    from django.utils import timezone

    from events.models import Letter, LetterState

    sleep(2)  # whoever is alive has stamped the letter in hand
    return Letter.objects.filter(state=LetterState.SENDING).update(claimed_until=timezone.now())


if __name__ == "__main__":
    main()

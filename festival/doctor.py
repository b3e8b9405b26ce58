"""Is the service well? Each check looks at one part and answers with a sentence; nothing here raises.

`doctor` shows all of them, `/readyz` those of `check_ready`. The clock comes in as an argument.
"""

import smtplib
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Min, Q
from redis import Redis, RedisError

from events.models import Heartbeat, Letter, LetterState
from festival.bounce_mailbox import check_bounce_mailbox
from festival.checks import OK, PROBLEM, SETUP_CHECKS, WARNING, Check
from worker.outcomes import refusal_words

HEARTBEAT_LIMIT = timedelta(seconds=90)
LETTER_LIMIT = timedelta(minutes=10)
FAILURES_SHOWN = timedelta(days=7)
CONNECT_SECONDS = 3

_START_WORKER = "Start it: make run, or: python -m festival.entry worker"
_START_CLOCK = "Start it, once: make run, or: python -m festival.entry clock"


def check_database(now: datetime) -> Check:
    """It answers. Asked by a connection of its own: the pool would wait long and not say why."""
    fresh = connection.copy()
    fresh.settings_dict["OPTIONS"].pop("pool", None)
    if fresh.vendor == "postgresql":
        fresh.settings_dict["OPTIONS"]["connect_timeout"] = CONNECT_SECONDS
    try:
        with fresh.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (Error, OSError) as error:
        return _broken_database(error)
    finally:
        fresh.close()
    return Check("database", OK, f"The database ({fresh.vendor}) answers.")


def check_tables(now: datetime) -> Check:
    """All migrations are applied, none is unknown, and a row can be written."""
    try:
        executor = MigrationExecutor(connection)
        behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if behind:
            return Check("tables", PROBLEM, f"{behind} migrations are not applied.", "Run: manage.py migrate")
        ahead = _unknown_migrations(executor.loader)
        if ahead:
            says = f"The database was migrated by a newer version: {', '.join(ahead)}."
            return Check("tables", PROBLEM, says, "Install that version, or restore a backup of this one.")
        with transaction.atomic():
            Heartbeat.objects.update_or_create(part="doctor", defaults={"beat_at": now})
    except (Error, OSError) as error:
        return _broken_database(error, name="tables")
    return Check("tables", OK, "All migrations are applied, and rows can be written.")


def _unknown_migrations(loader: MigrationLoader) -> list[str]:
    ours = {app for app, _name in loader.graph.nodes}
    known = set(loader.disk_migrations) | set(loader.replacements)
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in ours and (app, name) not in known
    )


def _broken_database(error: Exception, *, name: str = "database") -> Check:
    words = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    todo = f"It says: {words}. Look at DATABASE_URL, at the server, and at the free room on its disk."
    return Check(name, PROBLEM, "The database cannot be used.", todo)  # /readyz shows only the first sentence


def check_worker(now: datetime) -> Check:
    """The worker has done something lately."""
    return _heartbeat("worker", now=now, todo=_START_WORKER)


def check_clock(now: datetime) -> Check:
    """The clock's ticks come; without them there are no reminders, and refused letters are not tried again."""
    return _heartbeat("clock", now=now, todo=_START_CLOCK)


def _heartbeat(part: str, *, now: datetime, todo: str) -> Check:
    try:
        beat = Heartbeat.objects.filter(part=part).first()
    except (Error, OSError) as error:
        return _broken_database(error, name=part)
    if beat is None:
        return Check(part, PROBLEM, f"The {part} has never run.", todo)
    age = beat.age(now=now)
    says = f"The {part} was last heard {age:.0f} seconds ago."
    if age > HEARTBEAT_LIMIT.total_seconds():
        return Check(part, PROBLEM, says, todo)
    return Check(part, OK, says)


def check_due_letters(now: datetime) -> Check:
    """No letter that should be on its way has been left lying."""
    try:
        oldest = Letter.objects.unsent().filter(due_at__lte=now).aggregate(at=Min("due_at"))["at"]
    except (Error, OSError) as error:
        return _broken_database(error, name="letters")
    if oldest is None:
        return Check("letters", OK, "No letter is waiting to be sent.")
    minutes = (now - oldest).total_seconds() / 60
    says = f"The oldest letter that should be on its way has waited for {minutes:.0f} minutes."
    if now - oldest > LETTER_LIMIT:
        return Check("letters", PROBLEM, says, "See that the worker and the clock run; look at the worker's log.")
    return Check("letters", OK, says)


def check_refused_letters(now: datetime) -> Check:
    """Letters the mail server did not take: tried again later, or given up."""
    try:
        tried = Letter.objects.filter(state=LetterState.OWED, attempts__gt=0)
        given_up = Letter.objects.filter(state=LetterState.FAILED, created_at__gte=now - FAILURES_SHOWN)
        last = Letter.objects.filter(Q(pk__in=tried) | Q(pk__in=given_up)).order_by("-pk").first()
        later, failed = tried.count(), given_up.count()
    except (Error, OSError) as error:
        return _broken_database(error, name="refused letters")
    if last is None:
        return Check("refused letters", OK, "The mail server has refused no letter in the last seven days.")
    says = f"{later} letters are being tried again, {failed} failed in the last seven days."
    if last.last_error:
        says += f" The last words: {last.last_error}"
    todo = "Open the festival's letters at the desk: correct the addresses and send again."
    return Check("refused letters", WARNING, says, todo)


def check_mail(now: datetime) -> Check:
    """Connects, greets, encrypts and signs in as for a letter, and sends nothing."""
    if not settings.EMAIL_URL:
        return _check_mail_folder(Path(settings.EMAIL_FILE_PATH))
    mailer = get_connection()
    if not isinstance(mailer, EmailBackend):
        return Check(
            "mail", OK, f"Letters go out by {type(mailer).__module__}, which cannot be tried without sending."
        )
    server = f"{mailer.host}:{mailer.port}"
    try:
        mailer.open()
        mailer.close()
    except smtplib.SMTPAuthenticationError as error:
        says = f"The mail server {server} refuses the sign-in: {refusal_words(error)}."
        return Check("mail", PROBLEM, says, "Correct the name and password in EMAIL_URL.")
    except (smtplib.SMTPException, OSError) as error:
        says = f"The mail server {server} cannot be used: {refusal_words(error)}."
        return Check(
            "mail", PROBLEM, says, "Look at EMAIL_URL and the server. Letters wait meanwhile, none is lost."
        )
    return Check("mail", OK, f"The mail server {server} takes letters.")


def _check_mail_folder(folder: Path) -> Check:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        says = f"Letters cannot be written to {folder}: {error.strerror}."
        return Check("mail", PROBLEM, says, "Make the folder writable, or set EMAIL_URL.")
    says = f"EMAIL_URL is not set: letters are written to {folder} and reach nobody."
    if settings.SECURE:
        return Check("mail", WARNING, says, "Set EMAIL_URL to your mail server.")
    return Check("mail", OK, says)


def check_broker(now: datetime) -> Check:
    """Redis answers; it wakes the worker and holds the limits of the sign-in."""
    if not settings.REDIS_URL:
        return Check("broker", OK, "REDIS_URL is not set: the service uses what it brings along.")
    try:
        client = Redis.from_url(
            settings.REDIS_URL, socket_timeout=CONNECT_SECONDS, socket_connect_timeout=CONNECT_SECONDS
        )
        with client:
            client.ping()
    except (RedisError, OSError, ValueError) as error:
        words = str(error).rstrip(".")
        says = f"Redis cannot be used: {words}."
        return Check(
            "broker", PROBLEM, says, "Look at REDIS_URL and the server. Letters wait meanwhile, none is lost."
        )
    return Check("broker", OK, "Redis answers.")


def check_ready(*, now: datetime) -> list[Check]:
    """What a web process needs to serve: the database, a worker, letters that leave."""
    return _with_database([check_worker, check_due_letters], now=now)


def examine(*, now: datetime) -> list[Check]:
    """Everything, in the order in which one would repair it."""
    rows = [check_tables, check_worker, check_clock, check_due_letters, check_refused_letters]
    checks = [*_with_database(rows, now=now), check_broker(now), check_mail(now), check_bounce_mailbox(now)]
    return checks + [check() for check in SETUP_CHECKS]


def _with_database(checks: Sequence[Callable[[datetime], Check]], *, now: datetime) -> list[Check]:
    """Where the database is away, that is said once and the rest is left out."""
    database = check_database(now)
    return [database] if database.level == PROBLEM else [database, *(check(now) for check in checks)]

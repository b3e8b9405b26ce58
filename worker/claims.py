"""Taking letters out of the queue and putting them back: conditional updates, two leases, the daily limit.

A batch is *held* while it waits in a worker's memory: still owed, so that a letter can be dropped or changed until
its turn comes, and free again a minute after its worker died. Only the one letter that is being handed over is
*sending*: after a crash nobody knows whether it arrived, so it rests longer than any hand-over can take.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Case, F, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from events.addresses import CAME_BACK, closed_among
from events.letters import waits_its_turn
from events.models import ClosedFor, Letter, LetterState
from events.sending_days import next_window, start_of_day
from events.unsubscribing import TO_STAFF
from worker.outcomes import GIVE_UP, pause_when_away

BATCH = 100
HELD = timedelta(minutes=1)
HANDED_OVER = timedelta(minutes=15)
CLAIMING = 0x57A4DF  # the number of our advisory lock: claims are made one after another
# Two statements for every letter. Built anew each time by the ORM they cost ten times what the database needs.
_TABLE = Letter._meta.db_table
TAKE = (
    f"UPDATE {_TABLE} SET state = %s, queued_until = %s, claimed_until = %s "  # noqa: S608 (the table's name)
    "WHERE id = %s AND state = %s AND claimed_by = %s AND due_at = %s"
)
STAMP = (
    f"UPDATE {_TABLE} SET state = %s, sent_at = %s, subject = %s, last_error = %s, "  # noqa: S608 (the same)
    "claimed_until = %s, claimed_by = %s WHERE id = %s AND state = %s AND claimed_by = %s"
)
DIED = gettext_noop("the service stopped while it sent this letter; it may have arrived")
CLOSED = gettext_noop("this address gets no more letters")
ENOUGH = gettext_noop("this address has had its letters for today, this one leaves tomorrow")


def free_stale_claims(*, now: datetime) -> int:
    """Letters whose sender died while handing them over are owed again; after three days of it they have failed.

    It counts as a try: a letter that ends its worker each time stands behind the others. Returns how many.
    """
    stale = Letter.objects.stale(at=now)
    failed = stale.filter(refused_at__lt=now - GIVE_UP).update(
        state=LetterState.FAILED, last_error=DIED, claimed_until=None, claimed_by=""
    )
    return failed + stale.update(
        state=LetterState.OWED,
        attempts=F("attempts") + 1,
        refused_at=Coalesce("refused_at", now),
        last_error=DIED,
        claimed_until=None,
        claimed_by="",
    )


def claim_batch(*, now: datetime, limit: int, a_day: int) -> tuple[list[Letter], int, int]:
    """Letters that are now held by us; how many were dropped, because their address is closed; how many put off.

    Those tried least come first, so that one the server chokes on cannot keep the others back.
    """
    claim = uuid4().hex
    with transaction.atomic():
        due = Letter.objects.due(at=now).order_by("attempts", "due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIMING])
            due = due.select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:limit])
        if not ids:
            return [], 0, 0
        Letter.objects.due(at=now).filter(pk__in=ids).update(queued_until=now + HELD, claimed_by=claim)
        ours = Letter.objects.filter(pk__in=ids, claimed_by=claim).select_related("office", "festival__office")
        letters, closed = _without_closed(list(ours.order_by("attempts", "due_at", "pk")))
        letters, put_off = _within_the_limit(letters, claim, now=now, a_day=a_day)
    return letters, closed, put_off


def _without_closed(letters: list[Letter]) -> tuple[list[Letter], int]:
    closed = closed_among({one.office_id for one in letters}, {one.recipient for one in letters})
    theirs = [one for one in letters if one.kind not in TO_STAFF]  # colleagues are told at any address
    unwanted = [one for one in theirs if (one.office_id, one.recipient.lower()) in closed]
    returned = [one for one in unwanted if closed[one.office_id, one.recipient.lower()] == ClosedFor.RETURNED]
    _let_go(returned, state=LetterState.FAILED, last_error=CAME_BACK)  # so that it can leave later
    _let_go([one for one in unwanted if one not in returned], state=LetterState.DROPPED, last_error=CLOSED)
    return [one for one in letters if one not in unwanted] if unwanted else letters, len(unwanted)


def _within_the_limit(letters: list[Letter], claim: str, *, now: datetime, a_day: int) -> tuple[list[Letter], int]:
    """Put off what would be too much for one address on one day. Claims come one after another, so what others
    hold counts too."""
    if not a_day or not letters:
        return letters, 0
    had = _had_today(letters, claim, now=now)
    go: list[Letter] = []
    for letter in letters:
        pair = (letter.office_id, letter.recipient)
        if had[pair] < a_day or not waits_its_turn(letter):
            had[pair] += 1
            go.append(letter)
        else:
            window = next_window(now, letter.office.time_zone)
            _let_go([letter], due_at=window, last_error=ENOUGH)
    return go, len(letters) - len(go)


def _had_today(letters: list[Letter], claim: str, *, now: datetime) -> Counter[tuple[int, str]]:
    """How many letters each address has had since midnight, or is about to get from another worker."""
    recipients = {one.recipient for one in letters}
    beside = Letter.objects.filter(recipient__in=recipients).exclude(kind__in=TO_STAFF)  # own work counts nothing
    midnight = {one.office_id: start_of_day(now, one.office.time_zone) for one in letters}
    sent = beside.filter(sent_at__gte=min(midnight.values()))
    had: Counter[tuple[int, str]] = Counter()
    for office, recipient, sent_at in sent.values_list("office_id", "recipient", "sent_at"):
        if sent_at is not None and office in midnight and sent_at >= midnight[office]:
            had[office, recipient] += 1
    others = beside.filter(state=LetterState.OWED, queued_until__gt=now).exclude(claimed_by__in=["", claim])
    for rows in (others, beside.filter(state=LetterState.SENDING)):
        had.update(rows.values_list("office_id", "recipient"))
    return had


def take(letter: Letter, *, now: datetime) -> bool:
    """Begin to hand over one held letter; False where it was dropped, changed or taken by somebody else."""
    values = (LetterState.SENDING.value, None, _moment(now + HANDED_OVER))
    same = (letter.pk, LetterState.OWED.value, letter.claimed_by, _moment(letter.due_at))
    with connection.cursor() as cursor:
        cursor.execute(TAKE, values + same)
        return bool(cursor.rowcount)


def stamp_sent(letter: Letter, *, now: datetime, subject: str) -> None:
    """Write down that a letter went, unless somebody else has it meanwhile."""
    values = (LetterState.SENT.value, _moment(now), subject[:250], "", None, "")
    with connection.cursor() as cursor:
        cursor.execute(STAMP, (*values, letter.pk, LetterState.SENDING.value, letter.claimed_by))


def _moment(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def stamp(letter: Letter, **outcome: object) -> None:
    """Write down what else became of a letter, held or sending, unless somebody else has it meanwhile."""
    ours = Letter.objects.filter(pk=letter.pk, claimed_by=letter.claimed_by)
    ours.filter(state__in=[LetterState.OWED, LetterState.SENDING]).update(
        queued_until=None, claimed_until=None, claimed_by="", **outcome
    )


def put_back(letters: Sequence[Letter]) -> None:
    """What we hold and did not come to is free at once."""
    _let_go(letters)


def _let_go(letters: Iterable[Letter], **fields: object) -> None:
    rows = list(letters)
    if rows:
        ours = Letter.objects.filter(pk__in=[row.pk for row in rows], claimed_by=rows[0].claimed_by)
        ours.filter(state=LetterState.OWED).update(queued_until=None, claimed_by="", **fields)


def wait_for_the_server(words: str, *, now: datetime) -> int:
    """The mail server is away: everything due waits together, longer and longer, and no letter is blamed.

    What has met only such troubles for 72 hours has failed. Returns how many letters failed.
    """
    due: QuerySet[Letter] = Letter.objects.due(at=now)
    due.filter(refused_at=None).update(refused_at=now)
    failed = due.filter(refused_at__lt=now - GIVE_UP).update(
        state=LetterState.FAILED, last_error=words, queued_until=None, claimed_by=""
    )
    since = Letter.objects.filter(state=LetterState.OWED, due_at__lte=now).aggregate(at=Min("refused_at"))["at"]
    pause = pause_when_away(now - (since or now))
    due.update(queued_until=now + pause, claimed_by="", last_error=words, refused_at=Coalesce("refused_at", now))
    return failed


def server_is_back() -> None:
    """Whatever waited for the mail server goes now, and has its three days before it once more.

    A letter that was refused itself keeps the time of its first refusal.
    """
    unblamed = Q(attempts=0, refused_at__isnull=False)
    waiting = Letter.objects.filter(
        Q(queued_until__isnull=False) | unblamed, state=LetterState.OWED, claimed_by=""
    )
    waiting.update(queued_until=None, refused_at=Case(When(attempts=0, then=None), default="refused_at"))

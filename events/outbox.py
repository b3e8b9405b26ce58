"""The letters of an office or a festival at a glance: how many in which state, what waits, how far it has got."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet

from events.models import Heartbeat, Letter, LetterState

LATELY = timedelta(hours=1)
HEARD = timedelta(seconds=90)  # a worker that was not heard for so long does not run
LEFT = (LetterState.SENT, LetterState.RETURNED)
ON_THE_WAY = (LetterState.OWED, LetterState.SENDING)


@dataclass(frozen=True, slots=True)
class Outbox:
    """`counts` by state, without those that do not occur. `waiting` letters should be on their way now.

    `done` of `lately` letters, owed or sent within the last hour, have come to an end.
    """

    counts: dict[str, int]
    waiting: int
    waiting_since: datetime | None
    lately: int
    done: int
    worker_heard_at: datetime | None

    def is_heard(self, *, at: datetime) -> bool:
        """Whether a worker runs that could send them."""
        return self.worker_heard_at is not None and at - self.worker_heard_at <= HEARD

    @property
    def is_busy(self) -> bool:
        """Whether letters are leaving at this moment."""
        return self.waiting > 0


def outbox_of(letters: QuerySet[Letter], *, now: datetime) -> Outbox:
    """How far these letters are. Three queries, however many letters."""
    counts = dict(letters.order_by().values_list("state").annotate(n=Count("pk")))
    due = Q(state__in=ON_THE_WAY, due_at__lte=now)
    recent = Q(due_at__gte=now - LATELY, due_at__lte=now) | Q(sent_at__gte=now - LATELY) | due
    figures = letters.order_by().aggregate(
        waiting=Count("pk", filter=due),
        since=Min("due_at", filter=due),
        lately=Count("pk", filter=recent & ~Q(state=LetterState.MISSED)),
        done=Count("pk", filter=recent & ~Q(state__in=[*ON_THE_WAY, LetterState.MISSED])),
    )
    heard = Heartbeat.objects.filter(part="worker").aggregate(at=Max("beat_at"))["at"]
    return Outbox(counts, figures["waiting"], figures["since"], figures["lately"], figures["done"], heard)


def letters_to(letter: Letter) -> QuerySet[Letter]:
    """Every letter of the same office to the same address, the newest first."""
    return Letter.objects.filter(office=letter.office_id, recipient=letter.recipient).order_by(
        "-created_at", "-pk"
    )

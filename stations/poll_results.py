"""What came back from a date poll: organisations and days, counted. Four queries, however many answered."""

from dataclasses import dataclass

from events.models import DateOption, DatePoll
from stations.actions.date_polls import asked_of
from stations.models import DateReply, Fit, Invitation


@dataclass(frozen=True, slots=True)
class Column:
    """One candidate day: how many organisations said what; `silent` have not answered."""

    option: DateOption
    yes: int
    maybe: int
    no: int
    silent: int


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation that is asked: all its answers, the newest first, and what stands for each day."""

    invitation: Invitation
    replies: list[DateReply]
    cells: list[tuple[DateOption, str]]  # a `Fit`, or nothing where no answer came

    @property
    def standing(self) -> DateReply | None:
        """The answer that counts: the last one."""
        return self.replies[0] if self.replies else None


@dataclass(frozen=True, slots=True)
class Results:
    """The table of a poll. `answered` counts organisations."""

    columns: list[Column]
    rows: list[Row]

    @property
    def answered(self) -> int:
        """How many organisations have answered."""
        return sum(bool(row.replies) for row in self.rows)


def results_of(poll: DatePoll) -> Results:
    """The standing answers of everybody who is on the list now; who said no meanwhile counts no more."""
    options = list(poll.options.all())
    replies: dict[int, list[DateReply]] = {}
    for reply in poll.replies.order_by("-answered_at", "-pk"):
        replies.setdefault(reply.invitation_id, []).append(reply)
    rows = [_row(invitation, replies.get(invitation.pk, []), options) for invitation in asked_of(poll)]
    return Results([_column(option, place, rows) for place, option in enumerate(options)], rows)


def _row(invitation: Invitation, replies: list[DateReply], options: list[DateOption]) -> Row:
    said = replies[0].fits if replies else {}
    return Row(invitation, replies, [(option, said.get(str(option.pk), "")) for option in options])


def _column(option: DateOption, place: int, rows: list[Row]) -> Column:
    said = [row.cells[place][1] for row in rows]
    return Column(option, said.count(Fit.YES), said.count(Fit.MAYBE), said.count(Fit.NO), said.count(""))

"""A festival at a glance: its numbers, in as many queries for one festival as for thirty, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, QuerySet

from events.models import Festival, FestivalState, Letter, LetterState
from stations.models import Invitation, InvitationState, Station, StationState


@dataclass(frozen=True, slots=True)
class Numbers:
    """How far a festival is. `invited` counts organisations that were asked, whatever they said."""

    places: int
    chosen: int = 0
    invited: int = 0
    answered: int = 0
    registered: int = 0
    undecided: int = 0
    confirmed: int = 0
    waiting: int = 0
    letters_owed: int = 0
    letters_failed: int = 0


class Step(StrEnum):
    """What the office has to do next at a festival, the most urgent first."""

    MEND_LETTERS = "mend_letters"  # a letter did not arrive
    DECIDE = "decide"  # registrations wait for a decision
    CHOOSE = "choose"  # nobody is chosen yet
    INVITE = "invite"  # some are chosen, and not invited
    PUBLISH = "publish"  # the deadline is over and stations are confirmed
    WAIT = "wait"  # answers come in
    PRINT = "print"  # visitors know; paper is next
    ARCHIVE = "archive"  # it is over
    NOTHING = "nothing"


REGISTERED = (StationState.SUBMITTED, StationState.ASKED, StationState.CONFIRMED, StationState.WAITING)
ANSWERED = (InvitationState.ACCEPTED, InvitationState.DECLINED)


def numbers_of(festivals: Iterable[Festival]) -> dict[int, Numbers]:
    """The numbers of each festival, by its id. Three queries."""
    rows = list(festivals)
    invitations = _counts(Invitation.objects.filter(festival__in=rows))
    stations = _counts(Station.objects.filter(festival__in=rows))
    letters = _counts(Letter.objects.filter(festival__in=rows))
    return {
        row.pk: _numbers(row, invitations.get(row.pk, {}), stations.get(row.pk, {}), letters.get(row.pk, {}))
        for row in rows
    }


def _counts(rows: QuerySet) -> dict[int, dict[str, int]]:
    """Rows per festival and state."""
    found: dict[int, dict[str, int]] = {}
    for festival_id, state, number in rows.order_by().values_list("festival_id", "state").annotate(Count("pk")):
        found.setdefault(festival_id, {})[state] = number
    return found


def _numbers(
    festival: Festival, invitations: dict[str, int], stations: dict[str, int], letters: dict[str, int]
) -> Numbers:
    answered = sum(invitations.get(state, 0) for state in ANSWERED)
    return Numbers(
        places=festival.places,
        chosen=invitations.get(InvitationState.CHOSEN, 0),
        invited=answered + invitations.get(InvitationState.INVITED, 0),
        answered=answered,
        registered=sum(stations.get(state, 0) for state in REGISTERED),
        undecided=stations.get(StationState.SUBMITTED, 0),
        confirmed=stations.get(StationState.CONFIRMED, 0),
        waiting=stations.get(StationState.WAITING, 0),
        letters_owed=letters.get(LetterState.OWED, 0) + letters.get(LetterState.SENDING, 0),
        letters_failed=letters.get(LetterState.FAILED, 0),
    )


def next_step(festival: Festival, numbers: Numbers, *, now: datetime) -> Step:
    """The one thing to do next: the first line that is so."""
    open_for_answers = now <= festival.registration_deadline
    published = festival.state == FestivalState.PUBLISHED
    lines = (
        (festival.state == FestivalState.OVER, Step.ARCHIVE),
        (numbers.letters_failed, Step.MEND_LETTERS),
        (festival.state in {FestivalState.CANCELLED, FestivalState.ARCHIVED}, Step.NOTHING),
        (numbers.undecided, Step.DECIDE),
        (not numbers.chosen and not numbers.invited, Step.CHOOSE),
        (numbers.chosen and open_for_answers, Step.INVITE),
        (published and numbers.confirmed, Step.PRINT),
        (numbers.confirmed and not published and not open_for_answers, Step.PUBLISH),
        (True, Step.WAIT),
    )
    return next(step for is_so, step in lines if is_so)

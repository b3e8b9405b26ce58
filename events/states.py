"""States and allowed moves, as tables one can read aloud."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from events.errors import MoveNotAllowed
from events.models import FestivalState, LetterState, SurveyState

FESTIVAL_MOVES: Mapping[str, frozenset[str]] = {
    FestivalState.DRAFT: frozenset({FestivalState.INVITING, FestivalState.CANCELLED}),
    FestivalState.INVITING: frozenset({FestivalState.PUBLISHED, FestivalState.CANCELLED}),
    FestivalState.PUBLISHED: frozenset({FestivalState.INVITING, FestivalState.OVER, FestivalState.CANCELLED}),
    FestivalState.OVER: frozenset({FestivalState.ARCHIVED, FestivalState.CANCELLED}),
    FestivalState.ARCHIVED: frozenset({FestivalState.CANCELLED}),
    FestivalState.CANCELLED: frozenset(),
}

LETTER_MOVES: Mapping[str, frozenset[str]] = {
    LetterState.OWED: frozenset(
        {LetterState.SENDING, LetterState.FAILED, LetterState.DROPPED, LetterState.MISSED}
    ),
    LetterState.SENDING: frozenset({LetterState.SENT, LetterState.OWED, LetterState.FAILED, LetterState.DROPPED}),
    LetterState.FAILED: frozenset({LetterState.OWED, LetterState.DROPPED}),
    LetterState.MISSED: frozenset({LetterState.DROPPED}),
    LetterState.SENT: frozenset({LetterState.RETURNED}),
    LetterState.RETURNED: frozenset({LetterState.OWED, LetterState.DROPPED}),
    LetterState.DROPPED: frozenset(),
}

SURVEY_MOVES: Mapping[str, frozenset[str]] = {
    SurveyState.DRAFT: frozenset({SurveyState.OPEN}),
    SurveyState.OPEN: frozenset({SurveyState.CLOSED}),
    SurveyState.CLOSED: frozenset(),  # what was published stays as it is
}


def allowed_moves(moves: Mapping[str, frozenset[str]], state: str) -> list[str]:
    """The states that may follow `state`, in the order of the table."""
    return [to for to in moves if to in moves[state]]


def check_move(moves: Mapping[str, frozenset[str]], subject: models.Model, to: str) -> None:
    """Raise MoveNotAllowed unless the table lets `subject.state` become `to`."""
    now: str = subject.state  # type: ignore[attr-defined]
    if to not in moves.get(now, frozenset()):
        labels: dict[Any, Any] = dict(subject._meta.get_field("state").flatchoices)  # type: ignore[union-attr]
        raise MoveNotAllowed(thing=str(subject), now=str(labels.get(now, now)), to=str(labels.get(to, to)))

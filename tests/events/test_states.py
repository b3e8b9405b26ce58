"""The tables of festivals and letters: every move, allowed or not, is written down here once more by hand."""

from itertools import product

import pytest

from events.errors import MoveNotAllowed
from events.models import FestivalState, LetterState, Survey, SurveyState
from events.states import FESTIVAL_MOVES, LETTER_MOVES, SURVEY_MOVES, allowed_moves, check_move
from tests.factories import FestivalFactory
from tests.letters import LetterFactory

FESTIVAL = {
    ("draft", "inviting"),
    ("draft", "cancelled"),
    ("inviting", "published"),
    ("inviting", "cancelled"),
    ("published", "inviting"),
    ("published", "over"),
    ("published", "cancelled"),
    ("over", "archived"),
    ("over", "cancelled"),
    ("archived", "cancelled"),
}
LETTER = {
    ("owed", "sending"),
    ("owed", "dropped"),
    ("owed", "failed"),
    ("owed", "missed"),
    ("sending", "sent"),
    ("sending", "owed"),
    ("sending", "failed"),
    ("sending", "dropped"),
    ("failed", "owed"),
    ("failed", "dropped"),
    ("missed", "dropped"),
    ("sent", "returned"),
    ("returned", "owed"),
    ("returned", "dropped"),
}
SURVEY = {("draft", "open"), ("open", "closed")}


@pytest.mark.parametrize(("state", "to"), list(product(FestivalState.values, repeat=2)))
def test_festival_moves(state, to):
    festival = FestivalFactory.build(state=state)

    if (state, to) in FESTIVAL:
        check_move(FESTIVAL_MOVES, festival, to)
    else:
        with pytest.raises(MoveNotAllowed):
            check_move(FESTIVAL_MOVES, festival, to)


@pytest.mark.parametrize(("state", "to"), list(product(LetterState.values, repeat=2)))
def test_letter_moves(state, to):
    letter = LetterFactory.build(state=state)

    if (state, to) in LETTER:
        check_move(LETTER_MOVES, letter, to)
    else:
        with pytest.raises(MoveNotAllowed):
            check_move(LETTER_MOVES, letter, to)


def test_every_state_stands_in_its_table():
    assert set(FESTIVAL_MOVES) == set(FestivalState.values)
    assert set(LETTER_MOVES) == set(LetterState.values)


def test_the_refusal_says_what_it_is_and_what_it_cannot_become():
    festival = FestivalFactory.build(title="Sommerfest", state="over")

    with pytest.raises(MoveNotAllowed) as refusal:
        check_move(FESTIVAL_MOVES, festival, "inviting")

    assert str(refusal.value) == "Sommerfest is “Over” and cannot become “Inviting” from there."


def test_allowed_moves_keep_the_order_of_the_table():
    assert allowed_moves(FESTIVAL_MOVES, "published") == ["inviting", "over", "cancelled"]


def test_a_state_nobody_knows_is_refused_not_an_error():
    with pytest.raises(MoveNotAllowed):
        check_move(FESTIVAL_MOVES, FestivalFactory.build(state="draft"), "exploded")


@pytest.mark.parametrize(("state", "to"), list(product(SurveyState.values, repeat=2)))
def test_survey_moves(state, to):
    survey = Survey(question="Was fehlt?", state=state)

    if (state, to) in SURVEY:
        check_move(SURVEY_MOVES, survey, to)
    else:
        with pytest.raises(MoveNotAllowed):
            check_move(SURVEY_MOVES, survey, to)

"""The tables of invitations and stations: every move, allowed or not, is written down here once more by hand."""

from itertools import product

import pytest

from events.errors import MoveNotAllowed
from events.states import check_move
from stations.models import Invitation, InvitationState, Station, StationState
from stations.states import DECISIONS, INVITATION_MOVES, STATION_MOVES
from tests.factories import FestivalFactory, OrganisationFactory

INVITATION = {
    ("chosen", "invited"),
    ("chosen", "accepted"),
    ("chosen", "declined"),
    ("invited", "accepted"),
    ("invited", "declined"),
    ("accepted", "declined"),
    ("declined", "accepted"),
}
STATION = {
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("submitted", "confirmed"),
    ("submitted", "asked"),
    ("submitted", "waiting"),
    ("submitted", "declined"),
    ("submitted", "withdrawn"),
    ("asked", "submitted"),
    ("asked", "confirmed"),
    ("asked", "waiting"),
    ("asked", "declined"),
    ("asked", "withdrawn"),
    ("confirmed", "declined"),
    ("confirmed", "withdrawn"),
    ("waiting", "confirmed"),
    ("waiting", "declined"),
    ("waiting", "withdrawn"),
    ("declined", "confirmed"),
    ("declined", "waiting"),
    ("withdrawn", "submitted"),
}


def _row(model, state):
    return model(state=state, festival=FestivalFactory.build(), organisation=OrganisationFactory.build())


@pytest.mark.parametrize(("state", "to"), list(product(InvitationState.values, repeat=2)))
def test_invitation_moves(state, to):
    if (state, to) in INVITATION:
        check_move(INVITATION_MOVES, _row(Invitation, state), to)
    else:
        with pytest.raises(MoveNotAllowed):
            check_move(INVITATION_MOVES, _row(Invitation, state), to)


@pytest.mark.parametrize(("state", "to"), list(product(StationState.values, repeat=2)))
def test_station_moves(state, to):
    if (state, to) in STATION:
        check_move(STATION_MOVES, _row(Station, state), to)
    else:
        with pytest.raises(MoveNotAllowed):
            check_move(STATION_MOVES, _row(Station, state), to)


def test_every_state_stands_in_its_table():
    assert set(INVITATION_MOVES) == set(InvitationState.values)
    assert set(STATION_MOVES) == set(StationState.values)


def test_what_the_office_decides_can_be_reached():
    assert {to for moves in STATION_MOVES.values() for to in moves} - set(DECISIONS) == {StationState.SUBMITTED}

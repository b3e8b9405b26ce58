"""States and allowed moves of invitations and stations, as tables one can read aloud."""

from collections.abc import Mapping

from stations.models import InvitationState, StationState

INVITATION_MOVES: Mapping[str, frozenset[str]] = {
    InvitationState.CHOSEN: frozenset(
        {InvitationState.INVITED, InvitationState.ACCEPTED, InvitationState.DECLINED}
    ),
    InvitationState.INVITED: frozenset({InvitationState.ACCEPTED, InvitationState.DECLINED}),
    InvitationState.ACCEPTED: frozenset({InvitationState.DECLINED}),
    InvitationState.DECLINED: frozenset({InvitationState.ACCEPTED}),
}

STATION_MOVES: Mapping[str, frozenset[str]] = {
    StationState.DRAFT: frozenset({StationState.SUBMITTED, StationState.WITHDRAWN}),
    StationState.SUBMITTED: frozenset(
        {
            StationState.CONFIRMED,
            StationState.ASKED,
            StationState.WAITING,
            StationState.DECLINED,
            StationState.WITHDRAWN,
        }
    ),
    StationState.ASKED: frozenset(
        {
            StationState.SUBMITTED,
            StationState.CONFIRMED,
            StationState.WAITING,
            StationState.DECLINED,
            StationState.WITHDRAWN,
        }
    ),
    StationState.CONFIRMED: frozenset({StationState.DECLINED, StationState.WITHDRAWN}),
    StationState.WAITING: frozenset({StationState.CONFIRMED, StationState.DECLINED, StationState.WITHDRAWN}),
    StationState.DECLINED: frozenset({StationState.CONFIRMED, StationState.WAITING}),
    StationState.WITHDRAWN: frozenset({StationState.SUBMITTED}),
}

# What the office may decide, in the order of its buttons; the rest the organisation does itself.
DECISIONS = (
    StationState.CONFIRMED,
    StationState.ASKED,
    StationState.WAITING,
    StationState.DECLINED,
    StationState.WITHDRAWN,
)

# Who is in one of these takes no part.
OUT = (StationState.DECLINED, StationState.WITHDRAWN)

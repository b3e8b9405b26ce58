"""Offices, staff, festivals, letters and the log."""

from events.models.festival import Festival, FestivalState
from events.models.journal import Heartbeat, LogEntry
from events.models.letter import Letter, LetterState
from events.models.office import FederalState, Membership, Office, Role
from events.models.staff import ApiToken, User

__all__ = [
    "ApiToken",
    "FederalState",
    "Festival",
    "FestivalState",
    "Heartbeat",
    "Letter",
    "LetterState",
    "LogEntry",
    "Membership",
    "Office",
    "Role",
    "User",
]

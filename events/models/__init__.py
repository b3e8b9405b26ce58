"""Offices, staff, festivals, letters, translations, jobs and the log."""

from events.models.closed_address import ClosedAddress, ClosedFor
from events.models.date_poll import WHILE_PLANNED, DateOption, DatePoll, DatePollState
from events.models.festival import Festival, FestivalState
from events.models.job import Job, JobState
from events.models.journal import Heartbeat, LogEntry
from events.models.letter import Letter, LetterState
from events.models.letter_rule import Anchor, LetterRule, RuleKind, Whom
from events.models.observance import DayKind, ObservanceLink, OwnDay, Stance
from events.models.office import FederalState, Membership, Office, Role
from events.models.site_plan import Facility, FacilityKind, SitePlan
from events.models.staff import ApiToken, User
from events.models.survey import Survey, SurveyChoice, SurveyState, Wish
from events.models.translation import Origin, Translation
from events.models.translator import Translator

__all__ = [
    "WHILE_PLANNED",
    "Anchor",
    "ApiToken",
    "ClosedAddress",
    "ClosedFor",
    "DateOption",
    "DatePoll",
    "DatePollState",
    "DayKind",
    "Facility",
    "FacilityKind",
    "FederalState",
    "Festival",
    "FestivalState",
    "Heartbeat",
    "Job",
    "JobState",
    "Letter",
    "LetterRule",
    "LetterState",
    "LogEntry",
    "Membership",
    "ObservanceLink",
    "Office",
    "Origin",
    "OwnDay",
    "Role",
    "RuleKind",
    "SitePlan",
    "Stance",
    "Survey",
    "SurveyChoice",
    "SurveyState",
    "Translation",
    "Translator",
    "User",
    "Whom",
    "Wish",
]

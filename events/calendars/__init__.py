"""The catalogue of observances: cultural and religious calendars, one module a tradition.

Pure: dates in, plain values out. Every tradition shows the same face, a `Calendar`; most are a table of
feasts made from the rules in `rules`. Ask `observances` what is on and `not_announced` what nobody has
published yet; `NOT_COVERED` names the traditions that are missing.

A new tradition is a new module with a `CALENDAR`, named in `catalogue.CALENDARS`. Each rule gives its
source in the module's docstring.
"""

from events.calendars.catalogue import (
    CALENDARS,
    GROUPS,
    NOT_COVERED,
    calendars,
    in_state,
    not_announced,
    observances,
)
from events.calendars.observance import Calendar, Certainty, Kind, Observance, Unannounced, UnknownTradition

__all__ = [
    "CALENDARS",
    "GROUPS",
    "NOT_COVERED",
    "Calendar",
    "Certainty",
    "Kind",
    "Observance",
    "Unannounced",
    "UnknownTradition",
    "calendars",
    "in_state",
    "not_announced",
    "observances",
]

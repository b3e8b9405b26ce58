"""The domain's short names in whole words: what is to do next, what a move is called, kinds of letters."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from events.models import FestivalState
from stations.overview import Step


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence and where to do it: the name of a page of the festival and what follows it in the address."""

    text: Any
    action: Any = ""
    page: str = ""
    query: str = ""


NEXT_STEPS = {
    Step.MEND_LETTERS: NextStep(
        gettext_lazy("Letters did not arrive. Correct the addresses and send them again."),
        gettext_lazy("See the letters that failed"),
        "desk:letters",
        "?state=failed",
    ),
    Step.DECIDE: NextStep(
        gettext_lazy("Registrations wait for your decision."),
        gettext_lazy("Decide on registrations"),
        "desk:stations",
    ),
    Step.CHOOSE: NextStep(
        gettext_lazy("Nobody is invited yet. Choose the organisations that should come."),
        gettext_lazy("Choose organisations"),
        "desk:invitations",
    ),
    Step.INVITE: NextStep(
        gettext_lazy("Organisations are chosen and not invited yet."),
        gettext_lazy("Look at the invitations"),
        "desk:invitations",
    ),
    Step.PUBLISH: NextStep(
        gettext_lazy(
            "The registration deadline is over. Publish the festival so that families can read about it."
        ),
        gettext_lazy("Publish the festival"),
        "desk:festival",
    ),
    Step.WAIT: NextStep(gettext_lazy("Nothing to do: answers come in, and reminders go out by themselves.")),
    Step.PRINT: NextStep(
        gettext_lazy("Families can read about the festival. Print the signs and the info sheet."),
        gettext_lazy("Print"),
        "desk:print",
    ),
    Step.ARCHIVE: NextStep(
        gettext_lazy("The festival is over. Archive it when everything is done."),
        gettext_lazy("See the festival"),
        "desk:festival",
    ),
    Step.NOTHING: NextStep(gettext_lazy("Nothing to do here any more.")),
}

# What the buttons that move a festival say.
MOVES = {
    FestivalState.INVITING: gettext_lazy("Open for answers"),
    FestivalState.PUBLISHED: gettext_lazy("Publish"),
    FestivalState.OVER: gettext_lazy("Close as over"),
    FestivalState.ARCHIVED: gettext_lazy("Archive"),
    FestivalState.CANCELLED: gettext_lazy("Cancel the festival"),
}

TAKE_OFF = gettext_lazy("Take it off the pages")  # answers are open already where a festival is published


def move_words(now: str, to: str) -> Any:
    """What the button says that moves a festival from `now`; empty for a state that nothing moves to."""
    if (now, to) == (FestivalState.PUBLISHED, FestivalState.INVITING):
        return TAKE_OFF
    return MOVES.get(FestivalState(to), "")


LETTER_KINDS = {
    "invitation": gettext_lazy("Invitation"),
    "reminder": gettext_lazy("Reminder"),
    "week_to_go": gettext_lazy("A week to go"),
    "thank_you": gettext_lazy("Thank you"),
    "festival_changed": gettext_lazy("Change of the festival"),
    "station_submitted": gettext_lazy("Receipt of a registration"),
    "station_confirmed": gettext_lazy("Confirmation"),
    "station_asked": gettext_lazy("Question"),
    "station_waiting": gettext_lazy("Waiting list"),
    "station_declined": gettext_lazy("Refusal"),
    "station_withdrawn": gettext_lazy("Withdrawal"),
    "festival_cancelled": gettext_lazy("Cancellation of the festival"),
    "circular": gettext_lazy("Circular"),
    "circular_test": gettext_lazy("Test of a circular"),
    "date_poll": gettext_lazy("Question for the date"),
    "date_poll_reminder": gettext_lazy("Reminder of the question for the date"),
    "date_decided": gettext_lazy("Decision about the date"),
    "translator_link": gettext_lazy("Link for translating"),
    "observance_moved": gettext_lazy("Another date of an observance"),
}

"""The domain's short names in whole words: what is to do next, what happened, what a move does."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.models import FestivalState, LogEntry, Role
from stations.models import StationState
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

LETTER_KINDS = {
    "invitation": gettext_lazy("Invitation"),
    "reminder": gettext_lazy("Reminder"),
    "station_submitted": gettext_lazy("Receipt of a registration"),
    "station_confirmed": gettext_lazy("Confirmation"),
    "station_asked": gettext_lazy("Question"),
    "station_waiting": gettext_lazy("Waiting list"),
    "station_declined": gettext_lazy("Refusal"),
    "station_withdrawn": gettext_lazy("Withdrawal"),
    "festival_cancelled": gettext_lazy("Cancellation of the festival"),
}

EVENTS = {
    "office_changed": gettext_lazy("Changed the office."),
    "member_set": gettext_lazy("Gave a person a role in the office."),
    "member_removed": gettext_lazy("Took a person out of the office."),
    "festival_created": gettext_lazy("Made the festival."),
    "festival_changed": gettext_lazy("Changed the festival."),
    "festival_moved": gettext_lazy("Moved the festival on."),
    "letter_sent_again": gettext_lazy("Sent a letter again."),
    "organisation_created": gettext_lazy("Added the organisation."),
    "organisation_changed": gettext_lazy("Changed the organisation."),
    "organisation_confirmed": gettext_lazy("Confirmed the entry in the directory."),
    "organisation_withdrawn": gettext_lazy("Withdrew the organisation from the directory."),
    "organisation_restored": gettext_lazy("Took the organisation back into the directory."),
    "organisation_chosen": gettext_lazy("Chose the organisation."),
    "organisation_unchosen": gettext_lazy("Took the organisation off the list."),
    "organisation_invited": gettext_lazy("Invited the organisation."),
    "contact_added": gettext_lazy("Added a contact."),
    "contact_changed": gettext_lazy("Changed a contact."),
    "contact_removed": gettext_lazy("Removed a contact."),
    "link_sent_again": gettext_lazy("Sent a new personal link."),
    "link_revoked": gettext_lazy("Revoked a personal link."),
    "invitation_accepted": gettext_lazy("Said yes to the invitation."),
    "invitation_declined": gettext_lazy("Said no to the invitation."),
    "station_begun": gettext_lazy("Began a registration."),
    "station_saved": gettext_lazy("Saved the registration."),
    "station_submitted": gettext_lazy("Sent the registration."),
    "station_moved": gettext_lazy("Decided on the registration."),
    "station_placed": gettext_lazy("Gave the station its number or place."),
    "offer_added": gettext_lazy("Added an offer."),
    "offer_changed": gettext_lazy("Changed an offer."),
    "offer_removed": gettext_lazy("Removed an offer."),
    "standing_offer_added": gettext_lazy("Added an offer of the whole year."),
    "standing_offer_changed": gettext_lazy("Changed an offer of the whole year."),
    "standing_offer_removed": gettext_lazy("Removed an offer of the whole year."),
}
CLOCK = pgettext_lazy("who did it", "The clock")


def say_event(entry: LogEntry) -> str:
    """What happened, in a sentence; an event without words of its own is shown by its short name."""
    if entry.event == "festival_moved":
        return _("Moved the festival to “%(state)s”.") % {"state": _label(FestivalState, entry.details.get("to"))}
    if entry.event == "station_moved":
        return _("Moved the registration to “%(state)s”.") % {
            "state": _label(StationState, entry.details.get("to"))
        }
    if entry.event == "member_set":
        return _("Gave a person the role “%(role)s”.") % {"role": _label(Role, entry.details.get("role"))}
    return str(EVENTS.get(entry.event, entry.event))


def _label(choices: Any, value: Any) -> str:
    return str(dict(choices.choices).get(value, value))

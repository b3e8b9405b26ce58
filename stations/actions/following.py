"""What follows for organisations when a festival moves or changes; connected in `apps.py`."""

from datetime import datetime
from typing import Any

from events.actions.letters import drop_letters
from events.actors import Actor
from events.models import Festival, FestivalState, Letter
from stations.actions.decisions import fill_free_places
from stations.actions.invitations import letters_to_all
from stations.actions.reminders import take_back_reminders
from stations.models import Invitation, InvitationState


def follow_festival_move(*, festival: Festival, to: str, actor: Actor, now: datetime, **_: Any) -> None:
    """Cancelling stops everything owed and tells, once, everybody who has heard of the festival.

    Who said no, or withdrew, is not bothered again.
    """
    if to in {FestivalState.CANCELLED, FestivalState.OVER, FestivalState.ARCHIVED}:
        drop_letters(Letter.objects.filter(festival=festival, kind="reminder"))
    if to != FestivalState.CANCELLED:
        return
    drop_letters(Letter.objects.filter(festival=festival))
    heard = festival.invitations.filter(state__in=[InvitationState.INVITED, InvitationState.ACCEPTED])
    for invitation in heard.select_related("festival__office", "organisation"):
        if _is_coming(invitation):
            letters_to_all("festival_cancelled", invitation, now=now, reason="cancelled")


def _is_coming(invitation: Invitation) -> bool:
    stations = invitation.festival.stations.filter(organisation=invitation.organisation)
    return not stations.filter(state__in=["declined", "withdrawn"]).exists()


def follow_festival_change(
    *, festival: Festival, changed: list[str], actor: Actor, now: datetime, **_: Any
) -> None:
    """A moved deadline moves the reminders; more places let those who wait move up."""
    if {"registration_deadline", "reminder_days"} & set(changed):
        take_back_reminders(festival)
    if "places" in changed:
        fill_free_places(festival, now=now)

"""What follows for organisations when a festival moves or changes; connected in `apps.py`."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from events.actions.letters import drop_letters
from events.actors import Actor
from events.models import Festival, FestivalState, Letter, LetterState
from stations.actions.decisions import fill_free_places
from stations.actions.invitations import letters_to_all
from stations.actions.reminders import take_back_reminders
from stations.models import Invitation, InvitationState, Station, StationState

QUESTIONS = ("reminder", "date_poll", "date_poll_reminder")  # nobody waits for an answer to these any more


def follow_festival_move(*, festival: Festival, to: str, actor: Actor, now: datetime, **more: Any) -> None:
    """Cancelling stops everything owed and tells, once, everybody who has heard of the festival.

    Who said no, or withdrew, is not bothered again.
    """
    if to in {FestivalState.CANCELLED, FestivalState.OVER, FestivalState.ARCHIVED}:
        drop_letters(Letter.objects.filter(festival=festival, kind__in=QUESTIONS))
    if to != FestivalState.CANCELLED:
        return
    drop_letters(Letter.objects.filter(festival=festival))
    for invitation in who_heard(festival).select_related("festival__office", "organisation"):
        letters_to_all("festival_cancelled", invitation, now=now, reason="cancelled")


def who_heard(festival: Festival) -> QuerySet[Invitation]:
    """Who said yes, or has a letter (a dropped one told nobody anything), and is not out already.

    Also who is only chosen, but was asked for a date.
    """
    told = Letter.objects.filter(
        about_kind="invitation", about_id=OuterRef("pk"), state__in=[LetterState.SENT, LetterState.SENDING]
    )
    out = Station.objects.filter(
        festival=festival,
        organisation=OuterRef("organisation"),
        state__in=[StationState.DECLINED, StationState.WITHDRAWN],
    )
    answered_yes = Q(state=InvitationState.ACCEPTED)
    waiting = Q(state=InvitationState.INVITED) & Exists(told)
    helping = Q(state=InvitationState.CHOSEN) & Exists(told.filter(kind__in=QUESTIONS))
    return festival.invitations.filter(answered_yes | waiting | helping).exclude(Exists(out))


def follow_festival_change(
    *, festival: Festival, changed: list[str], actor: Actor, now: datetime, **more: Any
) -> None:
    """A moved deadline moves the reminders; more places let those who wait move up.

    Raises ValidationError when there would be fewer places than confirmed stations.
    """
    if {"registration_deadline", "reminder_days"} & set(changed):
        take_back_reminders(festival)
    if "places" in changed:
        _check_places(festival)
        fill_free_places(festival, now=now)


def _check_places(festival: Festival) -> None:
    taken = festival.stations.confirmed().count()
    if festival.places < taken:
        message = _("%(taken)s stations are confirmed already. Give at least so many places.")
        raise ValidationError({"places": message % {"taken": taken}})

"""What follows for organisations when a festival moves or changes; connected in `apps.py`."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.actions.letters import drop_letters
from events.actors import Actor
from events.models import Festival, FestivalState, Letter, RuleKind
from stations.actions.corrections import KIND, QUESTIONS, correct_festival, drop_corrections, who_heard
from stations.actions.decisions import fill_free_places
from stations.actions.invitations import letters_to_each

BEFORE_IT = (*QUESTIONS, RuleKind.WEEK_TO_GO, KIND)  # letters that nobody needs after the festival


def follow_festival_move(*, festival: Festival, to: str, actor: Actor, now: datetime, **more: Any) -> None:
    """Cancelling stops everything owed and tells, once, everybody who has heard of the festival.

    Who said no, or withdrew, is not bothered again, and nobody is once it has been. After a festival what asks or
    prepares is dropped; an archived one is silent.
    """
    letters = Letter.objects.filter(festival=festival)
    if to == FestivalState.OVER:
        drop_letters(letters.filter(kind__in=BEFORE_IT))
    if to in {FestivalState.ARCHIVED, FestivalState.CANCELLED}:
        drop_letters(letters)
    if to == FestivalState.CANCELLED and now < festival.ends_at:
        told = who_heard(festival).select_related("organisation").prefetch_related("organisation__contacts")
        rows = list(told)
        for invitation in rows:
            invitation.festival = festival
        letters_to_each("festival_cancelled", rows, now=now, reason="cancelled")


def follow_festival_change(
    *,
    festival: Festival,
    changed: list[str],
    before: dict[str, Any],
    told: bool,
    actor: Actor,
    now: datetime,
    **more: Any,
) -> None:
    """More places let those who wait move up; who heard other dates or another place hears what is right.

    Raises ValidationError when there would be fewer places than confirmed stations.
    """
    if "places" in changed:
        _check_places(festival)
        fill_free_places(festival, now=now)
    if told:
        drop_corrections(festival)
    else:
        correct_festival(festival, before, now=now)


def _check_places(festival: Festival) -> None:
    taken = festival.stations.confirmed().count()
    if festival.places < taken:
        message = _("%(taken)s stations are confirmed already. Give at least so many places.")
        raise ValidationError({"places": message % {"taken": taken}})

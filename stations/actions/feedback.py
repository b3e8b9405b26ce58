"""Saying how it was, and hiding a sentence that insults somebody."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actors import Actor
from events.errors import Refused
from events.models import Festival, FestivalState
from events.validators import is_visible, validate_language_tag
from stations.feedback import takes_feedback
from stations.models import Face, Feedback, Station, StationState


def may_say(festival: Festival, *, now: datetime) -> bool:
    """Whether families may say now how it is or was."""
    held = festival.is_public and festival.state != FestivalState.CANCELLED
    return held and takes_feedback(starts_at=festival.starts_at, ends_at=festival.ends_at, now=now)


def give_feedback(
    festival: Festival, station: Station | None, *, face: int, sentence: str, language: str, now: datetime
) -> Feedback:
    """Somebody's answer about a station, or without one about the whole festival. Who it was is not asked.

    Of the moment only the day is kept. Raises Refused outside the weeks in which it is open, and ValidationError
    naming the field.
    """
    if not may_say(festival, now=now):
        raise Refused(_("You can tell us how it was from the start of the festival until two weeks after it."))
    if station is not None and (station.festival_id != festival.pk or station.state != StationState.CONFIRMED):
        raise Refused(_("This station is not part of the festival."))
    validate_language_tag(language)
    feedback = Feedback(
        festival=festival,
        station=station,
        face=_face(face),
        sentence=one_line(sentence),
        language=language,
        given_on=now.astimezone(festival.zone).date(),
    )
    feedback.full_clean(exclude=["festival", "station"])
    feedback.save()
    return feedback


def _face(face: int) -> int:
    if face not in Face.values:
        raise ValidationError({"face": _("Tap one of the three faces.")})
    return face


def one_line(sentence: str) -> str:
    """A sentence as it is kept: in one line; nothing where nothing can be seen."""
    sentence = " ".join(sentence.replace("\0", " ").split())
    return sentence if is_visible(sentence) else ""


@transaction.atomic
def hide_feedback(feedback: Feedback, *, actor: Actor, now: datetime) -> Feedback:
    """The organisation does not see this sentence. It still counts."""
    return _set_hidden(feedback, True, "feedback_hidden", actor=actor, now=now)


@transaction.atomic
def show_feedback(feedback: Feedback, *, actor: Actor, now: datetime) -> Feedback:
    """The organisation sees this sentence again."""
    return _set_hidden(feedback, False, "feedback_shown", actor=actor, now=now)


def _set_hidden(feedback: Feedback, is_hidden: bool, event: str, *, actor: Actor, now: datetime) -> Feedback:
    if feedback.is_hidden == is_hidden:
        return feedback
    feedback.is_hidden = is_hidden
    feedback.save(update_fields=["is_hidden"])
    festival = feedback.festival
    record(feedback, event, office=festival.office, festival=festival, actor=actor, now=now)
    return feedback

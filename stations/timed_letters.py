"""The letters of the rules in time, and the correction of what was said before."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.errors import LetterNotNeeded
from events.formats import say_moment, say_span
from events.letters import Content, register
from events.models import Festival, FestivalState, Letter, Whom
from events.texts import say
from stations.actions.corrections import TOLD_FIELDS, told_value
from stations.letters import HELD, dates_for, invitation_and_link
from stations.models import Invitation, InvitationState, Station, StationState
from stations.states import OUT
from stations.timed_readers import standing_of

TIMES = ("setup_from", "takedown_until", "registration_deadline")


def _station_of(invitation: Invitation) -> Station | None:
    return Station.objects.filter(festival=invitation.festival, organisation=invitation.organisation).first()


def _check_state(festival: Festival, *closed: str) -> None:
    if festival.state == FestivalState.CANCELLED:
        raise LetterNotNeeded(gettext_noop("the festival is cancelled"))
    if festival.state in closed:
        raise LetterNotNeeded(gettext_noop("the festival is over"))


@register("reminder")
def reminder_letter(letter: Letter) -> Content:
    """Only to those who have not done, by the time it is written, what it reminds of."""
    invitation, url = invitation_and_link(letter)
    _check_state(invitation.festival, *HELD)
    registers = letter.details.get("whom") == Whom.UNREGISTERED
    if letter.details.get("link_id"):
        station = _station_of(invitation) if registers else None
        if not registers and invitation.state != InvitationState.INVITED:
            raise LetterNotNeeded(gettext_noop("already answered"))
        if registers and standing_of(invitation, station) != Whom.UNREGISTERED:
            raise LetterNotNeeded(gettext_noop("already registered"))
    return Content(
        context={"invitation": invitation, "organisation": invitation.organisation, "registers": registers},
        action_url=url,
        action_label=_("Register the station") if registers else _("Answer the invitation"),
    )


def _confirmed_station(letter: Letter, invitation: Invitation) -> Station:
    station = _station_of(invitation)
    if station is None or (letter.details.get("link_id") and station.state != StationState.CONFIRMED):
        raise LetterNotNeeded(gettext_noop("the station has moved on"))
    return station


@register("week_to_go")
def week_to_go_letter(letter: Letter) -> Content:
    """What an organisation needs to know before the day: number, spot, set-up, place; with the dates."""
    invitation, url = invitation_and_link(letter)
    _check_state(invitation.festival, *HELD)
    station = _confirmed_station(letter, invitation)
    return Content(
        context={"invitation": invitation, "organisation": invitation.organisation, "station": station},
        action_url=url,
        action_label=_("See the registration"),
        calendars=dates_for(invitation, letter.language, letter=letter, station=station),
        told=(say(invitation.festival, "travel_hint", letter.language),),
    )


@register("thank_you")
def thank_you_letter(letter: Letter) -> Content:
    """Thanks, and the question what was good and what should be different."""
    invitation, _url = invitation_and_link(letter)
    _check_state(invitation.festival, FestivalState.ARCHIVED)
    _confirmed_station(letter, invitation)
    return Content(context={"invitation": invitation, "organisation": invitation.organisation})


@register("festival_changed", at_once=True)
def festival_changed_letter(letter: Letter) -> Content:
    """What is different from what this reader was told: old and new, by the time it is written."""
    invitation, url = invitation_and_link(letter)
    _check_state(invitation.festival, *HELD)
    station = _station_of(invitation)
    changes = _changes(letter, invitation)
    if letter.details.get("link_id"):
        if invitation.state == InvitationState.DECLINED or (station and station.state in OUT):
            raise LetterNotNeeded(gettext_noop("the organisation takes no part any more"))
        if not changes:
            raise LetterNotNeeded(gettext_noop("nothing is different from what was told"))
    asked = invitation.state == InvitationState.INVITED
    registered = invitation.state == InvitationState.ACCEPTED
    return Content(
        context={
            "invitation": invitation,
            "organisation": invitation.organisation,
            "changes": changes,
            "asked": asked,
        },
        action_url=url if asked or registered else "",
        action_label=_("Answer the invitation") if asked else _("See the registration"),
        calendars=dates_for(invitation, letter.language, letter=letter, station=station),
    )


def _changes(letter: Letter, invitation: Invitation) -> list[dict[str, str]]:
    """`what` is different, `new` and `old` in the reader's words, in the order in which one reads them.

    A preview of a letter that has left shows what it listed, with the values of now.
    """
    old = dict(letter.details["changes"])
    if letter.details.get("link_id"):
        now = {name: told_value(invitation, name) for name in old}
        old = {name: value for name, value in old.items() if value != now[name] and now[name] is not None}
    festival, tag = invitation.festival, letter.language
    found = []
    for name in (*TOLD_FIELDS, "number"):
        if name == "starts_at" and {"starts_at", "ends_at"} & old.keys():
            found.append(_row("when", _span(festival, {}, tag), _span(festival, old, tag)))
        elif name in TIMES and name in old:
            new = say_moment(getattr(festival, name), festival.zone, tag)
            found.append(_row(name, new, say_moment(datetime.fromisoformat(old[name]), festival.zone, tag)))
        elif name in {"title", "place"} and name in old:
            found.append(_row(name, say(festival, name, tag).words, old[name]))
        elif name == "number" and name in old:
            found.append(_row(name, str(told_value(invitation, name) or ""), str(old[name])))
    return found


def _row(what: str, new: str, old: str) -> dict[str, str]:
    return {"what": what, "new": new, "old": old}


def _span(festival: Festival, old: dict[str, Any], tag: str) -> str:
    starts_at, ends_at = (
        datetime.fromisoformat(old[name]) if name in old else getattr(festival, name)
        for name in ("starts_at", "ends_at")
    )
    return say_span(starts_at, ends_at, festival.zone, tag)

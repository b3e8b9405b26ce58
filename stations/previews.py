"""Letters as their readers will see them, before anything is sent. Nothing is written or owed here.

The words come from the same templates as the letters themselves; only the personal token is hidden.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from events.errors import LetterNotNeeded, Refused
from events.letters import Written, write
from events.models import DateOption, DatePoll, Festival, FestivalState, Letter, LetterRule
from events.states import check_move
from stations.actions.corrections import who_heard
from stations.actions.date_polls import asked_of, times_if_chosen, told_of
from stations.actions.decisions import check_listed, free_number, free_places, next_to_move_up
from stations.actions.invitations import contacts_to_write_to
from stations.models import Circular, Contact, Invitation, Organisation, Station, StationState
from stations.states import STATION_MOVES
from stations.timed_readers import addressees_of


@dataclass(frozen=True, slots=True)
class Preview:
    """One letter of a kind in one language; `recipients` get it, each with the own name and link."""

    kind: str
    language: str
    written: Written
    recipients: list[Contact]


def preview_invitations(invitations: Iterable[Invitation]) -> list[Preview]:
    """The invitation in each language somebody will get it in, with the first recipient's name as an example."""
    readers = [(row, contact) for row in invitations for contact in contacts_to_write_to(row.organisation)]
    return _by_language("invitation", readers, {})


def without_address(invitations: Iterable[Invitation]) -> list[Organisation]:
    """The organisations that no letter can reach."""
    return [row.organisation for row in invitations if not contacts_to_write_to(row.organisation)]


def preview_decision(station: Station, to: str, *, note: str = "") -> list[Preview]:
    """What a decision would send: to the organisation, and to the one that would move up.

    Raises MoveNotAllowed and Refused like the decision itself.
    """
    check_move(STATION_MOVES, station, to)
    check_listed(station, to)
    if to == StationState.WITHDRAWN and station.state == StationState.DRAFT:
        return []
    if to == StationState.CONFIRMED and not free_places(station.festival):
        to = StationState.WAITING
    number = free_number(station.festival) if to == StationState.CONFIRMED else None
    letters = _to_station(station, to, {"note": note, "number": number, "moved_up": False})
    following = next_to_move_up(station) if to != StationState.CONFIRMED else None
    if following is not None:
        number = min(filter(None, (station.number, free_number(station.festival))))
        details = {"note": "", "number": number, "moved_up": True}
        letters += _to_station(following, StationState.CONFIRMED, details)
    return letters


def preview_cancellation(festival: Festival) -> list[Preview]:
    """What cancelling would send, in each language somebody will get it in."""
    told = who_heard(festival).select_related("festival__office", "organisation")
    rows = told.prefetch_related("organisation__contacts")
    readers = [(row, contact) for row in rows for contact in contacts_to_write_to(row.organisation)]
    return _by_language("festival_cancelled", readers, {})


def preview_date_poll(poll: DatePoll) -> list[Preview]:
    """The question of a poll that was not put yet, in each language somebody will get it in."""
    return _by_language("date_poll", _readers(asked_of(poll)), {"poll_id": poll.pk})


def preview_date_decision(poll: DatePoll, option: DateOption, *, now: datetime) -> list[Preview]:
    """What taking this day would send, with the times as they would be then."""
    moved = copy(poll.festival)
    for name, at in times_if_chosen(poll, option, now=now).items():
        setattr(moved, name, at)
    rows = told_of(poll)
    for row in rows:
        row.festival = moved
    return _by_language("date_decided", _readers(rows), {"poll_id": poll.pk})


def preview_circular(circular: Circular, rows: list[Invitation]) -> list[Preview]:
    """A circular as these organisations would get it, in each language somebody will get it in."""
    return _by_language("circular", _readers(rows), {"circular_id": circular.pk})


def preview_rule(rule: LetterRule) -> list[Preview]:
    """A rule's letter as those would get it to whom it writes now, in each of their languages; none where it is
    silent for good."""
    if rule.festival.state in {FestivalState.CANCELLED, FestivalState.ARCHIVED}:
        return []
    addressees = [one for one in addressees_of(rule.festival) if one.reader.standing == rule.whom]
    readers = [(one.invitation, one.contact) for one in addressees]
    try:
        return _by_language(rule.kind, readers, {"whom": rule.whom})
    except Refused:
        return []  # over: nobody needs it any more


def _readers(rows: list[Invitation]) -> list[tuple[Invitation, Contact]]:
    return [(row, contact) for row in rows for contact in contacts_to_write_to(row.organisation)]


def preview_letter(letter: Letter) -> Written:
    """A letter that exists, without the personal token it carries."""
    details = {name: value for name, value in letter.details.items() if name != "link_id"}
    shown = Letter(
        office=letter.office,
        festival=letter.festival,
        kind=letter.kind,
        about_kind=letter.about_kind,
        about_id=letter.about_id,
        recipient=letter.recipient,
        recipient_name=letter.recipient_name,
        language=letter.language,
        details=details | {"invitation_id": letter.about_id},
    )
    return _write(shown)


def _to_station(station: Station, to: str, details: dict[str, Any]) -> list[Preview]:
    invitation = Invitation.objects.select_related("festival__office", "organisation").get(
        festival=station.festival, organisation=station.organisation
    )
    readers = [(invitation, contact) for contact in contacts_to_write_to(invitation.organisation)]
    return _by_language(f"station_{to}", readers, details)


def _by_language(kind: str, readers: list[tuple[Invitation, Contact]], details: dict[str, Any]) -> list[Preview]:
    languages = list(dict.fromkeys(contact.language for _row, contact in readers))
    previews = []
    for language in languages:
        same = [(row, contact) for row, contact in readers if contact.language == language]
        invitation, first = same[0]
        letter = Letter(
            office=invitation.festival.office,
            festival=invitation.festival,
            kind=kind,
            recipient=first.email,
            recipient_name=first.name,
            language=language,
            details=details | {"invitation_id": invitation.pk},
        )
        previews.append(Preview(kind, language, _write(letter), [contact for _row, contact in same]))
    return previews


def _write(letter: Letter) -> Written:
    try:
        return write(letter)
    except LetterNotNeeded as reason:
        raise Refused(_("This letter would not be sent: %(reason)s.") % {"reason": _(str(reason))}) from reason

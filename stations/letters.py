"""The letters to organisations: what each kind says, gathered when it is written."""

from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.errors import LetterNotNeeded, Refused
from events.ics import Attendee, Person, calendar, message
from events.letters import Content, register
from events.links import absolute_url
from events.models import FestivalState, Letter
from events.sharing import shared
from events.texts import caution_of, load_words, say
from events.tokens import known_token
from events.words import Said, State, plain
from stations.calendars import FestivalEntries, entries_of, files_of, own_entries, part_of, station_of
from stations.models import Invitation, InvitationState, PersonalLink, Station, StationState

HELD = (FestivalState.OVER, FestivalState.ARCHIVED)
BEFORE_IT = {"station_asked", "station_waiting", "station_confirmed"}  # what nobody needs to know afterwards
HIDDEN_TOKEN = "…"  # noqa: S105 (no secret: stands in a preview where the letter will have the personal token)


def invitation_and_link(letter: Letter) -> tuple[Invitation, str]:
    """The invitation a letter is about and the personal link of its recipient (hidden in a preview)."""
    link_id = letter.details.get("link_id")
    if link_id is None:
        pk = letter.details["invitation_id"]
        invitation = Invitation.objects.select_related("festival__office", "organisation").get(pk=pk)
        return invitation, absolute_url("portal:start", HIDDEN_TOKEN).replace("%E2%80%A6", HIDDEN_TOKEN)
    links = PersonalLink.objects.select_related("invitation__festival__office", "invitation__organisation")
    link = shared(("link", link_id), lambda: links.filter(pk=link_id).first())
    if link is None:
        raise LetterNotNeeded(gettext_noop("the contact was removed"))
    if link.revoked_at is not None:
        raise LetterNotNeeded(gettext_noop("the link was revoked"))
    token = known_token(link.nonce, link.digest)
    if token is None:
        raise Refused(_("The secret key has changed since this personal link was made. Send the link again."))
    return link.invitation, absolute_url("portal:start", token)


def _not_for_the_cancelled(invitation: Invitation) -> None:
    if invitation.festival.state == FestivalState.CANCELLED:
        raise LetterNotNeeded(gettext_noop("the festival is cancelled"))


def _not_afterwards(invitation: Invitation) -> None:
    if invitation.festival.state in HELD:
        raise LetterNotNeeded(gettext_noop("the festival is over"))


def _can_still_be_answered(letter: Letter, invitation: Invitation) -> None:
    """An invitation that could not leave for long does not ask for what nobody may answer any more."""
    _not_afterwards(invitation)
    if invitation.state == InvitationState.DECLINED:
        raise LetterNotNeeded(gettext_noop("already declined"))
    at = letter.written_at
    asks = invitation.state == InvitationState.INVITED
    if asks and at is not None and not invitation.festival.takes_answers(at=at):
        raise LetterNotNeeded(gettext_noop("registration is closed"))


def dates_for(
    invitation: Invitation,
    language: str,
    *,
    letter: Letter | None = None,
    station: Station | None = None,
    told: FestivalEntries | None = None,
    confirmed_now: bool = False,
) -> list[tuple[str, bytes, str]]:
    """The calendar files of a letter, one entry each: REQUEST for what stands, CANCEL for what ends now.

    `told` is what is the same for everybody who reads this language, where the caller has it; `station` the
    organisation's, where the caller has looked. `confirmed_now`: this letter gives the place, with which the
    deadline ends. Without a letter there is no recipient, so that the files are published instead.
    """
    about = ("entries", invitation.festival_id, language)
    told = told or shared(about, lambda: entries_of(invitation.festival, language))
    station = station or station_of(invitation)
    if station is not None:
        load_words([station], [language])
    part = part_of(invitation, station, language)
    with translation.override(language):
        own = own_entries(told, part)
        names = files_of(own, told, part, confirmed_now=confirmed_now)
    slug = invitation.festival.slug
    if letter is None:
        return [
            (f"{slug}{ending}.ics", calendar([entry], name=entry.summary), "PUBLISH")
            for ending, entry, _method in names
        ]
    attendee = Attendee(Person(letter.recipient, letter.recipient_name), accepted=part.accepted)
    at = letter.due_at or told.festival.modified  # a preview was not owed yet
    return [
        (f"{slug}{ending}.ics", message(entry, method, attendee, at=at), method) for ending, entry, method in names
    ]


@register("invitation")
def invitation_letter(letter: Letter) -> Content:
    """What the festival is, what is asked of the organisation, the personal link, the dates."""
    invitation, url = invitation_and_link(letter)
    _not_for_the_cancelled(invitation)
    asked_for = letter.details.get("again")  # somebody wants the link, whatever was answered
    if letter.details.get("link_id") and not asked_for:
        _can_still_be_answered(letter, invitation)
    return Content(
        context={"invitation": invitation, "organisation": invitation.organisation},
        action_url=url,
        action_label=_("Answer the invitation"),
        calendars=dates_for(invitation, letter.language, letter=letter),
    )


def _note(station: Station, letter: Letter) -> tuple[Said, str]:
    """What the office added, translated where somebody has done so, and what to know about the translation."""
    note = letter.details.get("note", "")
    field = "question" if letter.kind == "station_asked" else "decision_note"
    load_words([station], [letter.language])
    found = say(station, field, letter.language)
    if not note or plain(found.original) != plain(note):
        own = station.festival.language
        return Said(note, own, State.SOURCE, note, own), ""
    return found, caution_of(found)


def _dates(invitation: Invitation, letter: Letter, station: Station) -> list[tuple[str, bytes, str]]:
    confirmed_now = letter.kind == "station_confirmed"
    return dates_for(invitation, letter.language, letter=letter, station=station, confirmed_now=confirmed_now)


def _station_content(letter: Letter, *, states: set[str], label: str, dates: bool = False) -> Content:
    invitation, url = invitation_and_link(letter)
    _not_for_the_cancelled(invitation)
    if letter.kind in BEFORE_IT and letter.details.get("link_id"):
        _not_afterwards(invitation)
    station = Station.objects.get(festival=invitation.festival, organisation=invitation.organisation)
    note, caution = _note(station, letter)
    context: dict[str, Any] = {
        "invitation": invitation,
        "organisation": invitation.organisation,
        "station": station,
        "note": note.words,
        "caution": caution,
        "number": station.number or letter.details.get("number"),
        "moved_up": letter.details.get("moved_up", False),
    }
    if letter.details.get("link_id") and station.state not in states:
        raise LetterNotNeeded(gettext_noop("the station has moved on"))
    return Content(
        context=context,
        action_url=url,
        action_label=label,
        calendars=_dates(invitation, letter, station) if dates else [],
        told=(note,),
    )


@register("station_submitted", at_once=True)
def submitted_letter(letter: Letter) -> Content:
    """A receipt. What was handed in before the deadline can be changed until then."""
    states = set(StationState.values) - {StationState.DRAFT}
    content = _station_content(letter, states=states, label=_("See the registration"))
    station = content.context["station"]
    if station.submitted_at is None or station.submitted_at <= station.festival.registration_deadline:
        return replace(
            content,
            context=content.context | {"changeable": True},
            action_label=_("See or change the registration"),
        )
    return content


@register("station_confirmed")
def confirmed_letter(letter: Letter) -> Content:
    """The station has a place and a number; with the dates."""
    label = _("See or change the registration")
    return _station_content(letter, states={StationState.CONFIRMED}, label=label, dates=True)


@register("station_asked")
def asked_letter(letter: Letter) -> Content:
    """The office asks something before it decides."""
    return _station_content(letter, states={StationState.ASKED}, label=_("Answer the question"))


@register("station_waiting")
def waiting_letter(letter: Letter) -> Content:
    """All places are taken; the organisation moves up when one is free."""
    return _station_content(letter, states={StationState.WAITING}, label=_("See the registration"))


@register("station_declined")
def declined_letter(letter: Letter) -> Content:
    """The office cannot give a place; the dates leave the calendars."""
    return _station_content(letter, states={StationState.DECLINED}, label=_("See the registration"), dates=True)


@register("station_withdrawn", at_once=True)
def withdrawn_letter(letter: Letter) -> Content:
    """Confirms that the station was withdrawn; the dates leave the calendars."""
    return _station_content(letter, states={StationState.WITHDRAWN}, label=_("See the registration"), dates=True)


@register("festival_cancelled", at_once=True)
def cancelled_letter(letter: Letter) -> Content:
    """The festival does not take place; calendars are told so."""
    invitation, _url = invitation_and_link(letter)
    return Content(
        context={"invitation": invitation, "organisation": invitation.organisation},
        calendars=dates_for(invitation, letter.language, letter=letter),
    )

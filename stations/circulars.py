"""Whom a circular goes to, what it says to each of them, and the letter itself."""

from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from events.errors import LetterNotNeeded
from events.formats import say_moment, say_span, unlinked
from events.letters import Content, register
from events.models import Festival, FestivalState, Letter, Translation
from events.texts import caution_of, load_words, say
from events.words import Said
from stations.letters import invitation_and_link
from stations.models import Circular, CircularTo, Invitation, InvitationState, Offer, Station, StationState
from stations.placeholders import fill

TEST = "circular_test"
GOING_ON = (StationState.SUBMITTED, StationState.ASKED, StationState.CONFIRMED, StationState.WAITING)


def who_gets(festival: Festival, to: str) -> QuerySet[Invitation]:
    """The invitations a circular to `to` goes to, by the states of this moment. One query."""
    rows: QuerySet[Invitation] = festival.invitations.filter(organisation__withdrawn_at=None)
    stations = Station.objects.filter(festival=festival, organisation=OuterRef("organisation"))
    confirmed = stations.filter(state=StationState.CONFIRMED)
    offers = Offer.objects.filter(
        station__festival=festival, station__organisation=OuterRef("organisation"), station__state="confirmed"
    )
    match to:
        case CircularTo.UNANSWERED:
            rows = rows.filter(state=InvitationState.INVITED)
        case CircularTo.UNREGISTERED:
            rows = rows.filter(state=InvitationState.ACCEPTED).exclude(
                Exists(stations.exclude(state=StationState.DRAFT))
            )
        case CircularTo.SUBMITTED:
            rows = rows.filter(Exists(stations.filter(state__in=[StationState.SUBMITTED, StationState.ASKED])))
        case CircularTo.CONFIRMED:
            rows = rows.filter(Exists(confirmed))
        case CircularTo.NO_OFFER:
            rows = rows.filter(Exists(confirmed)).exclude(Exists(offers))
        case CircularTo.UNTRANSLATED:
            rows = rows.filter(Exists(offers)).exclude(Exists(offers.filter(pk__in=_translated_offers(festival))))
        case _:
            rows = _everybody(rows, stations)
    return rows.select_related("festival__office", "organisation").prefetch_related("organisation__contacts")


def _everybody(rows: QuerySet[Invitation], stations: QuerySet[Station]) -> QuerySet[Invitation]:
    """Who was asked and is not out."""
    out = stations.filter(state__in=[StationState.DECLINED, StationState.WITHDRAWN])
    asked = rows.exclude(state__in=[InvitationState.CHOSEN, InvitationState.DECLINED])
    return asked.exclude(Exists(out))


def _translated_offers(festival: Festival) -> QuerySet[Translation, int]:
    """The ids of offers with at least one translation into a language of the festival."""
    found = Translation.objects.filter(about_kind="offer", office_id=festival.office_id)
    return found.filter(language__in=festival.languages).values_list("about_id", flat=True)


def circular_letter_words(circular: Circular, invitation: Invitation, *, name: str) -> tuple[Said, Said]:
    """Subject and text for one reader in the language in force, placeholders filled."""
    tag = get_language() or circular.language
    load_words([circular, circular.festival], [tag])
    subject, body = say(circular, "subject", tag), say(circular, "body", tag)
    values = _values(circular.festival, invitation, name=name, tag=body.lang)
    return _filled(subject, values), _filled(body, values)


def _filled(said: Said, values: dict[str, str]) -> Said:
    return replace(said, words=fill(said.words, values))


def _values(festival: Festival, invitation: Invitation, *, name: str, tag: str) -> dict[str, str]:
    """What the placeholders stand for; dates in the language of the text they stand in."""
    organisation = invitation.organisation
    station = Station.objects.filter(festival=festival, organisation=organisation).first()
    typed = {
        "name": name or organisation.name,
        "organisation": organisation.name,
        "festival": say(festival, "title", tag).words,
        "place": say(festival, "place", tag).words,
        "office": festival.office.name,
    }
    return {key: unlinked(value) for key, value in typed.items()} | {
        "when": say_span(festival.starts_at, festival.ends_at, festival.zone, tag),
        "setup": say_moment(festival.setup_from, festival.zone, tag),
        "deadline": say_moment(festival.registration_deadline, festival.zone, tag),
        "station": str(station.number) if station and station.number else "–",
    }


def _content(letter: Letter, circular: Circular, invitation: Invitation, url: str, *, is_test: bool) -> Content:
    subject, body = circular_letter_words(circular, invitation, name=letter.recipient_name)
    context: dict[str, Any] = {
        "invitation": invitation,
        "organisation": invitation.organisation,
        "circular_subject": subject.words,
        "text": body.words,
        "caution": caution_of(body),
        "is_test": is_test,
    }
    return Content(context=context, action_url=url, action_label=_("Open your page"), told=(body,))


def _circular(letter: Letter) -> Circular:
    circular = Circular.objects.select_related("festival__office").filter(pk=letter.details["circular_id"]).first()
    if circular is None:
        raise LetterNotNeeded(gettext_noop("the circular was deleted"))
    return circular


@register("circular")
def circular_letter(letter: Letter) -> Content:
    """What the office wrote to many, to one of them."""
    invitation, url = invitation_and_link(letter)
    circular = _circular(letter)
    if circular.festival.state == FestivalState.ARCHIVED:
        raise LetterNotNeeded(gettext_noop("the festival is archived"))
    return _content(letter, circular, invitation, url, is_test=False)


@register(TEST, at_once=True)
def circular_test_letter(letter: Letter) -> Content:
    """The same with the data of one organisation, to the person who wrote it. Nobody's link is in it."""
    circular = _circular(letter)
    found = circular.festival.invitations.filter(pk=letter.details["invitation_id"])
    invitation = found.select_related("festival__office", "organisation").first()
    if invitation is None:
        raise LetterNotNeeded(gettext_noop("the organisation is not on the list any more"))
    content = _content(letter, circular, invitation, "", is_test=True)
    return replace(content, why=_("You receive this letter because you had it sent to yourself as a test."))

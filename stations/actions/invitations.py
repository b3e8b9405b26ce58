"""Inviting, sending a link again, revoking it, answering."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival, move_festival
from events.actions.journal import record, record_all
from events.actions.letters import drop_letters, owe_letter
from events.actors import Actor
from events.errors import DeadlinePassed, NotFound, Refused
from events.models import DatePoll, Festival, FestivalState, Letter
from events.states import check_move
from stations.actions.choosing import check_choosable
from stations.actions.links import (
    LINK_LETTERS,
    links_to_name,
    make_links,
    owe_link_letters,
    replace_links,
    usable_links,
)
from stations.models import (
    Contact,
    Invitation,
    InvitationState,
    Organisation,
    PersonalLink,
    Station,
    StationState,
)
from stations.states import INVITATION_MOVES


@transaction.atomic
def invite_organisations(
    festival: Festival, invitations: Iterable[Invitation], *, actor: Actor, now: datetime
) -> list[Letter]:
    """Owe each contact of each chosen organisation one letter. A draft festival becomes inviting by this.

    Raises Refused when the festival takes no answers any more, or an organisation has nobody to write to.
    """
    festival = lock_festival(festival)
    if festival.state == FestivalState.DRAFT:
        festival = move_festival(festival, FestivalState.INVITING, actor=actor, now=now)
    if not festival.takes_answers(at=now):
        raise Refused(_("Nobody can be invited: registration for this festival is closed."))
    rows = festival.invitations.filter(pk__in=[invitation.pk for invitation in invitations])
    chosen = list(rows.select_related("organisation").prefetch_related("organisation__contacts"))
    asked = [row for row in chosen if row.state != InvitationState.DECLINED]  # who said no is not asked again
    for invitation in asked:
        invitation.festival = festival
        _check_invitable(invitation)
    new = [row for row in asked if row.state == InvitationState.CHOSEN]
    others = _pairs(row for row in asked if row.state != InvitationState.CHOSEN)
    _mark_invited(new, festival, actor=actor, now=now)
    letters = letters_to_each("invitation", new, now=now, reason="link")  # a date poll made links already
    usable = usable_links(others)
    missing = [pair for pair in others if (pair[0].pk, pair[1].pk) not in usable]
    return letters + owe_link_letters("invitation", make_links(missing, now=now), now=now)


def _check_invitable(invitation: Invitation) -> None:
    if invitation.organisation.withdrawn_at is not None:
        check_choosable(invitation.festival, invitation.organisation)
    if not contacts_to_write_to(invitation.organisation):
        raise Refused(
            _("%(name)s has no contact with an e-mail address. Add one, or enter the answer by telephone.")
            % {"name": invitation.organisation}
        )


def _mark_invited(invitations: list[Invitation], festival: Festival, *, actor: Actor, now: datetime) -> None:
    for invitation in invitations:
        invitation.state, invitation.invited_at = InvitationState.INVITED, now
    ids = [invitation.pk for invitation in invitations]
    festival.invitations.filter(pk__in=ids).update(state=InvitationState.INVITED, invited_at=now)
    told: dict[Model, dict[str, Any]] = {row: {"organisation": row.organisation.code} for row in invitations}
    record_all(told, "organisation_invited", office=festival.office, festival=festival, actor=actor, now=now)


def contacts_to_write_to(organisation: Organisation) -> list[Contact]:
    """The contacts with an address who get letters."""
    return [contact for contact in organisation.contacts.all() if can_be_written_to(contact)]


def can_be_written_to(contact: Contact) -> bool:
    """Whether letters reach this contact, and should."""
    return bool(contact.email) and contact.gets_letters


def usable_link(invitation: Invitation, contact: Contact) -> PersonalLink | None:
    """The link this contact can use now, if there is one."""
    return invitation.links.usable().filter(contact=contact).first()


def make_link(invitation: Invitation, contact: Contact, *, now: datetime) -> PersonalLink:
    """A new personal link; its token is known to nobody until a letter is written."""
    (link,) = make_links([(invitation, contact)], now=now)
    return link


def link_to_name(invitation: Invitation, contact: Contact, *, now: datetime) -> PersonalLink:
    """A link whose token a letter can name: after a change of the secret key, a new one."""
    (link,) = links_to_name([(invitation, contact)], now=now)
    return link


def owe_link_letter(
    kind: str,
    link: PersonalLink,
    *,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
    state: str = "owed",
) -> Letter:
    """A letter to the contact of a link, with that link in it."""
    festival = link.invitation.festival
    return owe_letter(
        kind,
        about=link.invitation,
        office=festival.office,
        festival=festival,
        recipient=link.contact.email,
        recipient_name=link.contact.name,
        language=link.contact.language,
        now=now,
        reason=reason or f"link-{link.pk}",
        details={"link_id": link.pk} | (details or {}),
        state=state,
    )


def letters_to_all(
    kind: str,
    invitation: Invitation,
    *,
    now: datetime,
    reason: str,
    details: dict[str, object] | None = None,
) -> list[Letter]:
    """The same letter to every contact of an invitation, each by the own link; links are made where missing.

    Returns the letters that are new.
    """
    return letters_to_each(kind, [invitation], now=now, reason=reason, details=details)


def letters_to_each(
    kind: str,
    invitations: Iterable[Invitation],
    *,
    now: datetime,
    reason: str,
    details: dict[str, object] | None = None,
) -> list[Letter]:
    """The same for many invitations, with the same few queries. Prefetch `organisation__contacts`."""
    links = links_to_name(_pairs(invitations), now=now)
    return owe_link_letters(kind, links, now=now, reason=reason, details=details)


def _pairs(invitations: Iterable[Invitation]) -> list[tuple[Invitation, Contact]]:
    return [(row, contact) for row in invitations for contact in contacts_to_write_to(row.organisation)]


@transaction.atomic
def send_link_again(link: PersonalLink, *, actor: Actor, now: datetime) -> PersonalLink:
    """Revoke what the contact of this link has and send a new one, by which other letters still owed go on.

    Returns the new link.
    """
    festival = lock_festival(link.invitation.festival)
    invitation = _fresh(link.invitation, festival)
    found = letter_with_link(invitation, now=now)
    if found is None:
        raise Refused(_("Links are sent while the festival is inviting or published."))
    if not can_be_written_to(link.contact):
        raise Refused(_("This contact has no e-mail address that letters go to."))
    fresh = renew_link(invitation, link.contact, actor=actor, now=now, without=LINK_LETTERS)
    kind, details = found
    owe_link_letter(kind, fresh, now=now, details=details)
    _log(invitation, "link_sent_again", actor=actor, now=now)
    return fresh


def renew_link(
    invitation: Invitation, contact: Contact, *, actor: Actor, now: datetime, without: Collection[str] = ()
) -> PersonalLink:
    """A new link in the place of what this contact has; what is owed with the old one is sent with the new one.

    Letters of the kinds in `without` are dropped.
    """
    usable = usable_link(invitation, contact)
    if usable is None:
        return make_link(invitation, contact, now=now)
    usable.invitation, usable.contact = invitation, contact
    (fresh,) = replace_links([usable], now=now, without=without)
    _log(invitation, "link_revoked", actor=actor, now=now)
    return fresh


def letter_with_link(invitation: Invitation, *, now: datetime) -> tuple[str, dict[str, object]] | None:
    """Kind and details of the letter that a new link comes with; None where there is nothing to send.

    Who was not invited yet gets the question for the date, if there is one.
    """
    polls = DatePoll.objects.asking(at=now).filter(festival=invitation.festival_id)
    if invitation.state == InvitationState.CHOSEN:
        poll = polls.first()
        return ("date_poll", {"poll_id": poll.pk}) if poll else None
    sends = invitation.festival.state in {FestivalState.INVITING, FestivalState.PUBLISHED}
    return ("invitation", {"again": True}) if sends else None


@transaction.atomic
def revoke_link(link: PersonalLink, *, actor: Actor, now: datetime) -> PersonalLink:
    """From now on this link opens nothing, and letters that would name it are dropped."""
    if PersonalLink.objects.usable().filter(pk=link.pk).update(revoked_at=now):
        link.revoked_at = now
        drop_letters(Letter.objects.about("invitation", link.invitation_id).filter(details__link_id=link.pk))
        _log(link.invitation, "link_revoked", actor=actor, now=now)
    return link


@transaction.atomic
def answer_invitation(
    invitation: Invitation, *, accept: bool, actor: Actor, now: datetime, remark: str = ""
) -> Invitation:
    """Yes or no, by the organisation or by the office on its behalf. A later answer replaces an earlier one.

    Raises DeadlinePassed for organisations after the deadline; Refused for a no while a station is registered.
    """
    festival = lock_festival(invitation.festival)
    invitation = _fresh(invitation, festival)
    _check_open(festival, actor=actor, now=now)
    to = InvitationState.ACCEPTED if accept else InvitationState.DECLINED
    if to == invitation.state and remark in {"", invitation.remark}:
        return invitation  # a second tap on the button
    if to != invitation.state:
        check_move(INVITATION_MOVES, invitation, to)
        invitation.sequence += InvitationState.DECLINED in {to, invitation.state}
    if not accept and _is_registered(invitation):
        raise Refused(_("A station is registered already. Withdraw the station instead."))
    invitation.state = to
    invitation.answered_at = now
    invitation.answered_by = actor.by
    invitation.remark = remark
    invitation.full_clean(exclude=["festival", "organisation"])
    invitation.save()
    drop_letters(Letter.objects.about("invitation", invitation.pk).filter(kind="reminder"))
    _log(invitation, f"invitation_{to}", actor=actor, now=now)
    return invitation


def _fresh(invitation: Invitation, festival: Festival) -> Invitation:
    """The invitation as it is now, read under the festival's lock."""
    row = Invitation.objects.select_related("organisation__office").filter(pk=invitation.pk).first()
    if row is None:
        raise NotFound
    row.festival = festival
    return row


def _is_registered(invitation: Invitation) -> bool:
    states = [StationState.SUBMITTED, StationState.ASKED, StationState.CONFIRMED, StationState.WAITING]
    return Station.objects.filter(
        festival=invitation.festival, organisation=invitation.organisation, state__in=states
    ).exists()


def _check_open(festival: Festival, *, actor: Actor, now: datetime) -> None:
    if actor.is_staff:
        if festival.state in {FestivalState.OVER, FestivalState.ARCHIVED, FestivalState.CANCELLED}:
            raise Refused(_("This festival takes no answers any more."))
    elif not festival.takes_answers(at=now):
        raise DeadlinePassed


def _log(invitation: Invitation, event: str, *, actor: Actor, now: datetime) -> None:
    festival = invitation.festival
    record(
        invitation,
        event,
        office=festival.office,
        festival=festival,
        actor=actor,
        now=now,
        details={"organisation": invitation.organisation.code},
    )

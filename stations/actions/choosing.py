"""Choosing whom to invite, before anything is sent."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actors import Actor
from events.errors import NotFound, Refused
from events.models import Festival, FestivalState
from stations.models import Invitation, InvitationState, Organisation


@transaction.atomic
def choose_organisations(
    festival: Festival, organisations: Iterable[Organisation], *, actor: Actor, now: datetime
) -> list[Invitation]:
    """Note whom to invite; nothing is sent. Those chosen already stay as they are. Returns the new ones.

    Raises NotFound for organisations of another office, Refused for those withdrawn from the directory.
    """
    if festival.state in {FestivalState.OVER, FestivalState.ARCHIVED, FestivalState.CANCELLED}:
        raise Refused(_("Nobody can be chosen for this festival any more."))
    chosen = []
    for organisation in organisations:
        check_choosable(festival, organisation)
        invitation, created = Invitation.objects.get_or_create(festival=festival, organisation=organisation)
        if created:
            chosen.append(invitation)
            _log(invitation, "organisation_chosen", actor=actor, now=now)
    return chosen


def check_choosable(festival: Festival, organisation: Organisation) -> None:
    """Raises NotFound for an organisation of another office, Refused for one withdrawn from the directory."""
    if organisation.office_id != festival.office_id:
        raise NotFound
    if organisation.withdrawn_at is not None:
        raise Refused(
            _("%(name)s was withdrawn from the directory. Bring it back first.") % {"name": organisation}
        )


@transaction.atomic
def unchoose_organisation(invitation: Invitation, *, actor: Actor, now: datetime) -> None:
    """Take an organisation off the list again, before anything was sent to it or heard from it."""
    festival = lock_festival(invitation.festival)
    row = Invitation.objects.select_related("organisation").filter(pk=invitation.pk).first()
    if row is None:
        raise NotFound
    row.festival = festival
    invitation = row
    if invitation.state != InvitationState.CHOSEN:
        raise Refused(_("%(name)s has been invited already.") % {"name": invitation.organisation})
    if invitation.links.exists() or invitation.date_replies.exists():
        sentence = _("%(name)s was asked for a date already. Enter a no instead of taking it off the list.")
        raise Refused(sentence % {"name": invitation.organisation})
    _log(invitation, "organisation_unchosen", actor=actor, now=now)
    invitation.delete()


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

"""Asking organisations for the date, their answers, and the decision that everybody hears."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.date_polls import lock_poll
from events.actions.festivals import update_festival
from events.actions.journal import record
from events.actions.letters import drop_letters
from events.actors import Actor
from events.dates import is_missed, moved_times, reminders_passed
from events.errors import Refused
from events.models import DateOption, DatePoll, DatePollState, Letter, LetterState
from stations.actions.invitations import can_be_written_to, letters_to_all, owe_link_letter
from stations.models import Contact, DateReply, Fit, Invitation, InvitationState, PersonalLink

KINDS = ("date_poll", "date_poll_reminder")


@transaction.atomic
def open_date_poll(poll: DatePoll, *, actor: Actor, now: datetime) -> list[Letter]:
    """Put the days to every organisation on the festival's list that has not said no. Returns the letters."""
    poll = lock_poll(poll)
    if poll.state != DatePollState.DRAFT:
        raise Refused(_("This poll was put to the organisations already."))
    if poll.answers_until <= now:
        raise Refused(_("The end of this poll has passed. Give it a later one first."))
    asked = asked_of(poll)
    if not asked:
        raise Refused(_("Nobody is on the list of this festival yet. Choose the organisations first."))
    poll.state = DatePollState.OPEN
    poll.opened_at = now
    poll.save()
    _log(poll, "date_poll_opened", actor=actor, now=now)
    letters = []
    for invitation in asked:
        letters += letters_to_all(
            "date_poll", invitation, now=now, reason=f"poll-{poll.pk}", details=_details(poll)
        )
    return letters


def asked_of(poll: DatePoll) -> list[Invitation]:
    """The organisations a poll asks: all on the list but those that said no or left the directory."""
    rows = poll.festival.invitations.exclude(state=InvitationState.DECLINED)
    rows = rows.filter(organisation__withdrawn_at=None).select_related("organisation__office")
    invitations = list(rows.prefetch_related("organisation__contacts"))
    for invitation in invitations:
        invitation.festival = poll.festival
    return invitations


def _details(poll: DatePoll) -> dict[str, object]:
    return {"poll_id": poll.pk}


@transaction.atomic
def answer_date_poll(
    poll: DatePoll,
    invitation: Invitation,
    *,
    fits: Mapping[int, str],
    remark: str = "",
    contact: Contact | None = None,
    actor: Actor,
    now: datetime,
) -> DateReply:
    """An organisation's answer: a `Fit` for each candidate. A later one stands instead; all are kept.

    Raises Refused when the poll takes no answers, ValidationError when a day is missing.
    """
    poll = lock_poll(poll)
    if poll.state != DatePollState.OPEN or (now > poll.answers_until and not actor.is_staff):
        raise Refused(_("This poll takes no answers any more."))
    options = list(poll.options.values_list("pk", flat=True))
    if set(fits) != set(options) or not all(fit in Fit.values for fit in fits.values()):
        raise ValidationError({"fits": _("Say for each day: yes, if need be, or no.")})
    reply = DateReply(
        poll=poll,
        invitation=invitation,
        contact=contact,
        by=actor.by,
        on_behalf=actor.on_behalf,
        fits={str(option): fits[option] for option in options},
        remark=remark.strip(),
        answered_at=now,
    )
    reply.full_clean(exclude=["poll", "invitation", "contact"])
    reply.save()
    drop_letters(Letter.objects.about("invitation", invitation.pk).filter(kind="date_poll_reminder"))
    _log(poll, "date_poll_answered", actor=actor, now=now, organisation=invitation.organisation.code)
    return reply


def owe_poll_reminders(*, now: datetime) -> list[Letter]:
    """The clock's work: remind those who have not answered an open poll, each reminder once."""
    letters = []
    for poll in DatePoll.objects.open().filter(answers_until__gte=now).select_related("festival__office"):
        passed = reminders_passed(
            deadline=poll.answers_until, days_before=poll.reminder_days, zone=poll.festival.zone, now=now
        )
        for days, moment in passed:
            if poll.opened_at and poll.opened_at < moment:
                late = is_missed(moment, now=now) or moment != passed[-1][1]
                letters += _remind(poll, days=days, late=late, now=now)
    return letters


@transaction.atomic
def _remind(poll: DatePoll, *, days: int, late: bool, now: datetime) -> list[Letter]:
    silent = Invitation.objects.filter(
        festival=poll.festival,
        organisation__withdrawn_at=None,
    ).exclude(date_replies__poll=poll)
    links = PersonalLink.objects.usable().filter(invitation__in=silent.exclude(state=InvitationState.DECLINED))
    return [
        owe_link_letter(
            "date_poll_reminder",
            link,
            now=now,
            reason=f"poll-{poll.pk}-{days}-days-before-{link.contact_id}",
            details=_details(poll),
            state=LetterState.MISSED if late else LetterState.OWED,
        )
        for link in links.select_related("contact", "invitation__festival__office", "invitation__organisation")
        if can_be_written_to(link.contact)
    ]


@transaction.atomic
def close_date_poll(poll: DatePoll, option: DateOption | None, *, actor: Actor, now: datetime) -> DatePoll:
    """End the poll. With an option the festival moves there, its deadlines with it, and everybody asked is told.

    Without one nothing moves and nothing is sent. Raises Refused, ValidationError.
    """
    poll = lock_poll(poll)
    if poll.state != DatePollState.OPEN:
        raise Refused(_("Only a poll that was put to the organisations can be closed."))
    asked = asked_of(poll)
    poll.state, poll.closed_at, poll.chosen = DatePollState.CLOSED, now, option
    poll.save()
    drop_letters(Letter.objects.filter(festival=poll.festival, kind__in=KINDS))
    _log(poll, "date_poll_closed", actor=actor, now=now)
    if option is None:
        return poll
    times = moved_times(
        poll.festival, starts_at=option.starts_at, ends_at=option.ends_at, earliest=now + timedelta(days=1)
    )
    update_festival(poll.festival, actor=actor, now=now, **times)
    for invitation in asked:
        letters_to_all("date_decided", invitation, now=now, reason=f"poll-{poll.pk}", details=_details(poll))
    return poll


def _log(poll: DatePoll, event: str, *, actor: Actor, now: datetime, organisation: str = "") -> None:
    details: dict[str, object] = {"organisation": organisation} if organisation else {}
    festival = poll.festival
    record(poll, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)

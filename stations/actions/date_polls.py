"""Asking organisations for the date, their answers, and the decision that everybody hears."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.actions.date_polls import check_planned, lock_poll
from events.actions.entries import entries_changed
from events.actions.festivals import update_festival
from events.actions.journal import record
from events.actions.letters import drop_letters
from events.actors import Actor
from events.dates import is_missed, moved_times, reminders_passed
from events.errors import NotFound, Refused
from events.models import DateOption, DatePoll, DatePollState, Letter, LetterState
from stations.actions.invitations import can_be_written_to, letters_to_each, owe_link_letter
from stations.models import Contact, DateReply, Fit, Invitation, InvitationState, PersonalLink

QUESTION, REMINDER, DECISION = "date_poll", "date_poll_reminder", "date_decided"


@transaction.atomic
def open_date_poll(poll: DatePoll, *, actor: Actor, now: datetime) -> list[Letter]:
    """Put the days to every organisation on the festival's list that has not said no. Returns the letters.

    Raises Refused when there is nobody to ask, or it is too late.
    """
    poll = lock_poll(poll)
    check_planned(poll.festival)
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
    entries_changed(poll.festival, now=now)
    _log(poll, "date_poll_opened", actor=actor, now=now)
    return _tell(poll, QUESTION, asked, now=now)


def asked_of(poll: DatePoll) -> list[Invitation]:
    """The organisations a poll asks: all on the list but those that said no or left the directory."""
    rows = _on_the_list(poll).select_related("organisation__office")
    invitations = list(rows.prefetch_related("organisation__contacts"))
    for invitation in invitations:
        invitation.festival = poll.festival
    return invitations


def told_of(poll: DatePoll) -> list[Invitation]:
    """Who hears the decision: those of them who were asked, have answered, or know another date by invitation."""
    heard = _heard(poll)
    return [row for row in asked_of(poll) if row.pk in heard or row.state != InvitationState.CHOSEN]


def not_asked(poll: DatePoll) -> list[Invitation]:
    """Who of them had no question yet and has said nothing: put on the list later, or without an address."""
    heard = _heard(poll)
    return [row for row in asked_of(poll) if row.pk not in heard]


def _heard(poll: DatePoll) -> set[int]:
    letters = Letter.objects.filter(festival=poll.festival, kind=QUESTION, details__poll_id=poll.pk)
    return {*letters.values_list("about_id", flat=True), *poll.replies.values_list("invitation_id", flat=True)}


def _on_the_list(poll: DatePoll) -> QuerySet[Invitation]:
    rows: QuerySet[Invitation] = poll.festival.invitations.filter(organisation__withdrawn_at=None)
    return rows.exclude(state=InvitationState.DECLINED)


def _tell(poll: DatePoll, kind: str, rows: list[Invitation], *, now: datetime) -> list[Letter]:
    details: dict[str, object] = {"poll_id": poll.pk}
    reason = f"poll-{poll.pk}"
    return letters_to_each(kind, rows, now=now, reason=reason, details=details)


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
    _check_asked(poll, invitation, actor=actor, now=now)
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
    before = poll.replies.filter(invitation=invitation).first()
    if before and (before.by, before.fits, before.remark) == (reply.by, reply.fits, reply.remark):
        return before  # a second tap on the button
    reply.save()
    drop_letters(Letter.objects.about("invitation", invitation.pk).filter(kind=REMINDER))
    _log(poll, "date_poll_answered", actor=actor, now=now, organisation=invitation.organisation.code)
    return reply


def _check_asked(poll: DatePoll, invitation: Invitation, *, actor: Actor, now: datetime) -> None:
    if invitation.festival_id != poll.festival_id:
        raise NotFound
    if not poll.is_open or (now > poll.answers_until and not actor.is_staff):
        raise Refused(_("This poll takes no answers any more."))
    if invitation.state == InvitationState.DECLINED:
        raise Refused(_("%(name)s said no to this festival.") % {"name": invitation.organisation})


def owe_poll_questions(*, now: datetime) -> list[Letter]:
    """The clock's work: ask those too who came on the list while a poll is open, in whatever way they came."""
    return [
        letter
        for poll in DatePoll.objects.asking(at=now)
        if not_asked(poll)
        for letter in _ask_late(poll, now=now)
    ]


@transaction.atomic
def _ask_late(poll: DatePoll, *, now: datetime) -> list[Letter]:
    poll = lock_poll(poll)
    return _tell(poll, QUESTION, not_asked(poll), now=now) if poll.takes_answers(at=now) else []


def owe_poll_reminders(*, now: datetime) -> list[Letter]:
    """The clock's work: remind those who have not answered an open poll, each reminder once.

    One that comes too late is marked missed; what could not be sent by the poll's end is dropped.
    """
    asking = DatePoll.objects.asking(at=now)
    ended = DatePoll.objects.open().exclude(pk__in=asking.values("pk"))
    _drop_questions(list(ended.values_list("pk", flat=True)))
    letters = []
    for poll in asking.select_related("festival__office"):
        passed = reminders_passed(
            deadline=poll.answers_until, days_before=poll.reminder_days, zone=poll.festival.zone, now=now
        )
        for days, moment in passed:
            if poll.opened_at and poll.opened_at < moment:
                late = is_missed(moment, now=now) or moment != passed[-1][1]
                letters += _remind(poll, days=days, moment=moment, late=late, now=now)
    return letters


@transaction.atomic
def _remind(poll: DatePoll, *, days: int, moment: datetime, late: bool, now: datetime) -> list[Letter]:
    silent = _on_the_list(poll).exclude(date_replies__poll=poll)
    # A link that is newer than the moment came with a letter of its own just now.
    links = PersonalLink.objects.usable().filter(invitation__in=silent, created_at__lt=moment)
    reminders = Letter.objects.filter(festival=poll.festival, kind=REMINDER, details__poll_id=poll.pk)
    already = set(reminders.filter(details__days=days).values_list("about_id", "details__contact_id"))
    earlier = list(reminders.filter(state=LetterState.OWED).exclude(details__days=days))
    letters = [
        owe_link_letter(
            REMINDER,
            link,
            now=now,
            reason=f"poll-{poll.pk}-{days}-days-before-{link.contact_id}",
            details={"poll_id": poll.pk, "days": days, "contact_id": link.contact_id},
            state=LetterState.MISSED if late else LetterState.OWED,
        )
        for link in links.select_related("contact", "invitation__festival__office", "invitation__organisation")
        if can_be_written_to(link.contact) and (link.invitation_id, link.contact_id) not in already
    ]
    if letters and not late:  # an earlier one that could not leave until now: one is enough
        waiting = Letter.objects.filter(pk__in=[letter.pk for letter in earlier], state=LetterState.OWED)
        waiting.update(state=LetterState.MISSED)
    return letters


def _drop_questions(polls: list[int]) -> None:
    if polls:
        drop_letters(Letter.objects.filter(kind__in=(QUESTION, REMINDER), details__poll_id__in=polls))


def times_if_chosen(poll: DatePoll, option: DateOption, *, now: datetime) -> dict[str, datetime]:
    """The festival's times by field, in UTC, if this day is taken. To answer, there is at least the next day."""
    zone = poll.festival.zone
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    earliest = datetime.combine(tomorrow, time(23, 59), tzinfo=zone)
    return moved_times(poll.festival, starts_at=option.starts_at, ends_at=option.ends_at, earliest=earliest)


@transaction.atomic
def close_date_poll(poll: DatePoll, option: DateOption | None, *, actor: Actor, now: datetime) -> DatePoll:
    """End the poll. With an option the festival moves there, its deadline with it, and everybody asked is told.

    Without one nothing moves and nothing is sent. Raises Refused, NotFound, ValidationError.
    """
    poll = lock_poll(poll)
    if poll.state != DatePollState.OPEN:
        raise Refused(_("Only a poll that was put to the organisations can be closed."))
    if option is not None:
        _check_choosable(poll, option, now=now)
    poll.state, poll.closed_at, poll.chosen = DatePollState.CLOSED, now, option
    poll.save()
    entries_changed(poll.festival, now=now)
    _drop_questions([poll.pk])
    _log(poll, "date_poll_closed", actor=actor, now=now)
    if option is None:
        return poll
    times = times_if_chosen(poll, option, now=now)
    poll.festival = update_festival(poll.festival, actor=actor, now=now, told=True, **times)
    _tell(poll, DECISION, told_of(poll), now=now)
    return poll


def _check_choosable(poll: DatePoll, option: DateOption, *, now: datetime) -> None:
    check_planned(poll.festival)
    if option.poll_id != poll.pk:
        raise NotFound
    if option.starts_at <= now:
        raise Refused(_("This day has passed. Choose another one, or close the poll without a day."))


def _log(poll: DatePoll, event: str, *, actor: Actor, now: datetime, organisation: str = "") -> None:
    details: dict[str, object] = {"organisation": organisation} if organisation else {}
    festival = poll.festival
    record(poll, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)

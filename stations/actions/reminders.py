"""Reminders: only to those who have not answered, at offsets from the deadline, each once."""

from datetime import datetime

from django.db import transaction

from events.actions.letters import drop_letters
from events.dates import SPACING, is_missed, reminders_passed
from events.models import Festival, Letter, LetterState
from stations.actions.invitations import owe_link_letter
from stations.models import Invitation, PersonalLink


def owe_reminders(*, now: datetime) -> list[Letter]:
    """The clock's work: owe each reminder whose moment has come; one that comes too late is marked missed.

    Running it twice owes nothing twice.
    """
    letters = []
    for festival in Festival.objects.inviting().select_related("office"):
        for days, moment in reminders_passed(
            deadline=festival.registration_deadline,
            days_before=festival.reminder_days,
            zone=festival.zone,
            now=now,
        ):
            letters += _remind(festival, days=days, moment=moment, now=now)
    return letters


@transaction.atomic
def _remind(festival: Festival, *, days: int, moment: datetime, now: datetime) -> list[Letter]:
    waiting = Invitation.objects.unanswered().filter(festival=festival, invited_at__lt=moment)
    links = PersonalLink.objects.usable().filter(invitation__in=waiting)
    already = _reminded_lately(festival, days=days, moment=moment)
    state = LetterState.MISSED if is_missed(moment, now=now) else LetterState.OWED
    return [
        owe_link_letter(
            "reminder",
            link,
            now=now,
            reason=_reason(festival, days),
            details={"days": days, "moment": moment.isoformat()},
            state=state,
        )
        for link in links.select_related("contact", "invitation__festival__office", "invitation__organisation")
        if link.contact.gets_letters and (link.invitation_id, link.contact.email) not in already
    ]


def _reason(festival: Festival, days: int) -> str:
    """A reminder belongs to a deadline: when that moves, a new one may be owed."""
    day = festival.registration_deadline.astimezone(festival.zone).date()
    return f"{days}-days-before-{day.isoformat()}"


def _reminded_lately(festival: Festival, *, days: int, moment: datetime) -> set[tuple[int, str]]:
    """Who has had the same reminder already: for this deadline, or for an earlier one a short while ago."""
    letters = Letter.objects.filter(festival=festival, kind="reminder", details__days=days)
    this_deadline = letters.filter(reason=_reason(festival, days))
    lately = letters.filter(state=LetterState.SENT, sent_at__gt=moment - SPACING)
    return set((this_deadline | lately).values_list("about_id", "recipient"))


def take_back_reminders(festival: Festival) -> int:
    """The deadline moved: reminders that have not left yet, or were missed, belong to the old one."""
    letters = Letter.objects.filter(festival=festival, kind="reminder")
    letters.filter(state=LetterState.MISSED).delete()
    return drop_letters(letters)

"""Reminders: only to those who have not answered, at offsets from the deadline, each once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from events.actions.letters import drop_letters
from events.dates import SPACING, is_missed, reminders_passed
from events.models import Festival, Letter, LetterState
from stations.actions.invitations import can_be_written_to, owe_link_letter
from stations.models import Invitation, PersonalLink


def owe_reminders(*, now: datetime) -> list[Letter]:
    """The clock's work: owe each reminder whose moment has come; one that comes too late is marked missed.

    Too late is a day later, or when the next one has come: nobody gets two at once. Running it twice owes
    nothing twice. What could not be sent by the deadline is dropped.
    """
    drop_letters(Letter.objects.filter(kind="reminder", festival__registration_deadline__lt=now))
    letters = []
    for festival in Festival.objects.inviting().filter(registration_deadline__gte=now).select_related("office"):
        passed = reminders_passed(
            deadline=festival.registration_deadline,
            days_before=festival.reminder_days,
            zone=festival.zone,
            now=now,
        )
        for days, moment in passed:
            too_late = is_missed(moment, now=now) or moment != passed[-1][1]
            letters += _remind(festival, days=days, moment=moment, too_late=too_late, now=now)
    return letters


@transaction.atomic
def _remind(festival: Festival, *, days: int, moment: datetime, too_late: bool, now: datetime) -> list[Letter]:
    waiting = Invitation.objects.unanswered().filter(
        festival=festival, invited_at__lt=moment, organisation__withdrawn_at=None
    )
    # A link that is newer than the moment came with a letter of its own just now.
    links = PersonalLink.objects.usable().filter(invitation__in=waiting, created_at__lt=moment)
    already = _reminded_lately(festival, days=days, moment=moment)
    letters = [
        owe_link_letter(
            "reminder",
            link,
            now=now,
            reason=_reason(festival, days),
            details={"days": days, "moment": moment.isoformat(), "contact_id": link.contact_id},
            state=LetterState.MISSED if too_late else LetterState.OWED,
        )
        for link in links.select_related("contact", "invitation__festival__office", "invitation__organisation")
        if can_be_written_to(link.contact) and (link.invitation_id, link.contact_id) not in already
    ]
    if letters and not too_late:
        _miss_earlier(festival, days=days, letters=letters)
    return letters


def _miss_earlier(festival: Festival, *, days: int, letters: list[Letter]) -> None:
    """An earlier reminder that could not leave until now, say without a mail server: one is enough."""
    waiting = Letter.objects.filter(festival=festival, kind="reminder", state=LetterState.OWED)
    same_people = waiting.filter(about_id__in=[letter.about_id for letter in letters])
    same_people.exclude(reason=_reason(festival, days)).update(state=LetterState.MISSED)


def _reason(festival: Festival, days: int) -> str:
    """A reminder belongs to a deadline: when that moves, a new one may be owed."""
    day = festival.registration_deadline.astimezone(festival.zone).date()
    return f"{days}-days-before-{day.isoformat()}"


def _reminded_lately(festival: Festival, *, days: int, moment: datetime) -> set[tuple[int, int]]:
    """Who has had the same reminder already: for this deadline, or for an earlier one a short while ago.

    Told by the contact and not by the address, which somebody may have corrected meanwhile.
    """
    letters = Letter.objects.filter(festival=festival, kind="reminder", details__days=days)
    this_deadline = letters.filter(reason=_reason(festival, days))
    lately = letters.filter(Q(state=LetterState.SENDING) | Q(state=LetterState.SENT, sent_at__gt=moment - SPACING))
    return set((this_deadline | lately).values_list("about_id", "details__contact_id"))


def take_back_reminders(festival: Festival) -> int:
    """The deadline moved: reminders that have not left yet, or were missed, belong to the old one.

    They go without a trace, so that they may be owed again when it moves back. Returns how many.
    """
    letters = Letter.objects.filter(festival=festival, kind="reminder")
    count, _by_kind = letters.filter(state__in=[LetterState.MISSED, LetterState.OWED]).delete()
    return count

"""Letters seen from what came back: which were answered, and by whom."""

from collections.abc import Iterable

from django.db.models import QuerySet

from events.models import Letter, LetterState
from stations.models import Invitation, InvitationState

ASKING = ("invitation", "reminder")  # the kinds that want an answer
ANSWERED = (InvitationState.ACCEPTED, InvitationState.DECLINED)


def answered_letters(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Those letters that asked for an answer, left, and got one."""
    answered = Invitation.objects.filter(state__in=ANSWERED).values("pk")
    return letters.filter(state=LetterState.SENT, kind__in=ASKING, about_kind="invitation", about_id__in=answered)


def invitations_of(letters: Iterable[Letter]) -> dict[int, Invitation]:
    """The invitations that letters are about, by id, with their organisations. One query."""
    wanted = [letter.about_id for letter in letters if letter.about_kind == "invitation"]
    return Invitation.objects.select_related("organisation", "festival__office").in_bulk(wanted)


def is_answered(letter: Letter, invitation: Invitation | None) -> bool:
    """Whether this letter asked something and the answer is there."""
    return (
        letter.state == LetterState.SENT and letter.kind in ASKING and bool(invitation and invitation.is_answered)
    )

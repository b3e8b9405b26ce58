"""Letters: what is owed, what left, what did not arrive."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Letter, LetterState, Office
from events.outbox import letters_to, outbox_of
from events.permissions import Right, festival_for, office_for
from festival.forms import carried_out
from festival.office.forms.planning import RecipientForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted
from festival.office.words import LETTER_KINDS
from stations.actions.returned import send_returned_letter
from stations.correspondence import answered_letters, invitations_of, is_answered
from stations.models import Invitation
from stations.previews import preview_letter

HISTORY = 20


@login_required
@require_safe
def of_office(request: StaffRequest, office: str) -> HttpResponse:
    """All letters of an office."""
    found = office_for(request.user, office, Right.VIEW)
    context = _listed(request, Letter.objects.filter(office=found))
    return desk_page(request, "office/letters/list.html", office=found, here="office_letters", **context)


@login_required
@require_safe
def of_festival(request: StaffRequest, festival: str) -> HttpResponse:
    """All letters of a festival."""
    found = festival_for(request.user, festival, Right.VIEW)
    context = _listed(request, Letter.objects.filter(festival=found))
    return desk_page(request, "office/letters/list.html", festival=found, here="letters", **context)


def _listed(request: StaffRequest, letters: QuerySet[Letter]) -> dict[str, Any]:
    """How far all of them are, and a page of those that the filters in the address ask for."""
    now = timezone.now()
    outbox = outbox_of(letters, now=now)
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    if state == "answered":
        letters = answered_letters(letters)
    elif state in LetterState.values:
        letters = letters.filter(state=state)
    if kind in LETTER_KINDS:
        letters = letters.filter(kind=kind)
    pages = page_of(request, letters.select_related("festival__office", "office"))
    invitations = invitations_of(pages["page"].object_list)
    rows = [_row(row, _invitation(row, invitations)) for row in pages["page"].object_list]
    choices = [*LetterState.choices, ("answered", _("Answered"))]
    counted = [
        (value, label, outbox.counts[value]) for value, label in LetterState.choices if value in outbox.counts
    ]
    glance = {"outbox": outbox, "counted": counted, "heard": outbox.is_heard(at=now)}
    filters = {"state": state, "kind": kind, "states": choices, "kinds": LETTER_KINDS.items()}
    return pages | {"rows": rows} | glance | filters


def _invitation(letter: Letter, invitations: dict[int, Invitation]) -> Invitation | None:
    """The invitation the letter is about; a letter to a translator may bear the same number."""
    return invitations.get(letter.about_id) if letter.about_kind == "invitation" else None


def _row(letter: Letter, invitation: Invitation | None) -> dict[str, Any]:
    """A line of the list; an answer is worth more than the word that the letter left."""
    answered = is_answered(letter, invitation)
    return {
        "letter": letter,
        "kind": LETTER_KINDS.get(letter.kind, letter.kind),
        "organisation": invitation.organisation if invitation else None,
        "state": "accepted" if answered else letter.state,
        "label": _("Answered") if answered else letter.get_state_display(),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """One letter as its reader sees it; one that failed can be sent again."""
    found = office_for(request.user, office, Right.INVITE if request.method == "POST" else Right.VIEW)
    row = _letter(found, pk)
    form = RecipientForm(posted(request), initial={"recipient": row.recipient})

    def send() -> None:
        send_returned_letter(row, **form.cleaned_data, actor=staff(request.user), now=timezone.now())

    if request.method == "POST" and carried_out(form, send):
        messages.success(
            request, _("The letter is on its way to %(email)s.") % {"email": form.cleaned_data["recipient"]}
        )
        return redirect("desk:letter", office=found.slug, pk=row.pk)
    invitation = invitations_of([row]).get(row.about_id)
    history = list(letters_to(row).select_related("festival")[: HISTORY + 1])
    return desk_page(
        request,
        "office/letters/letter.html",
        office=found,
        festival=row.festival,
        here="letters" if row.festival else "office_letters",
        letter=row,
        kind=LETTER_KINDS.get(row.kind, row.kind),
        invitation=invitation,
        answered=is_answered(row, invitation),
        history=[_row(one, None) for one in history[:HISTORY] if one.pk != row.pk],
        has_more=len(history) > HISTORY,
        form=form,
        status=422 if request.method == "POST" else 200,
        **_words(row),
    )


def _letter(office: Office, pk: int) -> Letter:
    row = Letter.objects.select_related("festival__office", "office").filter(office=office, pk=pk).first()
    if row is None:
        raise NotFound
    return row


def _words(letter: Letter) -> dict[str, Any]:
    """The letter's words, without its personal link; or why there are none any more."""
    try:
        return {"written": preview_letter(letter)}
    except Refused as refusal:
        return {"refusal": str(refusal)}

"""Festivals: the list, a new one, one at a glance, its settings, its moves, its log."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.festivals import create_festival, move_festival, update_festival
from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Festival, FestivalState, LogEntry
from events.moving import Moving, moving_to
from events.permissions import Right, festival_for, office_for
from events.states import FESTIVAL_MOVES, allowed_moves
from festival.forms import carried_out
from festival.office.advice_groups import shown
from festival.office.forms.dates import DayForm
from festival.office.forms.planning import FestivalForm, carried_over, last_festival
from festival.office.pages import StaffRequest, desk_page, page_of, posted
from festival.office.views.dates import asked_advice
from festival.office.words import NEXT_STEPS, move_words
from stations.advising import advice_for, surroundings_of
from stations.models import Organisation
from stations.overview import next_step, numbers_of
from stations.previews import preview_cancellation


@login_required
@require_safe
def festivals(request: StaffRequest, office: str) -> HttpResponse:
    """All festivals of the office, the latest first."""
    found = office_for(request.user, office, Right.VIEW)
    pages = page_of(request, found.festivals.select_related("office"))
    numbers = numbers_of(pages["page"].object_list)
    rows = [(row, numbers[row.pk]) for row in pages["page"].object_list]
    return desk_page(request, "office/festivals/list.html", office=found, here="festivals", rows=rows, **pages)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, office: str) -> HttpResponse:
    """Nothing starts from scratch: the form begins with the last festival, but for its dates.

    `?on=2027-06-12&start=14:00&end=18:00` comes from the page about a day and brings its advice along.
    """
    found = office_for(request.user, office, Right.PLAN)
    asked = DayForm(request.GET)
    advised = shown(asked_advice(asked, surroundings_of(found, *asked.days))) if asked.is_valid() else {}
    times = asked.hours(ZoneInfo(found.time_zone)) if advised else None
    planned = dict(zip(("starts_at", "ends_at"), times, strict=True)) if times else {}
    last = last_festival(found)
    initial = carried_over(found, last) | planned
    form = FestivalForm(posted(request), instance=Festival(office=found), initial=initial)
    made: list[Festival] = []

    def create() -> None:
        told = form.cleaned_data
        made.append(create_festival(found, actor=staff(request.user), now=timezone.now(), like=last, **told))

    if request.method == "POST" and carried_out(form, create):
        messages.success(request, _("The festival is made. Nobody has been told yet."))
        return redirect("desk:festival", festival=made[0].slug)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request, "office/festivals/new.html", office=found, here="festivals", form=form, status=status, **advised
    )


@login_required
@require_safe
def overview(request: StaffRequest, festival: str) -> HttpResponse:
    """Its state and where it can go from there, its numbers, what is to do next."""
    found = festival_for(request.user, festival, Right.VIEW)
    numbers = numbers_of([found])[found.pk]
    moves = [(to, move_words(found.state, to)) for to in allowed_moves(FESTIVAL_MOVES, found.state)]
    step = NEXT_STEPS[next_step(found, numbers, now=timezone.now())]
    return desk_page(
        request,
        "office/festivals/overview.html",
        festival=found,
        here="festival",
        numbers=numbers,
        moves=moves,
        step=step,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: StaffRequest, festival: str) -> HttpResponse:
    """When, where, how many. Readers may look. A date that changes much is shown once more before it is saved."""
    right = Right.PLAN if request.method == "POST" else Right.VIEW
    found = festival_for(request.user, festival, right)
    form = FestivalForm(posted(request), instance=found)

    def save() -> None:
        update_festival(found, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    moving = _moving(found, form) if request.method == "POST" else None
    ask = moving is not None and bool(moving) and request.POST.get("seen_days") != moving.days
    if request.method == "POST" and not ask and carried_out(form, save):
        messages.success(request, _("The festival is saved."))
        return redirect("desk:festival_settings", festival=found.slug)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request,
        "office/festivals/settings.html",
        festival=found,
        here="festival_settings",
        form=form,
        moving=moving,
        status=status,
        **shown(advice_for(found)),
    )


def _moving(festival: Festival, form: FestivalForm) -> Moving | None:
    """What changes with the days that the form says; None while it is not valid."""
    if not form.is_valid():
        return None
    told = form.cleaned_data
    return moving_to(festival, starts_at=told["starts_at"], ends_at=told["ends_at"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: StaffRequest, festival: str, to: str) -> HttpResponse:
    """Says what a move will do and to how many, then does it."""
    found = festival_for(request.user, festival, Right.PLAN)
    if to not in FestivalState.values:
        raise NotFound
    refusal = ""
    if request.method == "POST":
        try:
            moved = move_festival(found, to, actor=staff(request.user), now=timezone.now())
        except Refused as error:
            refusal = str(error)
        else:
            words = _("The festival is now: %(state)s.") % {"state": moved.get_state_display()}
            messages.success(request, words)
            return redirect("desk:festival", festival=found.slug)
    possible = to in FESTIVAL_MOVES[found.state]
    previews = preview_cancellation(found) if possible and to == FestivalState.CANCELLED else []
    return desk_page(
        request,
        "office/festivals/move.html",
        festival=found,
        here="festival",
        to=to,
        label=move_words(found.state, to),
        possible=possible,
        numbers=numbers_of([found])[found.pk],
        previews=previews,
        recipients=sum(len(preview.recipients) for preview in previews),
        refusal=refusal,
        status=422 if refusal else 200,
    )


@login_required
@require_safe
def log(request: StaffRequest, festival: str) -> HttpResponse:
    """Who did what, and when."""
    found = festival_for(request.user, festival, Right.VIEW)
    pages = page_of(request, LogEntry.objects.filter(festival=found))
    entries = list(pages["page"].object_list)
    named = _organisations(entries)
    rows = [(entry, named.get(entry.details.get("organisation"))) for entry in entries]
    return desk_page(request, "office/festivals/log.html", festival=found, here="log", rows=rows, **pages)


def _organisations(entries: list[LogEntry]) -> dict[str, Organisation]:
    """The organisations that entries name, by code. One query."""
    codes = {entry.details["organisation"] for entry in entries if entry.details.get("organisation")}
    return {row.code: row for row in Organisation.objects.filter(code__in=codes)}

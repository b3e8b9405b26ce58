"""Finding the date together: candidate days, the letters before they go, the answers, the decision."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions.date_polls import create_date_poll, drop_date_poll, update_date_poll
from events.actors import staff
from events.errors import NotFound, Refused
from events.models import WHILE_PLANNED, DateOption, DatePoll, DatePollState, Festival
from events.moving import moving_to
from events.permissions import Right, festival_for
from events.words import reads
from festival.forms import carried_out
from festival.office.forms.polls import DatePollForm
from festival.office.pages import StaffRequest, desk_page, posted
from festival.poll_forms import PollAnswerForm
from stations.actions.date_polls import (
    answer_date_poll,
    asked_of,
    close_date_poll,
    not_asked,
    open_date_poll,
    times_if_chosen,
)
from stations.models import Organisation
from stations.poll_advice import candidates_of
from stations.poll_results import results_of
from stations.previews import preview_date_decision, preview_date_poll, without_address

TIME_TO_ANSWER = timedelta(days=14)
EVENING = time(18)
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def poll(request: StaffRequest, festival: str) -> HttpResponse:
    """Where the search for a date is: nothing yet, a draft, the answers so far, the decision."""
    row = festival_for(request.user, festival, Right.VIEW)
    polls = list(row.date_polls.select_related("chosen").prefetch_related("options"))
    newest = polls[0] if polls else None
    days = candidates_of(_of(row, newest)) if newest and newest.state != DatePollState.CLOSED else []
    results = results_of(_of(row, newest)) if newest and newest.state != DatePollState.DRAFT else None
    met = {day.option.pk: day.lines for day in days}
    return _page(
        request,
        "poll",
        row,
        poll=newest,
        days=days,
        results=results,
        columns=[(one, met.get(one.option.pk, [])) for one in results.columns] if results else [],
        may_plan=row.state in WHILE_PLANNED and (newest is None or newest.state == DatePollState.CLOSED),
        late=_not_asked(row, newest) if newest and newest.is_open else None,
        ended=newest is not None and newest.answers_until < timezone.now(),
        earlier=polls[1:],
    )


def _not_asked(festival: Festival, found: DatePoll) -> dict[str, list[Organisation]]:
    """Who has had no question: no letter reaches some, the clock writes to the others."""
    rows = not_asked(_of(festival, found))
    unreachable = without_address(rows)
    reached = [row.organisation for row in rows if row.organisation not in unreachable]
    return {"unreachable": unreachable, "reached": reached}


@login_required
@forms_only
def plan(request: StaffRequest, festival: str) -> HttpResponse:
    """The days to choose from, until when, a word to the organisations. Nothing is sent by that."""
    row = festival_for(request.user, festival, Right.PLAN)
    draft = row.date_polls.filter(state=DatePollState.DRAFT).first()
    now = timezone.now()
    unsaved = DatePoll(festival=row, language=row.office.language, reminder_days=[5, 2])
    unsaved.answers_until = _in_two_weeks(row, now)
    form = DatePollForm(posted(request), instance=_of(row, draft) if draft else unsaved)

    def save() -> None:
        actor = staff(request.user)
        if draft:
            update_date_poll(draft, actor=actor, now=now, **form.cleaned_data)
        else:
            create_date_poll(row, actor=actor, now=now, **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The days are saved. Nobody has been asked yet."))
        return redirect("desk:poll_open", row.slug)
    status = 422 if request.method == "POST" else 200
    return _page(request, "plan", row, form=form, poll=draft, status=status)


def _in_two_weeks(festival: Festival, now: datetime) -> datetime:
    day = (now + TIME_TO_ANSWER).astimezone(festival.zone).date()
    return datetime.combine(day, EVENING, tzinfo=festival.zone)


@login_required
@require_POST
def drop(request: StaffRequest, festival: str) -> HttpResponse:
    """Throw the draft away."""
    row = festival_for(request.user, festival, Right.PLAN)
    try:
        drop_date_poll(_newest(row), actor=staff(request.user), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The draft is gone. Nobody was asked."))
    return redirect("desk:poll", row.slug)


@login_required
@forms_only
def open_poll(request: StaffRequest, festival: str) -> HttpResponse:
    """The exact letters, then the sending."""
    row = festival_for(request.user, festival, Right.PLAN)
    found = _newest(row)
    refusal = ""
    if request.method == "POST":
        try:
            letters = open_date_poll(found, actor=staff(request.user), now=timezone.now())
        except Refused as error:
            refusal = str(error)
        else:
            messages.success(request, _asked(len(letters)))
            return redirect("desk:poll", row.slug)
    if found.state != DatePollState.DRAFT:
        return redirect("desk:poll", row.slug)
    asked, previews = asked_of(found), preview_date_poll(found)
    return _page(
        request,
        "open",
        row,
        poll=found,
        refusal=refusal,
        days=candidates_of(found),
        asked=len(asked),
        unreachable=without_address(asked),
        previews=previews,
        letters=sum(len(preview.recipients) for preview in previews),
        to_translate=[
            one.language for one in previews if found.message and not reads(one.language, found.language)
        ],
        status=409 if refusal else 200,
    )


def _asked(count: int) -> str:
    words = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count)
    return words % {"n": count}


@login_required
@forms_only
def answer(request: StaffRequest, festival: str, invitation: int) -> HttpResponse:
    """Enter what an organisation said on the telephone."""
    row = festival_for(request.user, festival, Right.EDIT)
    asked = row.invitations.select_related("organisation").filter(pk=invitation).first()
    if asked is None:
        raise NotFound
    found = _newest(row)
    standing = found.replies.filter(invitation=asked).first()
    form = PollAnswerForm(posted(request), poll=found, standing=standing)

    def enter() -> None:
        answer_date_poll(
            found,
            asked,
            fits=form.fits,
            remark=form.cleaned_data["remark"],
            actor=staff(request.user, on_behalf=True),
            now=timezone.now(),
        )

    if request.method == "POST" and carried_out(form, enter):
        messages.success(request, _("The answer of %(name)s is entered.") % {"name": asked.organisation})
        return redirect("desk:poll", row.slug)
    status = 422 if request.method == "POST" else 200
    return _page(request, "answer", row, poll=found, form=form, invitation=asked, status=status)


@login_required
@forms_only
def close(request: StaffRequest, festival: str) -> HttpResponse:
    """What a decision moves and whom it tells; then the decision. `?option=7` names the day."""
    row = festival_for(request.user, festival, Right.PLAN)
    found = _newest(row)
    option = _option(found, (request.POST if request.method == "POST" else request.GET).get("option", ""))
    refusal = ""
    if request.method == "POST":
        try:
            close_date_poll(found, option, actor=staff(request.user), now=timezone.now())
        except Refused as error:
            refusal = str(error)
        else:
            messages.success(request, _decided(option))
            return redirect("desk:poll", row.slug)
    if found.state != DatePollState.OPEN:
        return redirect("desk:poll", row.slug)
    context = _consequences(found, option) if option else {"previews": [], "letters": 0}
    status = 409 if refusal else 200
    return _page(request, "close", row, poll=found, option=option, refusal=refusal, status=status, **context)


def _decided(option: DateOption | None) -> str:
    if option is None:
        return _("The question is closed. Nothing was moved and nobody was told.")
    return _("The date is decided. The festival has moved, and the letters are on their way.")


def _consequences(found: DatePoll, option: DateOption) -> dict[str, Any]:
    now = timezone.now()
    times = times_if_chosen(found, option, now=now)
    labels = {field.name: field.verbose_name for field in Festival._meta.fields}
    moves = [(labels[name], getattr(found.festival, name), at) for name, at in times.items()]
    previews = preview_date_decision(found, option, now=now)
    letters = sum(len(preview.recipients) for preview in previews)
    moving = moving_to(found.festival, starts_at=option.starts_at, ends_at=option.ends_at)
    return {"moves": moves, "moving": moving, "previews": previews, "letters": letters}


def _option(found: DatePoll, text: str) -> DateOption | None:
    """The candidate that the address or the form names; none where it names none. Raises NotFound."""
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    option = found.options.filter(pk=number).first()
    if option is None:
        raise NotFound
    return option


def _newest(festival: Festival) -> DatePoll:
    found = festival.date_polls.first()
    if found is None:
        raise NotFound
    return _of(festival, found)


def _of(festival: Festival, found: DatePoll) -> DatePoll:
    found.festival = festival
    return found


def _page(request: StaffRequest, template: str, festival: Festival, **context: Any) -> HttpResponse:
    return desk_page(request, f"office/polls/{template}.html", festival=festival, here="poll", **context)

"""The rules in time of a festival: which letters leave by themselves, when, and to whom."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions.rules import add_rule, change_rule, remove_rule, reset_rules
from events.actors import staff
from events.errors import NotFound
from events.models import Festival, LetterRule
from events.permissions import Right, festival_for
from festival.forms import carried_out
from festival.office.forms.rules import RuleForm
from festival.office.pages import StaffRequest, desk_page, posted
from stations.previews import preview_rule
from stations.timed_outlook import outlook_of

HERE = "letter_rules"
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def rules(request: StaffRequest, festival: str) -> HttpResponse:
    """Each rule in words, its next moment, and how many would get it now."""
    found = festival_for(request.user, festival, Right.VIEW)
    rows = outlook_of(found, now=timezone.now())
    return desk_page(request, "office/rules/list.html", festival=found, here=HERE, rows=rows)


@login_required
@forms_only
def new(request: StaffRequest, festival: str) -> HttpResponse:
    """One more."""
    found = festival_for(request.user, festival, Right.PLAN)
    form = RuleForm(posted(request))

    def add() -> None:
        add_rule(found, actor=staff(request.user), now=timezone.now(), **form.told)

    if request.method == "POST" and carried_out(form, add):
        messages.success(request, _("The rule is added."))
        return redirect("desk:letter_rules", found.slug)
    return _page(request, found, form, None)


@login_required
@forms_only
def rule(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Another day, another letter, others to write to."""
    row = _rule(request, festival, pk)
    form = RuleForm(posted(request), rule=row)

    def save() -> None:
        change_rule(row, actor=staff(request.user), now=timezone.now(), **form.told)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The rule is saved."))
        return redirect("desk:letter_rules", row.festival.slug)
    return _page(request, row.festival, form, row)


@login_required
@forms_only
def remove(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """After asking."""
    row = _rule(request, festival, pk)
    if request.method == "POST":
        remove_rule(row, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The rule is removed."))
        return redirect("desk:letter_rules", row.festival.slug)
    return desk_page(request, "office/rules/remove.html", festival=row.festival, here=HERE, rule=row)


@login_required
@require_POST
def reset(request: StaffRequest, festival: str) -> HttpResponse:
    """The usual rules again."""
    found = festival_for(request.user, festival, Right.PLAN)
    reset_rules(found, actor=staff(request.user), now=timezone.now())
    messages.success(request, _("The usual rules are in force again."))
    return redirect("desk:letter_rules", found.slug)


def _rule(request: StaffRequest, festival: str, pk: int) -> LetterRule:
    found = festival_for(request.user, festival, Right.PLAN)
    row = found.letter_rules.filter(pk=pk).first()
    if row is None:
        raise NotFound
    row.festival = found
    return row


def _page(request: StaffRequest, festival: Festival, form: RuleForm, row: LetterRule | None) -> HttpResponse:
    return desk_page(
        request,
        "office/rules/rule.html",
        festival=festival,
        here=HERE,
        form=form,
        rule=row,
        previews=preview_rule(row) if row else [],
        status=422 if request.method == "POST" else 200,
    )

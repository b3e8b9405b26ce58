"""The people of an office and what they may do there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actions.offices import remove_member, set_member
from events.actors import staff
from events.errors import NotFound, Refused
from events.models import Membership, Office
from events.permissions import Right, office_for
from festival.forms import carried_out
from festival.office.forms.planning import MemberForm, RoleForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: StaffRequest, office: str) -> HttpResponse:
    """Everybody, and the form that adds somebody."""
    right = Right.ADMIN if request.method == "POST" else Right.VIEW
    found = office_for(request.user, office, right)
    form = MemberForm(posted(request))

    def add() -> None:
        set_member(found, **form.cleaned_data, actor=staff(request.user), now=timezone.now())

    if request.method == "POST" and carried_out(form, add):
        words = _("%(email)s belongs to the office now and can sign in with this address.")
        messages.success(request, words % {"email": form.cleaned_data["email"].strip().lower()})
        return redirect("desk:people", office=found.slug)
    rows = found.memberships.select_related("user").order_by("user__name", "user__email")
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request,
        "office/people/list.html",
        office=found,
        here="people",
        form=form,
        status=status,
        **page_of(request, rows),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Another role for somebody."""
    found = office_for(request.user, office, Right.ADMIN)
    member = _member(found, pk)
    form = RoleForm(posted(request), initial={"role": member.role})

    def change() -> None:
        set_member(
            found,
            email=member.user.email,
            name=member.user.name,
            role=form.cleaned_data["role"],
            actor=staff(request.user),
            now=timezone.now(),
        )

    if request.method == "POST" and carried_out(form, change):
        messages.success(request, _("The role of %(name)s is changed.") % {"name": member.user})
        return redirect("desk:people", office=found.slug)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request, "office/people/person.html", office=found, here="people", form=form, member=member, status=status
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Takes somebody out, after asking."""
    found = office_for(request.user, office, Right.ADMIN)
    member = _member(found, pk)
    refusal = ""
    if request.method == "POST":
        try:
            remove_member(member, actor=staff(request.user), now=timezone.now())
        except Refused as error:
            refusal = str(error)
        else:
            messages.success(request, _("%(name)s no longer belongs to the office.") % {"name": member.user})
            left = member.user_id == request.user.pk
            return redirect("desk:home") if left else redirect("desk:people", office=found.slug)
    return desk_page(
        request,
        "office/people/remove.html",
        office=found,
        here="people",
        member=member,
        refusal=refusal,
        status=422 if refusal else 200,
    )


def _member(office: Office, pk: int) -> Membership:
    member = Membership.objects.select_related("user", "office").filter(office=office, pk=pk).first()
    if member is None:
        raise NotFound
    return member

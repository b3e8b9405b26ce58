"""Addresses that get no letters of an office: why, and how they get them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.addresses import open_address
from events.actors import staff
from events.errors import NotFound
from events.models import ClosedAddress
from events.permissions import Right, office_for
from festival.forms import carried_out
from festival.office.forms.addresses import OpenAddressForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted

HERE = "office_letters"


@login_required
@require_safe
def closed_addresses(request: StaffRequest, office: str) -> HttpResponse:
    """All of them, with the reason."""
    row = office_for(request.user, office, Right.VIEW)
    context = page_of(request, row.closed_addresses.order_by("-closed_at", "-pk"))
    return desk_page(request, "office/addresses/list.html", office=row, here=HERE, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address_open(request: StaffRequest, office: str, pk: int) -> HttpResponse:
    """Let letters go there again. Who unsubscribed must have asked for it; the journal keeps how."""
    row = office_for(request.user, office, Right.DECIDE)
    closed = ClosedAddress.objects.filter(office=row, pk=pk).first()
    if closed is None:
        raise NotFound
    form = OpenAddressForm(posted(request), closed=closed)

    def open_it() -> None:
        open_address(closed, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, open_it):
        messages.success(request, _("%(email)s gets letters again.") % {"email": closed.email})
        return redirect("desk:closed_addresses", row.slug)
    status = 422 if request.method == "POST" else 200
    return desk_page(
        request, "office/addresses/open.html", office=row, here=HERE, status=status, closed=closed, form=form
    )

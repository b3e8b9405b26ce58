"""What every page of the desk shares: the side bar's context, the rights of the person, pages of long lists."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from events.models import Festival, Membership, Office, User
from events.permissions import RIGHTS

ROWS = 50


class StaffRequest(HttpRequest):
    """A request that passed `login_required`: somebody is signed in."""

    user: User  # type: ignore[assignment]


def desk_page(
    request: StaffRequest,
    template: str,
    *,
    office: Office | None = None,
    festival: Festival | None = None,
    here: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page in the desk's frame. `here` is the side bar's current entry, one of the names in `office/side.html`.

    Templates get `rights` (what the person may do in `office`: `{% if "plan" in rights %}`) and `memberships`.
    """
    memberships = list(
        Membership.objects.filter(user=request.user).select_related("office").order_by("office__name")
    )
    office = festival.office if festival else office
    if office is None and len(memberships) == 1:
        office = memberships[0].office
    rights = next((RIGHTS[one.role] for one in memberships if office and one.office_id == office.pk), frozenset())
    frame = {"office": office, "festival": festival, "here": here, "memberships": memberships, "rights": rights}
    return render(request, template, frame | context, status=status)


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> dict[str, Any]:
    """The asked page of `rows`, and the filters as they stand in the address, for `components/pagination.html`."""
    others = request.GET.copy()
    others.pop("page", None)
    return {"page": Paginator(rows, ROWS).get_page(request.GET.get("page")), "query": others.urlencode()}


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, even if it is nothing, or None where the page is only opened."""
    return request.POST if request.method == "POST" else None

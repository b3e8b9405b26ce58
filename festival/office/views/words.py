"""What is translated and what is not: the matrix of texts and languages, and the lists that filters give."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from events.machine import ProviderError, provider_from_settings
from events.models import Festival
from events.permissions import Right, festival_for
from events.words import State
from festival.office.forms.words import OPEN, MatrixFilterForm
from festival.office.matrix import FILTERS, found_in, groups_of, looks, summaries_of
from festival.office.pages import ROWS, StaffRequest, desk_page
from stations import wording
from stations.wording import Matrix, matrix_of

HERE = "words"


@login_required
@require_safe
def words(request: StaffRequest, festival: str) -> HttpResponse:
    """How far each language is; below, every text in every language, or the list that a filter asks for."""
    row = festival_for(request.user, festival, Right.VIEW)
    form = MatrixFilterForm(request.GET, festival=row)
    asked = form.cleaned_data if form.is_valid() else {}
    matrix = matrix_of(row, states_only=True)
    context: dict[str, Any] = {"form": form, "looks": list(looks().values()), "asked": asked}
    if asked.get("language") or asked.get("state"):
        context |= _listed(request, matrix, asked)
        return _page(request, row, "list", **context)
    context |= {"machine": _machine(), "groups": groups_of(matrix, asked.get("q", ""))}
    return _page(request, row, "matrix", summaries=summaries_of(matrix), **context)


def _machine() -> str:
    """The name of the service that translates, empty where none is set up. Asks nobody."""
    try:
        provider = provider_from_settings()
    except ProviderError:
        return ""  # `doctor` says what is wrong with the settings
    return provider.name if provider else ""


def _listed(request: StaffRequest, matrix: Matrix, asked: dict[str, str]) -> dict[str, Any]:
    """The cells of the asked language and state, a page of them."""
    languages = [asked["language"]] if asked["language"] else matrix.languages
    found = found_in(matrix, languages, _states(asked["state"]), asked["q"])
    others = request.GET.copy()
    others.pop("page", None)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return {"page": page, "query": others.urlencode(), "total": len(found)}


def _states(asked: str) -> tuple[State, ...]:
    if asked == OPEN:
        return wording.OPEN
    return (State(asked),) if asked else FILTERS


def _page(request: StaffRequest, festival: Festival, name: str, **context: Any) -> HttpResponse:
    return desk_page(
        request,
        f"office/words/{name}.html",
        festival=festival,
        here=HERE,
        status=200 if context["form"].is_valid() else 422,
        tags=festival.languages,
        **context,
    )

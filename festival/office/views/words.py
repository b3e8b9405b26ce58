"""What is translated and what is not: the matrix of texts and languages, and one text in one language."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import staff
from events.errors import NotFound
from events.languages import language as known_language
from events.machine import ProviderError, provider_from_settings
from events.models import Festival
from events.permissions import Right, festival_for
from events.words import State
from festival.office.forms.words import OPEN, MatrixFilterForm
from festival.office.matrix import (
    FILTERS,
    found_in,
    groups_of,
    looks,
    next_open,
    progress_of,
    summaries_of,
)
from festival.office.pages import ROWS, StaffRequest, desk_page, posted
from festival.words_forms import TranslationForm, translating
from stations import wording
from stations.wording import Cell, Matrix, Place, matrix_of

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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word(request: StaffRequest, festival: str, key: str, tag: str) -> HttpResponse:
    """One text in one language: see it, translate it, say that it is still right, take it away."""
    row = festival_for(request.user, festival, Right.EDIT if request.method == "POST" else Right.VIEW)
    if tag not in row.languages:
        raise NotFound
    matrix = matrix_of(row, [tag])
    place, cell = _cell(matrix, key)
    form = TranslationForm(posted(request), text=cell.text, language=tag, translation=cell.translation)
    if request.method == "POST" and _done(request, row, form):
        return _onwards(request, row, matrix_of(row, [tag]), cell)
    return desk_page(
        request,
        "office/words/word.html",
        festival=row,
        here=HERE,
        place=place,
        status=_status(form),
        next=next_open(matrix, tag, key),
        **translating(form, cell.translation),
        **progress_of(matrix, tag),
    )


def _cell(matrix: Matrix, key: str) -> tuple[Place, Cell]:
    """The cell of this text. Raises NotFound where there is nothing to translate."""
    for place, rows in matrix.rows:
        for text, cells in rows:
            if text.key == key and cells[0].state != State.SOURCE:
                return place, cells[0]
    raise NotFound


def _done(request: StaffRequest, festival: Festival, form: TranslationForm) -> bool:
    if request.POST.get("do") == "remove":
        return form.remove()
    return form.save(festival, actor=staff(request.user), now=timezone.now())


def _status(form: TranslationForm) -> int:
    if form.conflict:
        return 409
    return 422 if form.is_bound else 200


def _onwards(request: StaffRequest, festival: Festival, matrix: Matrix, cell: Cell) -> HttpResponse:
    """To the next text that is open; where none is, to the list of the language."""
    tag, name = cell.language, known_language(cell.language).autonym
    if request.POST.get("do") == "remove":
        messages.success(request, _("The translation is removed. Readers get the original again."))
        return redirect("desk:word", festival.slug, cell.text.key, tag)
    following = next_open(matrix, tag, cell.text.key)
    if following is None:
        messages.success(request, _("Saved. Nothing is left to do in this language: %(name)s.") % {"name": name})
        return redirect("desk:words", festival.slug)
    messages.success(request, _("Saved. This is the next text."))
    return redirect("desk:word", festival.slug, following.key, tag)

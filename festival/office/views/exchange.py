"""Files for translators: out, and in again with a preview of exactly what will happen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import staff
from events.errors import Refused
from events.exchange import Entry, read, write_po, write_xliff
from events.models import Festival
from events.permissions import Right, festival_for
from festival.office.forms.words import OPEN, ExchangeForm, ExportForm
from festival.office.pages import StaffRequest, desk_page
from stations.actions.exchange import EntryResult, counts_of, import_translations
from stations.exchange import SAVED, Outcome, entries_of, source_languages
from stations.wording import Matrix, matrix_of

HERE = "words"
TYPES = {"xliff": ("xlf", "application/xliff+xml"), "po": ("po", "text/x-gettext-translation")}
SHOWN_UNKNOWN = 20
RESTING = (Outcome.SAME, Outcome.EMPTY)  # nothing to look at
OUTCOMES = {
    Outcome.NEW: gettext_lazy("is new"),
    Outcome.CHANGED: gettext_lazy("replaces the words of now"),
    Outcome.CONFIRMED: gettext_lazy("the words of now are confirmed"),
    Outcome.STALE: gettext_lazy("the text has changed since: it is kept and counts as outdated"),
    Outcome.SAME: gettext_lazy("stays as it is"),
    Outcome.LEFT: gettext_lazy("the text has changed since and is translated anew: it is left out"),
    Outcome.CONFLICT: gettext_lazy("somebody has changed the translation since: it is left out"),
    Outcome.UNFINISHED: gettext_lazy("the file says that it needs work: it is left out"),
    Outcome.EMPTY: gettext_lazy("is not translated in the file"),
    Outcome.UNKNOWN: gettext_lazy("is no text of this festival"),
    Outcome.REFUSED: gettext_lazy("cannot be taken over"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: StaffRequest, festival: str) -> HttpResponse:
    """Download and upload. Without `import` in what was sent nothing is changed: the preview takes it back."""
    row = festival_for(request.user, festival, Right.EDIT if request.method == "POST" else Right.VIEW)
    if request.method != "POST":
        return _page(request, row)
    form = ExchangeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    data, for_real = form.cleaned_data["data"], "import" in request.POST
    try:
        exchange = read(data)
        results = import_translations(
            row, exchange, actor=staff(request.user), now=timezone.now(), dry_run=not for_real
        )
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return _page(request, row, form=form, status=422)
    if for_real:
        messages.success(request, _said(results))
        return redirect("desk:words_files", row.slug)
    kept = ExchangeForm(initial={"text": data.decode("utf-8-sig")})
    return _preview(request, row, kept, results, language=exchange.target_language)


@login_required
@require_safe
def download(request: StaffRequest, festival: str) -> HttpResponse:
    """The texts as a file: `?language=ar&source=de&format=xliff&which=open`."""
    row = festival_for(request.user, festival, Right.VIEW)
    matrix = matrix_of(row)
    form = ExportForm(request.GET, festival=row, sources=source_languages(matrix))
    if not form.is_valid():
        return _page(request, row, export=form, status=422)
    asked = form.cleaned_data
    entries = entries_of(
        matrix, asked["language"], source_language=asked["source"], open_only=asked["which"] == OPEN
    )
    try:
        return _file(row, entries, asked)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, row, export=form, status=422)


def _file(festival: Festival, entries: list[Entry], asked: dict[str, str]) -> HttpResponse:
    if not entries:
        raise Refused(_("There is nothing to translate between these two languages."))
    write = write_po if asked["format"] == "po" else write_xliff
    data = write(entries, source_language=asked["source"], target_language=asked["language"], name=festival.title)
    ending, kind = TYPES[asked["format"]]
    name = f"{festival.slug}-{asked['source']}-{asked['language']}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)


def _others(festival: Festival) -> list[str]:
    return [tag for tag in festival.languages if tag != festival.language]


def _said(results: list[EntryResult]) -> str:
    saved = sum(result.outcome in SAVED for result in results)
    left = len(results) - saved
    sentences = [ngettext("%(n)s translation is saved.", "%(n)s translations are saved.", saved) % {"n": saved}]
    if left:
        sentences.append(ngettext("%(n)s was left out.", "%(n)s were left out.", left) % {"n": left})
    return " ".join(sentences)


def _preview(
    request: StaffRequest, festival: Festival, form: ExchangeForm, results: list[EntryResult], *, language: str
) -> HttpResponse:
    counts = counts_of(results)
    known = [_row(result) for result in results if result.cell is not None]
    unknown = [result.entry.key for result in results if result.cell is None]
    return desk_page(
        request,
        "office/words/import.html",
        festival=festival,
        here=HERE,
        form=form,
        language=language,
        counts=[(OUTCOMES[Outcome(name)], number) for name, number in counts.items()],
        saving=sum(counts.get(outcome, 0) for outcome in SAVED),
        rows=[row for row in known if row["result"].outcome not in RESTING],
        resting=[row for row in known if row["result"].outcome in RESTING],
        unknown=unknown[:SHOWN_UNKNOWN],
        more_unknown=max(0, len(unknown) - SHOWN_UNKNOWN),
    )


def _row(result: EntryResult) -> dict[str, Any]:
    return {"result": result, "word": OUTCOMES[result.outcome], "saved": result.outcome in SAVED}


def _page(
    request: StaffRequest,
    festival: Festival,
    *,
    form: ExchangeForm | None = None,
    export: ExportForm | None = None,
    status: int = 200,
) -> HttpResponse:
    matrix: Matrix = matrix_of(festival, states_only=True)
    sources = source_languages(matrix)
    first = {"source": festival.language, "language": next(iter(_others(festival)), "")}
    context: dict[str, Any] = {
        "form": form or ExchangeForm(),
        "export": export or ExportForm(festival=festival, sources=sources, initial=first),
        "sources": sources,
    }
    return desk_page(request, "office/words/files.html", festival=festival, here=HERE, status=status, **context)

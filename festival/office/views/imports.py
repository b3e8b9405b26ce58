"""Importing a CSV of organisations: first the preview, then the import of exactly what was previewed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.actors import staff
from events.errors import Refused
from events.models import Festival, Office
from events.permissions import Right, office_for
from festival.office.forms.organisations import ImportForm
from festival.office.pages import StaffRequest, desk_page
from stations.actions.imports import COMPLETED, CREATED, UNCHANGED, RowResult, import_organisations
from stations.importing import COLUMNS, ImportFaults, read_organisations
from stations.models import OrganisationKind

SHOWN_FAULTS = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: StaffRequest, office: str) -> HttpResponse:
    """Without `import` in what was sent, nothing is changed: the real import runs and is taken back."""
    row = office_for(request.user, office, Right.EDIT)
    if request.method != "POST":
        return _page(request, row, form=ImportForm(office=row, initial={"festival": request.GET.get("festival")}))
    form = ImportForm(request.POST, request.FILES, office=row)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    return _read_and_import(request, row, form)


def _read_and_import(request: StaffRequest, office: Office, form: ImportForm) -> HttpResponse:
    data, festival = form.cleaned_data["data"], form.cleaned_data["festival"]
    for_real = "import" in request.POST
    kept = ImportForm(office=office, initial={"text": _text(data), "festival": festival and festival.slug})
    try:
        results = import_organisations(
            office,
            read_organisations(data),
            actor=staff(request.user),
            now=timezone.now(),
            festival=festival,
            dry_run=not for_real,
        )
    except ImportFaults as error:
        faults, more = error.faults[:SHOWN_FAULTS], len(error.faults) > SHOWN_FAULTS
        return _page(request, office, form=kept, faults=faults, more_faults=more, status=422)
    except Refused as refusal:
        form.add_error("festival", str(refusal))
        return _page(request, office, form=form, status=422)
    if for_real:
        messages.success(request, _said(results))
        return _on(office, festival)
    return _page(request, office, form=kept, results=results, counts=_counts(results), chosen=festival)


def _text(data: bytes) -> str:
    """What the preview keeps in its form; a file in another encoding cannot be kept."""
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return ""


def _counts(results: list[RowResult]) -> dict[str, int]:
    counts = {name: sum(result.outcome == name for result in results) for name in (CREATED, COMPLETED, UNCHANGED)}
    return counts | {"changing": counts[CREATED] + counts[COMPLETED]}


def _said(results: list[RowResult]) -> str:
    counts = _counts(results)
    sentences = {
        CREATED: ngettext("%(n)s organisation is new.", "%(n)s organisations are new.", counts[CREATED]),
        COMPLETED: ngettext("%(n)s was completed.", "%(n)s were completed.", counts[COMPLETED]),
        UNCHANGED: ngettext("%(n)s stayed as it was.", "%(n)s stayed as they were.", counts[UNCHANGED]),
    }
    return " ".join(words % {"n": counts[name]} for name, words in sentences.items() if counts[name])


def _on(office: Office, festival: Festival | None) -> HttpResponse:
    if festival is not None:
        return redirect("desk:invitations", festival.slug)
    return redirect("desk:organisations", office.slug)


def _page(request: StaffRequest, office: Office, *, status: int = 200, **context: Any) -> HttpResponse:
    columns = {"columns": ",".join(COLUMNS), "kinds": OrganisationKind.values}
    return desk_page(
        request,
        "office/imports/import.html",
        office=office,
        here="import",
        status=status,
        **columns | context,
    )

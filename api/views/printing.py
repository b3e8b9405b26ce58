"""Paper as PDF: station signs, info sheet, name tags, the list for those who set up."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.endpoint import Endpoint
from events.permissions import Right, festival_for
from stations.actions.prints import kept_print, prepare_print
from stations.permissions import print_for


class PdfRenderer(BaseRenderer):
    """Says that a PDF is what comes; the bytes are made elsewhere."""

    media_type = "application/pdf"
    format = "pdf"
    render_style = "binary"

    def render(self, data: Any, *args: Any, **kwargs: Any) -> Any:
        return data


PDF = {(200, PdfRenderer.media_type): OpenApiTypes.BINARY}


class PaperEndpoint(Endpoint):
    """An address that answers with a PDF."""

    renderer_classes = [PdfRenderer]
    other_problems = (409,)

    def paper(self, festival: str, what: str, languages: Sequence[str] = ()) -> HttpResponse:
        """The print of this festival; made once, as long as nothing on it changes."""
        found = festival_for(self.user, festival, Right.VIEW)
        kept = kept_print(prepare_print(found, what, languages), found, now=self.now)
        return self.pdf(kept.pdf, f"{found.slug}-{what}")

    def pdf(self, document: bytes | memoryview, name: str) -> HttpResponse:
        """The document under a file name."""
        headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
        return HttpResponse(bytes(document), content_type=PdfRenderer.media_type, headers=headers)


class SignsView(PaperEndpoint):
    """A sign with a QR code for each confirmed station."""

    @extend_schema(operation_id="festivals_signs", responses=PDF)
    def get(self, request: Request, festival: str) -> HttpResponse:
        return self.paper(festival, "signs")


class SheetView(PaperEndpoint):
    """The info sheet, in the festival's own language or in those asked for."""

    @extend_schema(
        operation_id="festivals_sheet",
        parameters=[
            OpenApiParameter(
                "language", str, many=True, description="One language, or the first beside each other."
            )
        ],
        responses=PDF,
    )
    def get(self, request: Request, festival: str) -> HttpResponse:
        return self.paper(festival, "sheet", request.query_params.getlist("language"))


class NameTagsView(PaperEndpoint):
    """A name tag for the contact of each confirmed station on the day, and some to fill in."""

    @extend_schema(operation_id="festivals_name_tags", responses=PDF)
    def get(self, request: Request, festival: str) -> HttpResponse:
        return self.paper(festival, "name-tags")


class HelpersListView(PaperEndpoint):
    """What stands where and needs what, for those who set up."""

    @extend_schema(operation_id="festivals_helpers_list", responses=PDF)
    def get(self, request: Request, festival: str) -> HttpResponse:
        return self.paper(festival, "helpers")


class KeptPrintView(PaperEndpoint):
    """A finished print, by the address that its job names. It is kept for a month."""

    @extend_schema(operation_id="prints_read", responses=PDF)
    def get(self, request: Request, kept_print: int) -> HttpResponse:
        found = print_for(self.user, kept_print, Right.VIEW)
        return self.pdf(found.pdf, f"{found.festival.slug}-print-{found.pk}")

"""Paper: the signs of all stations and the info sheet, as PDF."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.endpoint import Endpoint
from events.permissions import Right, festival_for
from stations.printing import render_sheet, render_signs


class PdfRenderer(BaseRenderer):
    """Says that a PDF is what comes; the bytes are made elsewhere."""

    media_type = "application/pdf"
    format = "pdf"
    render_style = "binary"

    def render(self, data: Any, *args: Any, **kwargs: Any) -> Any:
        return data


class PaperEndpoint(Endpoint):
    """An address that answers with a PDF."""

    renderer_classes = [PdfRenderer]
    other_problems = (409,)

    def paper(self, document: bytes, name: str) -> HttpResponse:
        """The document under a file name."""
        headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
        return HttpResponse(document, content_type=PdfRenderer.media_type, headers=headers)


class SignsView(PaperEndpoint):
    """A sign with a QR code for each confirmed station."""

    @extend_schema(operation_id="festivals_signs", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request, festival: str) -> HttpResponse:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.paper(render_signs(found), f"{found.slug}-signs")


class SheetView(PaperEndpoint):
    """The info sheet, in the festival's own language or in those asked for."""

    @extend_schema(
        operation_id="festivals_sheet",
        parameters=[
            OpenApiParameter(
                "language", str, many=True, description="One language, or the first beside each other."
            )
        ],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, festival: str) -> HttpResponse:
        found = festival_for(self.user, festival, Right.VIEW)
        languages = request.query_params.getlist("language")
        return self.paper(render_sheet(found, languages), f"{found.slug}-sheet")

"""Translators' files: out, and in again with a report of what happened to each text."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.errors import UnreadableFile
from api.parsing import PO, XLIFF, PoBody, XliffBody
from api.serializers.exchange import FileIn, FileOptions, FileOut, FileQuery
from api.views.words import language_of
from events.errors import Refused
from events.exchange import Exchange, ExchangeError, read, write_po, write_xliff
from events.permissions import Right, festival_for
from stations.actions.exchange import import_translations
from stations.exchange import SAVED, entries_of
from stations.wording import matrix_of

WRITERS = {"xliff": (write_xliff, XLIFF, "xlf"), "po": (write_po, PO, "po")}


class XliffRenderer(BaseRenderer):
    """Says that XLIFF may come; the bytes are made elsewhere."""

    media_type = XLIFF
    format = "xliff"


class PoRenderer(XliffRenderer):
    """Says that PO may come."""

    media_type = PO
    format = "po"


class TextsFileView(Endpoint):
    """The texts as a file for translation programs. What comes back overwrites nothing newer."""

    parser_classes = [XliffBody, PoBody, MultiPartParser]
    other_problems = (409,)

    def get_renderers(self) -> list[Any]:
        """Files go out, a report comes back."""
        if self.request.method in {"GET", "HEAD"}:
            return [XliffRenderer(), PoRenderer()]
        return super().get_renderers()

    @extend_schema(
        operation_id="texts_export", parameters=[FileQuery], responses={(200, XLIFF, PO): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, festival: str) -> HttpResponse:
        found = festival_for(self.user, festival, Right.VIEW)
        asked = self.query(FileQuery)
        language, source = language_of(found, asked["language"]), asked.get("source", found.language)
        matrix = matrix_of(found, [language])
        entries = entries_of(matrix, language, source_language=source, open_only=asked["open"])
        if not entries:
            raise Refused(_("There is nothing to translate between these two languages."))
        write, kind, ending = WRITERS[asked["format"]]
        data = write(entries, source_language=source, target_language=language, name=found.title)
        headers = {"Content-Disposition": f'attachment; filename="{found.slug}-{source}-{language}.{ending}"'}
        return HttpResponse(data, content_type=kind, headers=headers)

    @extend_schema(
        operation_id="texts_import",
        request={"multipart/form-data": FileIn, XLIFF: OpenApiTypes.BINARY, PO: OpenApiTypes.BINARY},
        parameters=[FileOptions],
        responses=FileOut,
    )
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.EDIT)
        dry_run, exchange = self.query(FileOptions)["dry_run"], self._read()
        texts = import_translations(found, exchange, actor=self.actor, now=self.now, dry_run=dry_run)
        saved = sum(text.outcome in SAVED for text in texts)
        report = {"dry_run": dry_run, "language": exchange.target_language, "saved": saved, "texts": texts}
        return self.answer(FileOut, report)

    def _read(self) -> Exchange:
        data = self.request.data
        try:
            return read(data if isinstance(data, bytes) else self.body(FileIn)["file"].read())
        except ExchangeError as error:
            raise UnreadableFile(str(error)) from error

"""Reading bodies. What is not plain JSON is refused here, so that nothing behind has to think of it."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, JSONParser

XLIFF, PO = "application/xliff+xml", "text/x-gettext-translation"


class StrictJson(JSONParser):
    """JSON in UTF-8, not nested beyond reason, without halves of characters."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            data = super().parse(stream, media_type, {**(parser_context or {}), "encoding": "utf-8"})
            json.dumps(data, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
        except UnicodeError as error:
            raise ParseError(_("The body has half of a character in it.")) from error
        return data


class RawBody(BaseParser):
    """A file as it is, in bytes."""

    def parse(  # type: ignore[override]
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> bytes:
        return bytes(stream.read())


class CsvBody(RawBody):
    """A CSV."""

    media_type = "text/csv"


class XliffBody(RawBody):
    """A translators' file in XLIFF 2."""

    media_type = XLIFF


class PoBody(RawBody):
    """A translators' file of gettext."""

    media_type = PO

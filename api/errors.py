"""Every error as `application/problem+json` (RFC 9457).

Beside the members of the RFC each problem has `code`, a word that programs may compare and that never
changes, and for bad input `errors`: one object a fault, with the place (`pointer` into the body as in
RFC 6901, `parameter` of the query, or `line` and `column` of a CSV) and a sentence for people.
"""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as ModelInvalid
from django.core.signals import got_request_exception
from django.db import IntegrityError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.settings import api_settings

from events.errors import NotAllowed, NotFound, Overtaken, Refused
from stations.importing import ImportFaults

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
Fault = dict[str, Any]


class QueryInvalid(exceptions.ValidationError):
    """A parameter of the query is wrong."""


class UnreadableFile(exceptions.APIException):
    """What was sent is not the kind of file that is read here; the sentence names the line."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "unreadable_file"


class KeyReused(exceptions.APIException):
    """An Idempotency-Key came again with something else."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    default_code = "key_reused"


class Gone(exceptions.APIException):
    """It was there and has been taken away for good."""

    status_code = HTTPStatus.GONE
    default_code = "gone"


def problem(
    status: int, code: str, detail: str, *, instance: str, errors: list[Fault] | None = None
) -> dict[str, Any]:
    """The members of a problem. `type` is `about:blank`: the status says what kind it is, `code` more exactly."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "instance": instance,
        "code": code,
    }
    return body | {"errors": errors} if errors is not None else body


def problem_response(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """The answer to an error, whatever it is; nothing reaches a caller as a traceback."""
    request: Request | HttpRequest = context["request"]
    status, code, detail = _told(error)
    if isinstance(error, IntegrityError):
        log.warning("two changes met: %s", error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("an API request failed: %s", request.path, exc_info=error)
        got_request_exception.send(sender=type(error), request=request)
    body = problem(status, code, detail, instance=request.path, errors=_faults_of(error))
    if isinstance(error, Overtaken):
        body |= {"words": error.words, "by": error.by, "version": error.version}
    return problem_json(body, headers=_headers(error))


def problem_json(body: dict[str, Any], headers: dict[str, str] | None = None) -> JsonResponse:
    """The problem as an answer: JSON also for who asked for something else."""
    return JsonResponse(
        body,
        status=body["status"],
        headers=headers,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


# Kind of error, status, code, sentence. The first that fits counts.
_TOLD: tuple[tuple[type[Exception] | tuple[type[Exception], ...], int, str, object], ...] = (
    ((NotFound, Http404), 404, "not_found", gettext_lazy("There is nothing at this address that you may see.")),
    (
        (NotAllowed, PermissionDenied),
        403,
        "not_allowed",
        gettext_lazy("Your role in this office does not include this."),
    ),
    (ImportFaults, 400, "import_faults", gettext_lazy("The file was not imported. Nothing has been changed.")),
    (QueryInvalid, 400, "invalid_query", gettext_lazy("The query is not right. Each fault is named.")),
    (
        (ModelInvalid, exceptions.ValidationError),
        400,
        "invalid",
        gettext_lazy("Nothing was changed: the body is not right. Each fault is named."),
    ),
    (RequestDataTooBig, 413, "too_large", gettext_lazy("The body is larger than this service accepts.")),
    (
        IntegrityError,
        409,
        "conflict",
        gettext_lazy("Somebody changed the same thing at this moment. Please try again."),
    ),
)


def _told(error: Exception) -> tuple[int, str, str]:
    """Status, code and sentence of an error."""
    for kinds, status, code, sentence in _TOLD:
        if isinstance(error, kinds):
            return status, code, str(sentence)
    if isinstance(error, Refused):
        return 409, "overtaken" if isinstance(error, Overtaken) else "refused", str(error)
    if isinstance(error, exceptions.APIException):
        return error.status_code, str(error.default_code), str(error.detail)
    return 500, "error", _("Something went wrong on our side. Nothing of this request was kept.")


def _faults_of(error: Exception) -> list[Fault] | None:
    """Every single fault that an error names; None for errors that are about no field."""
    if isinstance(error, ImportFaults):
        return [{"line": fault.line, "column": fault.column, "detail": fault.message} for fault in error.faults]
    if isinstance(error, ModelInvalid):
        return list(_faults(_by_field(error)))
    if isinstance(error, QueryInvalid):
        return list(_faults(error.detail, place="parameter"))
    if isinstance(error, exceptions.ValidationError):
        return list(_faults(error.detail))
    return None


def _by_field(error: ModelInvalid) -> dict[str, Any]:
    if not hasattr(error, "error_dict"):
        return {NON_FIELD_ERRORS: error.messages}
    return dict(error.message_dict)


def _faults(detail: Any, path: tuple[str, ...] = (), *, place: str = "pointer") -> Iterator[Fault]:
    """The leaves of nested errors, each with its place."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            whole = name in {NON_FIELD_ERRORS, api_settings.NON_FIELD_ERRORS_KEY}
            yield from _faults(inner, path if whole else (*path, str(name)), place=place)
    elif isinstance(detail, list):
        nested = any(isinstance(inner, dict | list) for inner in detail)
        for position, inner in enumerate(detail):
            if inner:  # lists of rows have an empty object for each row that is right
                yield from _faults(inner, (*path, str(position)) if nested else path, place=place)
    else:
        where = ".".join(path) if place == "parameter" else _pointer(path)
        yield {place: where, "detail": str(detail)}


def _pointer(path: tuple[str, ...]) -> str:
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)


def _headers(error: Exception) -> dict[str, str]:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(error.auth_header)  # type: ignore[attr-defined]
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)  # type: ignore[attr-defined]
    return headers

"""How the OpenAPI description is made: every operation names every answer it can give, also the errors."""

from typing import Any, Literal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from api.errors import MEDIA_TYPE
from api.idempotency import HEADER

_KEPT: dict[str | None, dict[str, Any]] = {}


class KeptGenerator(SchemaGenerator):
    """Makes the public description once a process and language: it takes a second, and anybody may ask for it."""

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:
        tag = get_language()
        if not public or tag not in _KEPT:
            made: dict[str, Any] = super().get_schema(request, public)  # type: ignore[no-untyped-call]
            if not public:
                return made
            _KEPT[tag] = made
        return _KEPT[tag]


WRITING = {"POST", "PATCH", "PUT"}


class ProblemFault(serializers.Serializer[Any]):
    """One thing that is wrong, and where."""

    detail = serializers.CharField()
    pointer = serializers.CharField(required=False, help_text="Place in the body, as in RFC 6901.")
    parameter = serializers.CharField(required=False, help_text="Parameter of the query, or header.")
    line = serializers.IntegerField(required=False, help_text="Line of the CSV, from 1 with the heading.")
    column = serializers.CharField(required=False, help_text="Column of the CSV, by its heading.")


class Problem(serializers.Serializer[Any]):
    """An error, as in RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField()
    code = serializers.CharField(help_text="A word that programs may compare.")
    errors = ProblemFault(many=True, required=False)  # type: ignore[assignment]


class OvertakenProblem(Problem):
    """With the code `overtaken`: what somebody else has saved. Read it, then send its `version` as `seen`."""

    words = serializers.CharField(required=False)
    by = serializers.CharField(required=False)
    version = serializers.IntegerField(required=False)


SENTENCES = {
    400: "The body or the query is not right; each fault is named.",
    401: "No token, or one that is unknown or was revoked.",
    403: "The role in this office does not include this.",
    404: "It does not exist, or belongs to another office.",
    406: "Only JSON is spoken here.",
    409: "The rules forbid it now; the sentence says why.",
    410: "It was taken away for good.",
    413: "The body is too large.",
    415: "The body is of a kind that is not read here.",
    422: "The Idempotency-Key was used for another request.",
    429: "Too many requests; Retry-After says when to go on.",
}


class ProblemSchema(AutoSchema):  # type: ignore[misc]
    """Adds the errors that follow from what an operation is, and the header that makes a POST repeatable."""

    def get_override_parameters(self) -> list[Any]:
        """Every POST may carry an Idempotency-Key."""
        parameters = list(super().get_override_parameters())
        if self.method == "POST":
            key = OpenApiParameter(
                HEADER,
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="The same key with the same body gets the same answer, for 24 hours.",
            )
            parameters.append(key)
        return parameters

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        """The answers a view names, and the problems."""
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        special = getattr(self.view, "special_problems", {})
        for status in self._problems():
            problem = OpenApiResponse(special.get(status, Problem), description=SENTENCES[status])
            answers[str(status)] = self._get_response_for_code(  # type: ignore[no-untyped-call]
                problem, str(status), media_types=[MEDIA_TYPE]
            )
        return answers

    def _problems(self) -> list[int]:
        statuses = {400, 404, 406, 429, *getattr(self.view, "other_problems", ())}
        if self.view.get_authenticators():
            statuses |= {401, 403}
        if self.method in WRITING:
            statuses |= {409, 413, 415}
        if self.method == "POST":
            statuses.add(422)
        if self.method == "DELETE":
            statuses |= {409, 413}
        return sorted(statuses)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[misc,no-untyped-call]
    """How to sign in, for the description."""

    target_class = "api.auth.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer", "description": _("A token of your own: sf_…")}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[misc,no-untyped-call]
    """The desk's own session."""

    target_class = "api.auth.DeskSessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "apiKey", "in": "cookie", "name": "standfest_session"}


INTRODUCTION = gettext_lazy(
    """Everything the desk does, for programs. What you may see and do is what your role in an office includes.

**Signing in.** `Authorization: Bearer sf_…` with a token of your own from `tokens/`; its text is shown once.

**Bodies** are JSON. A field that is not known or cannot be written is refused by name, and nothing is
changed; `PATCH` leaves alone what you leave out. Times carry their offset: `2027-06-12T14:00:00+02:00`.

**Lists** come in pages (`page`, `page_size` up to 200). A parameter that is not known is refused by name.

**Errors** are `application/problem+json` (RFC 9457). Compare `code`, show `detail`; `errors` names each
fault with its place. What belongs to another office is answered exactly like what does not exist: 404.

**Once only.** A `POST` with an `Idempotency-Key` can be sent again after a broken connection: for 24 hours
the same key with the same body gets the same answer, and the work is done once. After an error the same
key may try again."""
)


def close_bodies(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Postprocessing: bodies say that they take no other fields, and the page begins with how it all works."""
    for name, schema in result.get("components", {}).get("schemas", {}).items():
        if name.endswith("Request") and schema.get("type") == "object":
            schema["additionalProperties"] = False
    result["info"]["description"] = str(INTRODUCTION)
    return result

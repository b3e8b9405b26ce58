"""What every address of the API is made of: fetch with a guard, call one action, answer.

A view names its guard and its action; reading bodies, filtering, pages, repeated requests and errors are
the same everywhere and stand here. To add a resource: a serializer module, a view module, its lines in
`urls.py` (CONTRIBUTING.md has the recipe).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Manager, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, MultipleChoiceField

from api.auth import user_of
from api.errors import QueryInvalid
from api.idempotency import HEADER, once
from api.pagination import Pages
from api.serializers.strict import Body
from events.actors import Actor, staff
from events.errors import NotFound
from events.models import User

Row = TypeVar("Row", bound=Model)
PAGING = (Pages.page_query_param, str(Pages.page_size_query_param))


def one_of(rows: QuerySet[Row] | Manager[Row], **which: Any) -> Row:
    """The row among those that may be seen; NotFound where there is none."""
    row = rows.filter(**which).first()
    if row is None:
        raise NotFound
    return row


class Endpoint(GenericAPIView[Any]):
    """One address. Guards and actions raise the domain's own errors; `errors.py` answers them."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    filter_backends = [DjangoFilterBackend]
    filterset_class: Any = None
    answer_is_secret = False  # such an answer is not kept for an Idempotency-Key

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Read the whole body under the size limit first; wrap a POST that carries an Idempotency-Key."""
        request._request.body  # noqa: B018 (raises when it is too large, before anything parses it)
        super().initial(request, *args, **kwargs)
        work = getattr(self, "post", None)
        if request.method == "POST" and HEADER in request.headers and work is not None:
            again = once(work, request, user=self.user, now=self.now, secret=self.answer_is_secret)
            self.post = again  # dispatch looks the handler up after this

    @property
    def user(self) -> User:
        """Who asks."""
        return user_of(self.request)

    @property
    def actor(self) -> Actor:
        """Who acts for the office."""
        return staff(self.user)

    @property
    def on_behalf(self) -> Actor:
        """Who enters what an organisation said on the telephone."""
        return staff(self.user, on_behalf=True)

    @property
    def now(self) -> datetime:
        """The clock is read here, at the face, and handed to the actions."""
        return timezone.now()

    def body(self, serializer: type[BaseSerializer[Any]], instance: Model | None = None) -> dict[str, Any]:
        """The values of the body, with Python types. With `instance` (PATCH) what is left out stays."""
        reader = serializer(instance, data=self.request.data, partial=instance is not None)
        reader.is_valid(raise_exception=True)
        return dict(reader.validated_data)

    def no_body(self) -> None:
        """Some addresses say everything by themselves: whatever stands in the body is refused by name."""
        Body(data=self.request.data).is_valid(raise_exception=True)

    def answer(
        self, serializer: type[BaseSerializer[Any]], row: Any, *, status: int = 200, location: str = ""
    ) -> Response:
        """One row."""
        headers = {"Location": location} if location else None
        return Response(serializer(row).data, status=status, headers=headers)

    def query(self, serializer: type[Body]) -> dict[str, Any]:
        """The parameters of the query, with Python types; those of pages are read where pages are made."""
        told, fields = self.request.query_params, serializer().fields
        paging = PAGING if type(self).queryset is not None else ()
        many = {name for name, field in fields.items() if isinstance(field, MultipleChoiceField)}
        values = {name: told.getlist(name) if name in many else told[name] for name in told if name not in paging}
        reader = serializer(data=values)
        try:
            reader.is_valid(raise_exception=True)
        except ValidationError as error:
            raise QueryInvalid(error.detail) from error
        return dict(reader.validated_data)

    def page(
        self,
        serializer: type[BaseSerializer[Any]],
        rows: QuerySet[Any],
        *,
        complete: Callable[[Sequence[Any]], Sequence[Any]] = list,
    ) -> Response:
        """A page of rows, filtered and in the order that the query asks for. For `complete` see `part`."""
        self._check_parameters()
        try:
            rows = self.filter_queryset(rows)
        except ValidationError as error:
            raise QueryInvalid(error.detail) from error
        return self.part(serializer, rows, complete=complete)

    def part(
        self,
        serializer: type[BaseSerializer[Any]],
        rows: QuerySet[Any] | Sequence[Any],
        *,
        complete: Callable[[Sequence[Any]], Sequence[Any]] = list,
    ) -> Response:
        """A page of what was found already. `complete` gets what stands on it and fetches what hangs on that."""
        shown = complete(self.paginate_queryset(rows) or [])  # type: ignore[arg-type]
        return self.get_paginated_response(serializer(shown, many=True).data)

    def _check_parameters(self) -> None:
        """A misspelt filter must not look like a list without that filter."""
        known = set(PAGING)
        known |= set(self.filterset_class.base_filters) if self.filterset_class else set()
        faults = {
            name: [_("This parameter is not known here. Known: %(known)s.") % {"known": ", ".join(sorted(known))}]
            for name in self.request.query_params
            if name not in known
        }
        if faults:
            raise QueryInvalid(faults)

"""Offices, their log, the import into their directory."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint, one_of
from api.filters import LogFilter
from api.parsing import CsvBody, StrictJson
from api.serializers.directory import ImportIn, ImportOptions, ImportOut
from api.serializers.offices import LogOut, OfficeIn, OfficeOut
from events.actions.offices import update_office
from events.models import LogEntry, Office
from events.permissions import Right, office_for, offices_of
from stations.actions.imports import import_organisations
from stations.importing import read_organisations


class OfficesView(Endpoint):
    """The offices I belong to."""

    queryset = Office.objects.none()

    @extend_schema(operation_id="offices_list", responses=OfficeOut(many=True))
    def get(self, request: Request) -> Response:
        return self.page(OfficeOut, offices_of(self.user))


class OfficeView(Endpoint):
    """An office."""

    @extend_schema(operation_id="offices_read", responses=OfficeOut)
    def get(self, request: Request, office: str) -> Response:
        return self.answer(OfficeOut, office_for(self.user, office, Right.VIEW))

    @extend_schema(operation_id="offices_change", request=OfficeIn, responses=OfficeOut)
    def patch(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.ADMIN)
        fields = self.body(OfficeIn, found)
        return self.answer(OfficeOut, update_office(found, actor=self.actor, now=self.now, **fields))


class LogView(Endpoint):
    """What happened in an office, and who did it; newest first."""

    queryset = LogEntry.objects.none()
    filterset_class = LogFilter

    @extend_schema(operation_id="log_list", responses=LogOut(many=True))
    def get(self, request: Request, office: str) -> Response:
        return self.page(LogOut, office_for(self.user, office, Right.VIEW).log.select_related("festival"))


class ImportView(Endpoint):
    """Organisations from a CSV: all or nothing. A fault names line and column."""

    parser_classes = [StrictJson, CsvBody]

    @extend_schema(
        operation_id="organisations_import",
        request={"application/json": ImportIn, "text/csv": OpenApiTypes.STR},
        parameters=[
            OpenApiParameter("festival", str, description="With a text/csv body only."),
            OpenApiParameter("dry_run", bool, description="With a text/csv body only."),
        ],
        responses=ImportOut,
    )
    def post(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.EDIT)
        data, options = self._read()
        festival = one_of(found.festivals, slug=options["festival"]) if "festival" in options else None
        rows = import_organisations(
            found,
            read_organisations(data),
            actor=self.actor,
            now=self.now,
            festival=festival,
            dry_run=options["dry_run"],
        )
        return self.answer(ImportOut, {"dry_run": options["dry_run"], "rows": rows})

    def _read(self) -> tuple[bytes, dict[str, Any]]:
        """The CSV and the options, which stand in the body of JSON or in the query beside a CSV."""
        data = self.request.data
        if not isinstance(data, bytes):
            values = self.body(ImportIn)
            return values["csv"].encode(), values
        return data, self.query(ImportOptions)

"""Bodies that are taken by the word, and the fields that JSON needs beside Django's own.

Serializers here only give JSON its Python types; what is right is decided by the validators and actions of
the domain, the same that the pages call. A field that is not known, or that can only be read, is refused by
name: a misspelt word must not look like a change that was made.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError


class Body(serializers.Serializer[Any]):
    """A body; a fault for each field that cannot be written."""

    def to_internal_value(self, data: Any) -> Any:
        faults: dict[str, Any] = {}
        if isinstance(data, dict):
            writable = {name for name, field in self.fields.items() if not field.read_only}
            faults = {name: [_unknown(name, writable)] for name in data if name not in writable}
        try:
            values = super().to_internal_value(data)
        except ValidationError as error:
            if isinstance(error.detail, dict):
                raise ValidationError({**faults, **error.detail}) from error
            raise
        if faults:
            raise ValidationError(faults)
        return values


def _unknown(name: str, writable: set[str]) -> ErrorDetail:
    known = ", ".join(sorted(writable))
    sentence = _("“%(name)s” cannot be written here. Possible: %(known)s.") % {"name": name, "known": known}
    return ErrorDetail(sentence, code="unknown")


class Moment(serializers.DateTimeField):
    """A time with its offset: nobody should have to guess whose clock is meant."""

    default_error_messages = {
        "naive": gettext_lazy("Give the time with its offset, for example 2027-06-12T14:00:00+02:00."),
    }

    def enforce_timezone(self, value: datetime) -> datetime:
        if value.tzinfo is None:
            self.fail("naive")
        return super().enforce_timezone(value)


class Tags(serializers.ListField):
    """Language tags, for example `["de", "ar"]`."""

    child = serializers.CharField(max_length=12)


class ModelBody(Body, serializers.ModelSerializer[Any]):
    """A body whose fields have the types of a model's fields."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {}


ModelBody.serializer_field_mapping = {
    model_field: (Moment if field is serializers.DateTimeField else field)
    for model_field, field in serializers.ModelSerializer.serializer_field_mapping.items()
}

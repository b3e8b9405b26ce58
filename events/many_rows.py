"""Many new rows at once, with one prepared statement.

`bulk_create` builds an expression for each value and a statement for each thousand parameters: for ten thousand
letters that takes several times what the database needs.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

PORTION = 1000  # rows looked up at once


def insert_rows(rows: Sequence[models.Model], *, ignore_conflicts: bool = False) -> None:
    """Write new rows, which learn no primary keys.

    One that breaks a unique constraint is left out with `ignore_conflicts`; else IntegrityError.
    """
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quoted = [connection.ops.quote_name(str(field.column)) for field in fields]
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({places})"  # noqa: S608 (names of the model)
    if ignore_conflicts:
        statement += " ON CONFLICT DO NOTHING"
    columns = [_values(field, rows) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*columns, strict=True)))


def _values(field: "models.Field[Any, Any]", rows: Sequence[models.Model]) -> list[Any]:
    """What the database takes for this field of each row; what many share is converted once."""
    shared: object = _NOTHING
    made, values = None, []
    for row in rows:
        value = field.pre_save(row, add=True)
        if value is not shared:
            shared, made = value, field.get_db_prep_save(value, connection)
        values.append(made)
    return values


_NOTHING = object()


def keys_of(rows: Sequence[models.Model], name: str) -> dict[Any, int]:
    """The primary keys of those rows that are there, by a field that is unique and known before. Few queries."""
    manager: models.Manager[Any] = type(rows[0])._default_manager if rows else models.Manager()
    found: dict[Any, int] = {}
    for start in range(0, len(rows), PORTION):
        some = [getattr(row, name) for row in rows[start : start + PORTION]]
        found |= dict(manager.filter(**{f"{name}__in": some}).order_by().values_list(name, "pk"))
    return found

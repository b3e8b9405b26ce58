"""Rows with what belongs to them in one query instead of two: a LEFT JOIN where a page counts its queries."""

from typing import TypeVar

from django.db.models import F, FilteredRelation, Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
Child = TypeVar("Child", bound=Model)
_PREFIX = "joined_"


def with_children(
    rows: QuerySet[Row], relation: str, child: type[Child], *, only: Q | None = None
) -> list[tuple[Row, list[Child]]]:
    """Each of `rows` in their order with its children by age; those without any come too.

    `relation` is the name of the way there, `only` says which children are meant, from the row's point of view
    (`Q(contacts__is_public=True)`). Meant for few children a row: the row's own columns come with each of them.
    """
    names = [field.attname for field in child._meta.concrete_fields]
    path = relation if only is None else "joined"
    narrowed = rows if only is None else rows.alias(joined=FilteredRelation(relation, condition=only))
    joined = narrowed.annotate(**{_PREFIX + name: F(f"{path}__{name}") for name in names})
    found: dict[object, tuple[Row, list[Child]]] = {}
    for row in joined.order_by(*rows.query.order_by, "pk", f"{path}__pk"):
        _, children = found.setdefault(row.pk, (row, []))
        values = [getattr(row, _PREFIX + name) for name in names]
        if values[names.index(str(child._meta.pk.attname))] is not None:
            children.append(child.from_db(rows.db, names, values))
    return list(found.values())

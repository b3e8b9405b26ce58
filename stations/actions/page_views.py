"""Counting how often organisations' pages are read."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from stations.models import Organisation, PageViews


@transaction.atomic
def add_views(counts: Mapping[tuple[int, str], int], *, day: date) -> None:
    """So many more views on this day, by (organisation, language). Organisations that have gone are left out."""
    known = set(Organisation.objects.filter(pk__in={pk for pk, _ in counts}).values_list("pk", flat=True))
    for (organisation, language), views in sorted(
        counts.items()
    ):  # always in the same order: nobody blocks anybody
        if organisation not in known:
            continue
        row = {"organisation_id": organisation, "language": language, "day": day}
        if _add(row, views):
            continue
        try:
            with transaction.atomic():
                PageViews.objects.create(**row, count=views)
        except IntegrityError:  # somebody else was first
            _add(row, views)


def _add(row: Mapping[str, object], views: int) -> int:
    return PageViews.objects.filter(**row).update(count=F("count") + views)

"""Calendar entries move on: SEQUENCE rises with everything that an entry says, and never falls."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import F

from events.models import Festival, ObservanceLink
from events.texts import Text


def entries_changed(festival: Festival, *, now: datetime) -> Festival:
    """Something of what the festival's calendar entries say has changed. Call inside the transaction.

    Counted in the database: whoever holds an older copy of the row cannot set the count back by this.
    """
    Festival.objects.filter(pk=festival.pk).update(sequence=F("sequence") + 1, updated_at=now)
    festival.sequence += 1
    festival.updated_at = now
    return festival


def translations_changed(texts: Iterable[Text], *, now: datetime) -> None:
    """Readers get other words for these texts: the entries that hold them move on, whatever they belong to."""
    rows: set[models.Model] = set()
    for text in texts:
        if not text.is_hidden:
            rows.add(text.row.festival if isinstance(text.row, ObservanceLink) else text.row)
    for row in sorted((row for row in rows if hasattr(row, "sequence")), key=lambda row: row.pk):
        type(row)._default_manager.filter(pk=row.pk).update(sequence=F("sequence") + 1, updated_at=now)

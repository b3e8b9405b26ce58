"""Calendar entries move on: SEQUENCE rises with everything that an entry says, and never falls."""

from datetime import datetime

from django.db.models import F

from events.models import Festival


def entries_changed(festival: Festival, *, now: datetime) -> Festival:
    """Something of what the festival's calendar entries say has changed. Call inside the transaction.

    Counted in the database: whoever holds an older copy of the row cannot set the count back by this.
    """
    Festival.objects.filter(pk=festival.pk).update(sequence=F("sequence") + 1, updated_at=now)
    festival.sequence += 1
    festival.updated_at = now
    return festival

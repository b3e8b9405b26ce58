"""Writing the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from events.actors import Actor
from events.many_rows import insert_rows
from events.models import Festival, LogEntry, Office


def record(
    subject: models.Model,
    event: str,
    *,
    office: Office,
    actor: Actor,
    now: datetime,
    festival: Festival | None = None,
    details: dict[str, Any] | None = None,
) -> LogEntry:
    """Write down that `event` happened to `subject`. Call inside the transaction of the change itself."""
    entry = _entry(subject, event, details or {}, office=office, actor=actor, now=now, festival=festival)
    entry.save()
    return entry


def record_all(
    subjects: Mapping[models.Model, dict[str, Any]],
    event: str,
    *,
    office: Office,
    actor: Actor,
    now: datetime,
    festival: Festival | None = None,
) -> None:
    """The same event of many subjects, each with its details."""
    insert_rows(
        [
            _entry(subject, event, details, office=office, actor=actor, now=now, festival=festival)
            for subject, details in subjects.items()
        ]
    )


def _entry(
    subject: models.Model,
    event: str,
    details: dict[str, Any],
    *,
    office: Office,
    actor: Actor,
    now: datetime,
    festival: Festival | None,
) -> LogEntry:
    return LogEntry(
        office=office,
        festival=festival,
        about_kind=str(subject._meta.model_name),
        about_id=subject.pk,
        event=event,
        actor=actor.user,
        by=actor.by,
        on_behalf=actor.on_behalf,
        details=details,
        at=now,
    )

"""What the tests of backups share."""

from datetime import UTC, datetime

from festival.backup import kept_models

NOW = datetime(2027, 6, 1, 12, 30, tzinfo=UTC)


def rows():
    return {model._meta.label_lower: list(model._base_manager.order_by("pk").values()) for model in kept_models()}

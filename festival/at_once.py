"""Two people, or two tabs, change the same row at once: what one of them wrote must not vanish.

A form carries with it what it showed, as a short sum of each field. When it comes back, a field that this
person left alone and somebody else changed keeps the newer value; where both changed it, the form asks.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any


def sum_of(value: Any) -> str:
    """Twelve hexadecimal digits, the same for values that mean the same: 3 and 3.0 metres, other white space."""
    return hashlib.sha256(_plain(value).encode(errors="replace")).hexdigest()[:12]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return " ".join(str(value).split())


def write_sums(values: Mapping[str, Any]) -> str:
    """What the form carries with it."""
    return json.dumps({name: sum_of(value) for name, value in values.items()})


def read_sums(text: str) -> dict[str, str]:
    """What the form showed, by field; nothing where somebody sent something else."""
    try:
        sums = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {name: str(value) for name, value in sums.items()} if isinstance(sums, dict) else {}

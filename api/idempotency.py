"""`Idempotency-Key`: a POST that is sent twice does its work once and answers alike.

The key is written first, inside the transaction of the work. Whoever comes second with the same key waits
at the unique constraint until the first is done, and then finds its answer; if the first failed, nothing
of it is left and the second does the work. Only successes are kept: after an error the same key may try again.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import KeyReused, QueryInvalid
from api.models import KeptAnswer
from events.errors import Refused
from events.models import User

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT_FOR = timedelta(hours=24)
MAX_LENGTH = 255


def once(
    work: Callable[..., Response], request: Request, *, user: User, now: datetime, secret: bool
) -> Callable[..., Response]:
    """`work`, done once for the key of this request. `secret` answers are not stored and not repeated."""
    key = request.headers[HEADER]
    if not key.isascii() or not key.isprintable() or not key.strip() or len(key) > MAX_LENGTH:
        raise QueryInvalid({HEADER: [_("Give 1 to 255 printable ASCII characters, for example a UUID.")]})
    asked = _digest(request)

    def work_once(*args: Any, **kwargs: Any) -> Response:
        KeptAnswer.objects.filter(created_at__lt=now - KEPT_FOR).delete()
        with transaction.atomic():
            kept = _claim(user, key, asked, now=now)
            if kept is None:
                return _again(user, key, asked)
            response = work(*args, **kwargs)
            kept.status = response.status_code
            kept.location = response.headers.get("Location", "")
            kept.body = "" if secret else JSONRenderer().render(response.data).decode()
            kept.save(update_fields=["status", "location", "body"])
            return response

    return work_once


def _digest(request: Request) -> str:
    parts = (request.method, request.get_full_path(), request.content_type)
    head = "\n".join(str(part) for part in parts).encode()
    return hashlib.sha256(head + b"\n\n" + request._request.body).hexdigest()


def _claim(user: User, key: str, asked: str, *, now: datetime) -> KeptAnswer | None:
    """The row for this key if it is ours to fill; None where somebody filled it before."""
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(user=user, key=key, asked=asked, created_at=now)
    except IntegrityError:
        return None


def _again(user: User, key: str, asked: str) -> Response:
    kept = KeptAnswer.objects.get(user=user, key=key)
    if kept.asked != asked:
        raise KeyReused(_("This Idempotency-Key was used for another request. Make a new key for each request."))
    if not kept.body and kept.status != 204:
        raise Refused(_("This was done already. Its answer was a secret that is shown only once."))
    headers = {REPLAYED: "true"} | ({"Location": kept.location} if kept.location else {})
    data = json.loads(kept.body) if kept.body else None
    return Response(data, status=kept.status, headers=headers)

"""How often pages of organisations are read. Nothing about a reader is kept, not for a moment.

Each process counts in memory and hands its numbers to the database every few seconds and when it ends. One that is
killed loses those seconds: the numbers say “at least”.
"""

import atexit
import logging
import os
import re
from collections import Counter
from threading import Lock, Thread
from time import sleep

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest
from django.utils import timezone

from stations.actions.page_views import add_views

log = logging.getLogger(__name__)

MACHINES = re.compile("bot|crawl|spider|slurp|preview|facebookexternalhit|monitor", re.IGNORECASE)


class _Seen:
    """Counted here and not handed over yet: (organisation, language) → views."""

    lock = Lock()
    counts: Counter[tuple[int, str]] = Counter()
    process = 0  # whose thread hands them over: gunicorn loads us before it forks


def count_view(request: HttpRequest, organisation: int, language: str) -> None:
    """One more, unless it was a machine that says so, or a browser that fetches in advance."""
    asked = request.META
    if request.method != "GET" or "prefetch" in asked.get("HTTP_SEC_PURPOSE", ""):
        return
    if "HTTP_X_EDGE" in asked or MACHINES.search(asked.get("HTTP_USER_AGENT", "")):
        return
    with _Seen.lock:
        _Seen.counts[organisation, language] += 1
        is_new = settings.HAND_OVER_VIEWS > 0 and _Seen.process != os.getpid()
        _Seen.process = os.getpid()
    if is_new:
        atexit.register(hand_over)
        Thread(target=_keep_handing_over, name="views", daemon=True).start()


def hand_over() -> None:
    """Write into the database what was counted since the last time; keep it when the database is away."""
    with _Seen.lock:
        counts, _Seen.counts = _Seen.counts, Counter()
    if not counts:
        return
    try:
        add_views(counts, day=timezone.localdate())
    except Error:
        log.warning("views of pages could not be written; they are kept")
        with _Seen.lock:
            _Seen.counts.update(counts)


def _keep_handing_over() -> None:
    while True:
        sleep(settings.HAND_OVER_VIEWS)
        hand_over()
        connection.close()

"""When what visitors see has changed: one version for all pages, which rises as soon as a change is committed.

Every write to a table that visitors' pages read is noticed at the database connection, so that an update of
many rows, an import or a command in a shell count as much as a form. A version that got lost is simply a new one.
"""

import re
import secrets
from collections.abc import Callable
from time import time
from typing import Any, NamedTuple

from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.db.backends.signals import connection_created

SEEN = (  # tables that visitors' pages read; every other one must stand in UNSEEN
    "events.Office",
    "events.Festival",
    "events.ObservanceLink",
    "events.OwnDay",
    "events.SitePlan",
    "events.Facility",
    "events.Survey",
    "events.Translation",
    "stations.Organisation",
    "stations.Contact",
    "stations.StandingOffer",
    "stations.Station",
    "stations.Offer",
)
UNSEEN = (
    "events.ApiToken",
    "events.ClosedAddress",
    "events.DateOption",
    "events.DatePoll",
    "events.Heartbeat",
    "events.Job",
    "events.Letter",
    "events.LetterRule",
    "events.LogEntry",
    "events.Membership",
    "events.SurveyChoice",  # its numbers are shown only when the survey is closed, and then its row changes
    "events.Translator",
    "events.User",
    "events.Wish",  # whoever shows one writes its survey as well
    "stations.Circular",
    "stations.DateReply",
    "stations.FeedLink",
    "stations.Feedback",
    "stations.Invitation",
    "stations.KeptPrint",
    "stations.PageViews",
    "stations.PersonalLink",
)
KEY = "pages-version"
_WRITE = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+[\"`]?(\w+)", re.IGNORECASE
)


class Version(NamedTuple):
    """Which state of the tables a page was made from. `since`: seconds, as `time()` counts them."""

    since: float
    mark: str


def new_version() -> Version:
    """One that nobody had before."""
    return Version(time(), secrets.token_hex(6))


class _Owed:
    """Whether a change could not be told, because the cache was away."""

    is_owed = False


def raise_version() -> None:
    """All pages that were kept are out of date."""
    _Owed.is_owed = bool(cache.set_many({KEY: tuple(new_version())}, None))


def tell_what_is_owed() -> None:
    """Say it again, where a change fell into a time without cache."""
    if _Owed.is_owed:
        raise_version()


def watch_writes() -> None:
    """From now on, every connection of this process notices changes that visitors see."""
    tables = {apps.get_model(label)._meta.db_table for label in SEEN}

    def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        found = _WRITE.match(sql) if isinstance(sql, str) else None
        if found and found[1] in tables:
            _raise_on_commit(context)
        return result

    def begin(connection: Any, **_: Any) -> None:
        if watch not in connection.execute_wrappers:
            connection.execute_wrappers.append(watch)

    connection_created.connect(begin, weak=False, dispatch_uid="visitors notice changes")


def _raise_on_commit(context: dict[str, Any]) -> None:
    connection = context["connection"]
    waiting = connection.run_on_commit
    if not (waiting and waiting[-1][1] is raise_version):  # once is enough for many rows in a row
        transaction.on_commit(raise_version, using=connection.alias, robust=True)

"""Counting how often organisations' pages are read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from events.languages import PRODUCT_TAGS
from stations.codes import code_as_typed
from stations.models import Organisation, PageViews

QUIET = timedelta(minutes=3)  # nobody writes a file any more that was not written for so long
SHOWN_DAYS = 30


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


def count_edge_views(folder: Path, *, now: datetime) -> int:
    """Add what the edge has written (`CODE language`, a line a view) in files that have been quiet for a while.

    A file is taken away before its views are added: a crash in between loses them and counts none twice.
    """
    views: Counter[tuple[date, str, str]] = Counter()
    for file in sorted(folder.glob("*.log")):
        written = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
        if now - written < QUIET:
            continue
        taken = file.rename(file.with_suffix(".taken"))
        day = written.astimezone(timezone.get_current_timezone()).date()
        lines = [line.split() for line in taken.read_text(encoding="utf-8", errors="replace").splitlines()]
        views.update((day, code_as_typed(line[0]), line[1]) for line in lines if len(line) == 2)
        taken.unlink()
    codes = {code for _day, code, _language in views}
    known = dict(Organisation.objects.filter(code__in=codes).values_list("code", "pk"))
    for day in {day for day, _code, _language in views}:
        of_day: Counter[tuple[int, str]] = Counter()
        for (on, code, language), count in views.items():
            if on == day and code in known and language in PRODUCT_TAGS:
                of_day[known[code], language] += count
        add_views(of_day, day=day)
    return sum(views.values())


@dataclass(frozen=True, slots=True)
class Views:
    """How often a page was read: `today`, in the last 30 days, and in these days by language, most first."""

    today: int
    month: int
    by_language: list[tuple[str, int]]


def views_of(organisation: Organisation, *, today: date) -> Views:
    """The views of an organisation's page. One query."""
    since = today - timedelta(days=SHOWN_DAYS - 1)
    rows = PageViews.objects.filter(organisation=organisation, day__gte=since).order_by()
    found = list(rows.values_list("day", "language", "count"))
    by_language: Counter[str] = Counter()
    for _day, language, count in found:
        by_language[language] += count
    today_views = sum(count for day, _language, count in found if day == today)
    return Views(today_views, by_language.total(), by_language.most_common())

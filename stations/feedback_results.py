"""What families said: numbers by station, and their sentences."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from events.models import Festival
from stations.feedback import Tally, tally_of
from stations.models import Feedback, Station


@dataclass(frozen=True, slots=True)
class Told:
    """What was said about one station, or without one about the festival as a whole."""

    station: Station | None
    tally: Tally


def results_of(festival: Festival) -> list[Told]:
    """The festival as a whole, then each station that has its place or was spoken about. Two queries."""
    counts = _counts(festival.feedback.all())
    stations = festival.stations.listed().select_related("organisation").order_by("number", "pk")
    shown = [one for one in stations if one.state == "confirmed" or one.pk in counts]
    told = [Told(None, tally_of(counts.get(None, {})))]
    return told + [Told(station, tally_of(counts.get(station.pk, {}))) for station in shown]


def results_at(station: Station) -> Tally:
    """The numbers of one station. One query."""
    return tally_of(_counts(station.feedback.all()).get(station.pk, {}))


def sentences_of(festival: Festival) -> QuerySet[Feedback]:
    """Everything that was written, hidden or not, the newest day first."""
    return festival.feedback.exclude(sentence="").select_related("station__organisation")


def sentences_at(station: Station) -> QuerySet[Feedback]:
    """What was written about one station and not hidden by the office."""
    return station.feedback.exclude(sentence="").filter(is_hidden=False)


def _counts(rows: QuerySet[Feedback]) -> dict[int | None, Counter[int]]:
    counts: dict[int | None, Counter[int]] = {}
    for station, face, number in rows.order_by().values_list("station", "face").annotate(Count("pk")):
        counts.setdefault(station, Counter())[face] = number
    return counts

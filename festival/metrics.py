"""Figures for Prometheus, read from the rows at each scrape: the same whichever process answers.

Nothing here tells one person or organisation from another. https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from events.models import Festival, FestivalState, Heartbeat, Job, JobState, Letter, LetterState


class _Rows(Collector):
    """Counts rows. A state that no row is in counts as nought, so that alerts never miss a series."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        yield self._by_state("standfest_letters", "Letters by state.", Letter, LetterState.values)
        yield self._by_state("standfest_festivals", "Festivals by state.", Festival, FestivalState.values)
        yield self._by_state("standfest_jobs", "Work in the background by state.", Job, JobState.values)
        yield self._taken()
        yield self._oldest()
        yield self._heartbeats()

    def _by_state(self, name: str, words: str, model: type, states: list[str]) -> Metric:
        found = dict(model.objects.order_by().values_list("state").annotate(n=Count("pk")))  # type: ignore[attr-defined]
        gauge = GaugeMetricFamily(name, words, labels=["state"])
        for state in states:
            gauge.add_metric([state], found.get(state, 0))
        return gauge

    def _taken(self) -> Metric:
        left = Letter.objects.filter(sent_at__isnull=False).order_by().values_list("kind")
        # No counter: a letter that came back and is sent again counts anew.
        words = "Letters a mail server has taken and that did not have to be sent again."
        gauge = GaugeMetricFamily("standfest_letters_taken", words, labels=["kind"])
        for kind, count in left.annotate(n=Count("pk")):
            gauge.add_metric([kind], count)
        return gauge

    def _oldest(self) -> Metric:
        oldest = Letter.objects.unsent().filter(due_at__lte=self.now).aggregate(at=Min("due_at"))["at"]
        waited = (self.now - oldest).total_seconds() if oldest else 0
        words = "Seconds for which the oldest letter due has waited."
        return GaugeMetricFamily("standfest_oldest_letter_seconds", words, value=waited)

    def _heartbeats(self) -> Metric:
        words = "Seconds since a part of the service was last heard."
        gauge = GaugeMetricFamily("standfest_heartbeat_age_seconds", words, labels=["part"])
        for beat in Heartbeat.objects.filter(part__in=["worker", "clock"]):
            gauge.add_metric([beat.part], beat.age(now=self.now))
        return gauge


def exposition(*, now: datetime) -> bytes:
    """All figures in Prometheus' text format. Six queries, however many rows."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Rows(now))
    return generate_latest(registry)

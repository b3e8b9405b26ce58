"""The yardstick: views with nothing around them, under the same server, from the same cache and database."""

from functools import cache as once

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template import Template, engines
from django.urls import path

from stations.models import Station

ROWS = 60
TABLE = """<!doctype html><title>Stations</title><table>{% for row in rows %}<tr><td>{{ row.number }}</td>
<td>{{ row.organisation.name }}</td><td>{{ row.spot }}</td><td>{{ row.festival.title }}</td></tr>
{% endfor %}</table>"""


def kept(request: HttpRequest) -> HttpResponse:
    """The bytes that lie in the cache."""
    return HttpResponse(cache.get("bare"), headers={"Content-Encoding": "gzip"})


def rendered(request: HttpRequest) -> HttpResponse:
    """Sixty rows with one query."""
    rows = Station.objects.select_related("organisation", "festival").order_by("pk")[:ROWS]
    return HttpResponse(_table().render({"rows": rows}))


@once
def _table() -> Template:
    return engines["django"].from_string(TABLE)


urlpatterns = [path("kept", kept), path("rendered", rendered)]

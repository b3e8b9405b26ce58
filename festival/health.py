"""For load balancers and orchestrators: is this process alive, and can it serve?

The answers come before any other middleware: no cookie, no `Vary`, and whatever host name the probe used.
"""

from collections.abc import Callable
from hmac import compare_digest

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.http import require_safe

from festival.checks import PROBLEM
from festival.doctor import check_ready


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; looks at nothing else."""
    return _unkept(JsonResponse({"status": "ok"}))


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when database, worker and letters are well, else 503; each check says what it found."""
    checks = check_ready(now=timezone.now())
    ready = all(check.level != PROBLEM for check in checks)
    found = {check.name: {"ok": check.level != PROBLEM, "says": check.says} for check in checks}
    body = {"status": "ok" if ready else "unavailable", "checks": found}
    return _unkept(JsonResponse(body, status=200 if ready else 503))


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for whoever knows `METRICS_TOKEN`; without that setting there is no such page."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if not settings.METRICS_TOKEN:
        return _unkept(HttpResponse("METRICS_TOKEN is not set.\n", status=404, content_type="text/plain"))
    if not compare_digest(sent, settings.METRICS_TOKEN.encode()):
        return _unkept(HttpResponse("The token is missing or wrong.\n", status=403, content_type="text/plain"))
    from festival.metrics import exposition

    try:
        body = exposition(now=timezone.now())
    except (Error, OSError):
        return _unkept(HttpResponse("The database cannot be used.\n", status=503, content_type="text/plain"))
    return _unkept(HttpResponse(body, content_type="text/plain; version=0.0.4; charset=utf-8"))


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


class HealthMiddleware:
    """Stands first and answers the addresses of `health_urls.py` itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            view = resolve(request.path_info, urlconf="festival.health_urls")
        except Resolver404:
            return self.get_response(request)
        response: HttpResponse = view.func(request)
        return response

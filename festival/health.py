"""For load balancers and orchestrators: is this process alive, and can it serve?

The answers come before any other middleware: no cookie, no `Vary`, and whatever host name the probe used.
"""

from collections.abc import Callable

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

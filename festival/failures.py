"""Pages for what goes wrong: a sentence, what to do now, in the reader's language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.errors import NotAllowed, NotFound


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "failures/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "failures/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "failures/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late, or from elsewhere."""
    return render(request, "failures/csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; the template needs nothing of the request."""
    return render(request, "failures/500.html", status=500)


class DomainErrorsMiddleware:
    """What the guards of the domain refuse becomes a page: 404 for what is not theirs, 403 for the role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Only the two that every view may meet; a view says Refused in its own words."""
        if isinstance(error, NotFound):
            return not_found(request, error)
        if isinstance(error, NotAllowed):
            return forbidden(request, error)
        return None

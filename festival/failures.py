"""Pages for what goes wrong: a sentence, what to do now, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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

"""Headers that keep personal links and secret addresses to themselves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SECRET = ("/my/", "/translate/", "/letters/", "/calendar/", "/staff/")  # the address itself is a key
PRIVATE = (*SECRET, "/desk/", "/api/")


class PrivacyHeadersMiddleware:
    """Pages behind a personal link are never cached, indexed or named to another site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(PRIVATE):
            response.headers.setdefault("Cache-Control", "no-store, private")
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if request.path_info.startswith(SECRET):
            # Never “no-referrer”: browsers then send `Origin: null` with a form, and the CSRF check refuses it.
            response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        return response

"""Taking what families send: no cookie, no account, and no trace of who it was.

A form without a cookie cannot carry a token against forged forms. It needs none: there is nobody signed in whose
rights could be misused. The browser says whether the form stood on a page of ours.
"""

import secrets
from collections.abc import Callable
from datetime import date
from functools import wraps
from hashlib import blake2b
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from festival.visitor.pages import visitor_page

View = Callable[..., HttpResponse]
MOST = 60  # answers in a span, from one address: a whole meadow may share one
SPAN = 600  # seconds
DAY = 86_400


class Refusal(NamedTuple):
    """Why an answer is not taken now; the form comes back with everything that was typed."""

    sentence: str
    status: int


class TrapForm(forms.Form):
    """A field that nobody sees. Programs that fill in every field fill it in as well."""

    website = forms.CharField(required=False, max_length=200)

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.data.get("website"))


def visitor_form(view: View) -> View:
    """Decorator: GET like every visitor page, open or closed to the minute; POST is never kept anywhere."""
    reading = visitor_page(by_minute=True)(view)

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return reading(request, *args, **kwargs)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return page


def refusal_of(request: HttpRequest) -> Refusal | None:
    """Why this answer is not taken; None where it is."""
    if is_from_elsewhere(request):
        return Refusal(_("This did not come from our page. Please tap once more."), 403)
    if is_too_many(request, today=timezone.localdate()):
        return Refusal(_("Very many answers are coming in. Please try again in ten minutes."), 429)
    return None


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on another site. Old browsers say nothing, and are believed."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc != request.get_host()


def is_too_many(request: HttpRequest, *, today: date) -> bool:
    """Whether more came from this address lately than people tap. Without a cache, everything is let in.

    The address is kept nowhere: only a number beside a digest, for ten minutes, under a secret of that day.
    """
    known = f"said-secret-{today.isoformat()}"
    secret = cache.get(known)
    if secret is None:
        cache.add(known, secrets.token_hex(16), DAY)
        secret = cache.get(known)
    if secret is None:
        return False
    digest = blake2b(network_of(request).encode(), key=secret.encode(), digest_size=16).hexdigest()
    key = f"said-{digest}"
    cache.add(key, 0, SPAN)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it has just run out
        return False


def network_of(request: HttpRequest) -> str:
    """The address, or what a proxy of our own network says of it. Of IPv6 the half that a household gets."""
    told: str = request.META.get("REMOTE_ADDR", "")
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        if passed_on and (not told or ip_address(told).is_private):
            told = passed_on
        address = ip_address(told)
    except ValueError:
        return told
    return address.exploded[:19] if address.version == 6 else str(address)

"""What all visitor pages have in common: reading only, short shared caching, no cookie."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]
FRESH_SECONDS = 60  # “now and next” may lag behind the clock by this much


def visitor_page(view: View) -> View:
    """Decorator: GET and HEAD only; anybody on the way may keep the answer for a minute and ask again by ETag."""
    cached = cache_control(public=True, max_age=FRESH_SECONDS)(conditional_page(view))
    return require_safe(cached)

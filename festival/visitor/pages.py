"""What all visitor pages have in common: reading only, kept for everybody, no cookie.

    @visitor_page
    @visitor_page(by_minute=True, choices=("language", "age"))

`by_minute`: says something about this very minute. `choices`: parameters of the address with few values; an
address with other parameters is answered, and not kept.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, overload

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]
LONGEST_CHOICE = 80  # characters; what is longer was not chosen from a list


class Manner(NamedTuple):
    """How an answer may be kept. `about`: the organisation whose page it is (its number)."""

    by_minute: bool
    may_be_kept: bool
    about: int | None


@overload
def visitor_page(view: View) -> View: ...
@overload
def visitor_page(*, by_minute: bool = False, choices: tuple[str, ...] = ()) -> Callable[[View], View]: ...
def visitor_page(view: View | None = None, *, by_minute: bool = False, choices: tuple[str, ...] = ()) -> Any:
    """Decorator: GET and HEAD only; `festival.visitor.keeping` keeps, packs and tags the answer.

    Browsers ask each time whether the page is still the same, an edge once a second: a change is seen at once.
    """

    def decorate(view: View) -> View:
        cached = cache_control(public=True, max_age=0, s_maxage=1)(require_safe(view))

        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = cached(request, *args, **kwargs)
            about = getattr(request, "about_organisation", None)
            kept = response.status_code == 200 and not response.cookies and _is_choice(request, choices)
            response.manner = Manner(by_minute, kept, about)  # type: ignore[attr-defined]
            return response

        return page

    return decorate if view is None else decorate(view)


def is_about(request: HttpRequest, organisation: int) -> None:
    """Say in a view whose page it shows; such pages are counted."""
    request.about_organisation = organisation  # type: ignore[attr-defined]


def _is_choice(request: HttpRequest, choices: tuple[str, ...]) -> bool:
    if not request.META.get("QUERY_STRING"):
        return True
    return len(request.META["QUERY_STRING"]) <= LONGEST_CHOICE and set(request.GET) <= set(choices)

"""Calendars to subscribe to by secret address, for organisations and offices alike."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from events.errors import NotFound
from events.languages import PRODUCT_TAGS
from events.links import absolute_url
from events.models import Office
from festival.language import DEFAULT
from stations.actions.feeds import feed_token, usable_feed_links
from stations.feeds import feed_of
from stations.models import Organisation
from stations.permissions import feed_link_for


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a calendar is: `web` to copy, `subscribe` for programs that take a tap. Empty before it was made.

    `lost` says that there is one, which the changed secret key no longer can name.
    """

    web: str = ""
    subscribe: str = ""
    lost: bool = False


def addresses_of(office: Office, organisation: Organisation | None = None) -> Addresses:
    """The address of a calendar, with the language in force, as nobody can tell a calendar program's own."""
    token = feed_token(office, organisation)
    if token is None:
        return Addresses(lost=usable_feed_links(office, organisation).exists())
    web = f"{absolute_url('feed', token)}?language={get_language() or DEFAULT}"
    return Addresses(web, f"webcal://{web.partition('://')[2]}")


@require_safe
@cache_control(private=True, no_cache=True)
@conditional_page
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """`?language=ar`, else as the address begins (`/ar/…`), else the office's language.

    An address that was replaced answers 410, so that programs stop asking.
    """
    try:
        link = feed_link_for(token)
    except NotFound:
        return _nothing(_("There is no calendar at this address."), status=404)
    if link.revoked_at is not None:
        return _nothing(_("This calendar has a new address. Ask those who gave you the former one."), status=410)
    language = _language(request, link.office)
    response = HttpResponse(
        feed_of(link, language, now=timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'inline; filename="standfest.ics"'
    response.headers["Content-Language"] = language
    return response


def _language(request: HttpRequest, office: Office) -> str:
    """What nobody speaks falls back: a calendar in German says more than none."""
    chosen = get_language() if request.language_is_chosen else None  # type: ignore[attr-defined]
    wanted = (request.GET.get("language"), chosen, office.language)
    return next((tag for tag in wanted if tag in PRODUCT_TAGS), DEFAULT)


def _nothing(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")

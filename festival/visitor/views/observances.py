"""The calendar of observances to subscribe to."""

import zlib
from datetime import date

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from events.calendars import CALENDARS, UnknownTradition, calendars
from events.calendars.germany import STATES
from events.calendars.subscription import subscription
from events.digests import digest_of
from events.languages import PRODUCT_TAGS
from events.models import Office
from events.own_calendar import changes_of, office_subscription

YEARS_BACK, YEARS_AHEAD = 1, 2
FRESH_SECONDS = 6 * 3600  # the days hardly change; calendars ask a few times a day
KNOWN = ("state", "tradition", "language", "office")


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
@conditional_page
def observances_calendar(request: HttpRequest) -> HttpResponse:
    """`?state=TH&tradition=islam&tradition=jewish&language=ar`, from last year to two years ahead.

    With `&office=jena` as this office knows it, in its federal state unless another one is asked for.
    A calendar that quietly leaves out what was misspelt would look like free days: 400 with a sentence.
    """
    language = request.GET.get("language") or get_language() or "de"
    slug = request.GET.get("office", "")
    office = Office.objects.filter(slug=slug).first() if slug and slug.isprintable() else None  # no NUL
    state = request.GET.get("state") or (office.federal_state if office else None)
    refusal = _refusal(request, language, state)
    if slug and office is None:
        refusal = refusal or gettext("There is no office “%(name)s”.") % {"name": slug}
    if refusal:
        return _refused(refusal)
    try:
        text = _kept(timezone.localdate().year, state, request.GET.getlist("tradition"), language, office)
    except UnknownTradition as error:
        return _refused(
            gettext("There is no calendar “%(name)s”. Known: %(known)s.")
            % {"name": error.name, "known": ", ".join(calendar.slug for calendar in CALENDARS)}
        )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="observances.ics"'
    response.headers["Content-Language"] = language
    return response


def _kept(year: int, state: str | None, traditions: list[str], language: str, office: Office | None) -> bytes:
    """The calendar, made once in a while for everybody who subscribes to the same. Raises `UnknownTradition`."""
    slugs = sorted(calendar.slug for calendar in calendars(traditions)) if traditions else None
    changes = changes_of(office) if office else None
    asked = f"{year} {state} {slugs} {language}"
    if office and changes:
        asked += f" {office.pk} {office.name} {changes.newest}"
    key = f"observances-{digest_of(asked)}"
    packed = cache.get(key)
    if packed is not None:
        return zlib.decompress(packed)
    first, last = date(year - YEARS_BACK, 1, 1), date(year + YEARS_AHEAD, 12, 31)
    with translation.override(language):
        if office and changes:
            text = office_subscription(office, first, last, state=state, traditions=slugs, changes=changes)
        else:
            text = subscription(first, last, state=state, traditions=slugs)
    cache.set(key, zlib.compress(text), FRESH_SECONDS)
    return text


def _refusal(request: HttpRequest, language: str, state: str | None) -> str:
    unknown = sorted(set(request.GET) - set(KNOWN))
    if unknown:
        words = {"name": ", ".join(unknown), "known": ", ".join(KNOWN)}
        return gettext("This parameter is not known here: %(name)s. Known: %(known)s.") % words
    if language not in PRODUCT_TAGS:
        words = {"name": language, "known": ", ".join(PRODUCT_TAGS)}
        return gettext("There is no language “%(name)s”. Known: %(known)s.") % words
    if state is not None and state not in STATES:
        words = {"name": state, "known": ", ".join(STATES)}
        return gettext("There is no federal state “%(name)s”. Known: %(known)s.") % words
    return ""


def _refused(sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=400, content_type="text/plain; charset=utf-8")

"""Which language a page is answered in, decided in one place and without a cookie.

`/XX/…` asks for language XX; otherwise the reader's `Accept-Language` decides. The answer is direct,
without a redirect. The prefix is cut off before addresses are resolved and put back by `{% url %}`.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from events.languages import PLAIN_GERMAN, PRODUCT, PRODUCT_TAGS, language, primary

GetResponse = Callable[[HttpRequest], HttpResponse]
STAFF_LANGUAGES = ("de", "en")
DEFAULT = "de"  # most readers of a district's pages who send no header read German
NEAREST = {"prs": "fa", "kmr": "ku", "de-simple": PLAIN_GERMAN}  # what browsers call a language of ours


def accepted_language(header: str) -> str:
    """The first language of an `Accept-Language` header that the product speaks."""
    for tag, quality in parse_accept_lang_header(header.lower()):
        if not quality:
            continue  # `q=0` means: not this one
        for wanted in (tag, primary(tag)):
            candidate = NEAREST.get(wanted, wanted)
            if candidate in PRODUCT_TAGS:
                return candidate
    return DEFAULT


def asked_language(request: HttpRequest) -> tuple[str, bool]:
    """The language to answer in, and whether the address chose it (`/XX/…`, also in capitals)."""
    chosen = request.path_info[1:].partition("/")[0].lower()
    if chosen in PRODUCT_TAGS:
        return chosen, True
    return accepted_language(request.META.get("HTTP_ACCEPT_LANGUAGE", "")), False


class LanguageMiddleware:
    """Activates the language of the request and says so in the answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag, prefixed = asked_language(request)
        if prefixed:
            request.path_info = f"/{request.path_info[1:].partition('/')[2]}"
        request.language_is_chosen = prefixed  # type: ignore[attr-defined]
        set_script_prefix(f"/{tag}/" if prefixed else "/")
        try:
            with translation.override(tag):
                response = self.get_response(request)
                response.headers.setdefault("Content-Language", translation.get_language() or tag)
        finally:
            set_script_prefix("/")
        if not prefixed:
            patch_vary_headers(response, ["Accept-Language"])
        return response


class StaffLanguageMiddleware:
    """The desk, its sign-in and the API speak German or English: the person's own choice first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(("/desk/", "/staff/", "/api/")):
            tag = translation.get_language() or DEFAULT
            if not request.language_is_chosen and request.user.is_authenticated:  # type: ignore[attr-defined]
                tag = request.user.language
            translation.activate(primary(tag) if primary(tag) in STAFF_LANGUAGES else "en")
        return self.get_response(request)


def language_context(request: HttpRequest) -> dict[str, object]:
    """For every template: the language in force, its direction, and the chooser's entries."""
    tag = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "lang": tag,
        "dir": language(tag).direction,
        "languages": PRODUCT,
        "path": request.path_info,  # without the prefix, so that the chooser can put another one in front
    }

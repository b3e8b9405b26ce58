"""Visitor pages are rendered once and kept: packed, with their headers, by address, language and version.

It stands first of all middlewares: a page that is kept costs one question to the cache, and nothing else.
Pages are the same for everybody. When one has gone out of date less than a second ago, one reader waits while
it is rendered anew and the others get it once more; when the cache is away, every page is rendered.
"""

import gzip
from collections.abc import Callable
from hashlib import blake2b
from time import time
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from festival.headers import PRIVATE
from festival.language import asked_language
from festival.visitor.counting import count_view
from festival.visitor.pages import Manner
from festival.visitor.versions import KEY, Version, new_version, tell_what_is_owed

FORMAT = 1  # of what is kept
KEPT_SECONDS = 120  # a version that got lost with the cache must not leave a page standing
GRACE_SECONDS = 1.0  # for so long the page before is given while somebody renders the next
LOCK_SECONDS = 2
OTHERS = (*PRIVATE, "/static/", "/healthz", "/readyz", "/metrics")
PACKED = ("text/", "image/svg+xml", "application/json", "application/manifest+json")
STAY_WITH_304 = ("Cache-Control", "Content-Language", "ETag", "Vary", "X-Accel-Expires")


class Kept(NamedTuple):
    """An answer as it lies in the cache. `until`: seconds, as `time()` counts them."""

    version: tuple[float, str]
    until: float
    headers: list[tuple[str, str]]
    body: bytes
    is_packed: bool
    about: int | None
    language: str


class _Ready:
    """A page at hand in this process; whether it is still right the shared cache says."""

    __slots__ = ("headers", "kept")

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.headers = dict(kept.headers)


_NEAR: dict[str, _Ready] = {}
MOST_NEAR = 500  # pages of some kilobytes


class KeptPagesMiddleware:
    """Answers from the cache where it can, and puts into it what `visitor_page` allows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(OTHERS):
            return self.get_response(request)
        language, _prefixed = asked_language(request)
        if not settings.KEEP_PAGES:
            return self._render(request, language)[0]
        key = _key(language, request)
        tell_what_is_owed()
        near = _NEAR.get(key)
        if near and near.kept.until > time() and cache.get(KEY) == near.kept.version:
            return _answer(request, near)
        found = cache.get_many([KEY, key])
        version, kept = found.get(KEY), found.get(key)
        if version and kept and _is_good(Kept(*kept), Version(*version), key):
            return _answer(request, _put_near(key, Kept(*kept)))
        version = version or _first_version()
        response, page = self._render(request, language, version)
        if page and version and cache.get(KEY) == version:  # nothing has changed while it was rendered
            cache.set(key, tuple(page), int(page.until - time() + GRACE_SECONDS) + 1)
        return response

    def _render(
        self, request: HttpRequest, language: str, version: tuple[float, str] = (0, "")
    ) -> tuple[HttpResponse, Kept | None]:
        """The answer, and what to keep of it."""
        response = self.get_response(request)
        manner: Manner | None = getattr(response, "manner", None)
        if manner is None or response.status_code != 200:
            return response, None
        page = _pack(response, manner, version, language)
        return _answer(request, _Ready(page)), page if manner.may_be_kept else None


def _key(language: str, request: HttpRequest) -> str:
    key = f"page-{FORMAT}-{language}-{request.path_info}?{request.META.get('QUERY_STRING', '')}"
    is_plain = len(key) < 200 and key.isascii() and key.isprintable() and " " not in key
    return key if is_plain else _digest(key.encode())


def _is_good(kept: Kept, version: Version, key: str) -> bool:
    """Whether this page may be given: it is up to date, or was until just now and somebody renders the next."""
    now = time()
    ends = min(kept.until, version.since if kept.version != tuple(version) else kept.until)
    if now < kept.until and kept.version == tuple(version):
        return True
    return now - ends < GRACE_SECONDS and not cache.add(f"{key}-{version.mark}-{kept.until}", 1, LOCK_SECONDS)


def _first_version() -> Any:
    cache.add(KEY, tuple(new_version()), None)
    return cache.get(KEY)


def _pack(response: HttpResponse, manner: Manner, version: tuple[float, str], language: str) -> Kept:
    body = response.content
    is_packed = response.headers.get("Content-Type", "").startswith(PACKED)
    response.headers["ETag"] = f'W/"{_digest(body)}"'
    if is_packed:
        patch_vary_headers(response, ["Accept-Encoding"])
        body = gzip.compress(body, 9, mtime=0)
    headers = [(name, value) for name, value in response.headers.items() if name != "Content-Length"]
    now = time()
    until = now - now % 60 + 60 if manner.by_minute else now + KEPT_SECONDS
    return Kept(version, until, headers, body, is_packed, manner.about, language)


def _put_near(key: str, kept: Kept) -> "_Ready":
    if len(_NEAR) >= MOST_NEAR:
        _NEAR.clear()
    _NEAR[key] = _Ready(kept)
    return _NEAR[key]


def _answer(request: HttpRequest, ready: "_Ready") -> HttpResponse:
    """To this reader: the page, packed if wanted, or that it has not changed."""
    kept, headers = ready.kept, ready.headers
    if kept.about is not None:
        count_view(request, kept.about, kept.language)
    if "HTTP_X_EDGE" in request.META:
        headers = headers | until_next_second()
    if headers["ETag"] in request.META.get("HTTP_IF_NONE_MATCH", ""):
        stay = {name: headers[name] for name in STAY_WITH_304 if name in headers}
        response = HttpResponse(status=304, headers=stay)
        del response.headers["Content-Type"]
        return response
    packed = kept.is_packed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body = kept.body if packed or not kept.is_packed else gzip.decompress(kept.body)
    more = {"Content-Encoding": "gzip"} if packed else {}
    headers = headers | more | {"Content-Length": str(len(body))}
    return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)


def until_next_second() -> dict[str, str]:
    """For our nginx: it counts whole seconds, and would keep for up to two what may be kept for one."""
    return {"X-Accel-Expires": f"@{int(time())}"}


def _digest(words: bytes) -> str:
    return blake2b(words, digest_size=12).hexdigest()
